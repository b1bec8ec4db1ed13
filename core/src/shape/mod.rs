//! Owns describing documents: one static table an object, from which the strict reader, the JSON Schema, the TypeScript types and the
//! documentation come. Knows no document; what refers to something else in it is checked where the document is built.

mod check;
#[cfg(feature = "schema")]
mod definitions;
#[cfg(feature = "schema")]
mod phrase;
#[cfg(feature = "schema")]
pub(crate) mod schema;
#[cfg(feature = "schema")]
pub(crate) mod table;
#[cfg(feature = "schema")]
pub(crate) mod typescript;

/// What may stand at a place of a document.
pub(crate) enum Shape {
    /// An object with these keys and no other.
    Object(&'static Record),
    /// An object whose keys depend on the text under one of them.
    Tagged(&'static Tagged),
    /// An array.
    List(&'static List),
    /// An object whose keys are data.
    Map(&'static Map),
    /// A text of at most so many code points.
    Text(usize),
    /// A text of a form.
    Form(&'static Form),
    /// A whole number within bounds.
    Integer(i64, i64),
    /// A number within bounds; the lower one is not allowed where `Above` says so.
    Number(f64, f64),
    /// A number above the first bound, up to the second.
    Above(f64, f64),
    /// `true` or `false`.
    Truth,
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// The first of two that has the JSON type of the value: a text, or something else.
    TextOr(&'static Shape, &'static Shape),
    /// Something that has a name of its own in types and documentation, without being an object of known keys.
    Named(&'static Named),
}

/// A shape with a name.
pub(crate) struct Named {
    /// What it is called in types and documentation.
    #[cfg(feature = "schema")]
    pub name: &'static str,
    /// What it is.
    #[cfg(feature = "schema")]
    pub about: &'static str,
    /// What may stand there.
    pub of: &'static Shape,
}

/// An object and its keys.
pub(crate) struct Record {
    /// What it is called in types and documentation.
    #[cfg(feature = "schema")]
    pub name: &'static str,
    /// What it is.
    #[cfg(feature = "schema")]
    pub about: &'static str,
    /// Its keys, in the order of the documentation.
    pub keys: &'static [Key],
}

/// A key of an object.
pub(crate) struct Key {
    /// As it is written.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What may stand under it.
    pub shape: &'static Shape,
    /// What it means.
    #[cfg(feature = "schema")]
    pub about: &'static str,
}

/// An object of several kinds.
pub(crate) struct Tagged {
    /// The key that names the kind.
    pub tag: &'static str,
    /// The kind where that key is absent; empty if it must be there.
    pub otherwise: &'static str,
    /// Keys of every kind, the tag among them.
    pub common: &'static Record,
    /// The further keys of each kind.
    pub kinds: &'static [(&'static str, &'static Record)],
}

/// An array of like things.
pub(crate) struct List {
    /// What each item is.
    pub of: &'static Shape,
    /// The fewest items.
    pub least: usize,
    /// The most items.
    pub most: usize,
    /// The key whose text no two items share; empty if they may.
    pub unique: &'static str,
}

/// An object whose keys are data.
pub(crate) struct Map {
    /// The form of its keys.
    pub key: &'static Form,
    /// What stands under each.
    pub of: &'static Shape,
    /// The fewest entries.
    pub least: usize,
    /// The most entries.
    pub most: usize,
}

/// A form that a text has.
pub(crate) struct Form {
    /// What a text of this form is.
    #[cfg(feature = "schema")]
    pub about: &'static str,
    /// The most code points.
    pub most: usize,
    /// Whether a text has the form.
    pub fits: fn(&str) -> bool,
    /// The same as a regular expression of JSON Schema (ECMA-262).
    #[cfg(feature = "schema")]
    pub pattern: &'static str,
}

/// Describes an object: `required "key": Shape, optional "key": Shape`, each with its documentation.
macro_rules! record {
    ($(#[doc = $about:literal])+ $vis:vis $name:ident as $title:literal {
        $($(#[doc = $meaning:literal])+ $need:ident $key:literal: $shape:expr,)*
    }) => {
        $(#[doc = $about])+
        $vis static $name: crate::shape::Record = crate::shape::Record {
            #[cfg(feature = "schema")]
            name: $title,
            #[cfg(feature = "schema")]
            about: concat!($($about),+),
            keys: &[$(crate::shape::Key {
                name: $key,
                required: crate::shape::record!(@ $need),
                shape: &$shape,
                #[cfg(feature = "schema")]
                about: concat!($($meaning),+),
            }),*],
        };
    };
    (@ required) => { true };
    (@ optional) => { false };
}

/// Describes a form of texts by a function and, for schemas, the regular expression that says the same.
macro_rules! form {
    ($(#[doc = $about:literal])+ $vis:vis $name:ident = $most:expr, $fits:expr, $pattern:literal) => {
        $(#[doc = $about])+
        $vis static $name: crate::shape::Form = crate::shape::Form {
            #[cfg(feature = "schema")]
            about: concat!($($about),+),
            most: $most,
            fits: $fits,
            #[cfg(feature = "schema")]
            pattern: $pattern,
        };
    };
}

/// Gives a shape a name of its own in types and documentation.
macro_rules! alias {
    ($(#[doc = $about:literal])+ $vis:vis $name:ident as $title:literal = $shape:expr) => {
        $(#[doc = $about])+
        $vis static $name: crate::shape::Shape = crate::shape::Shape::Named(&crate::shape::Named {
            #[cfg(feature = "schema")]
            name: $title,
            #[cfg(feature = "schema")]
            about: concat!($($about),+),
            of: &$shape,
        });
    };
}

/// Declares an enum whose variants have names in documents: `NAMES` pairs them, `IDS` lists the names alone, `id` gives one.
macro_rules! named {
    ($(#[$about:meta])* $vis:vis enum $name:ident { $($(#[$meaning:meta])* $variant:ident = $id:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        $vis enum $name { $($(#[$meaning])* $variant,)+ }

        impl $name {
            /// Every one with its name in documents.
            pub const NAMES: &[(&str, $name)] = &[$(($id, $name::$variant)),+];
            /// The names alone.
            pub const IDS: &[&str] = &[$($id),+];

            /// The name in documents.
            pub const fn id(self) -> &'static str {
                match self { $($name::$variant => $id),+ }
            }

            /// The one of that name.
            pub fn named(id: &str) -> Option<$name> {
                $name::NAMES.iter().find(|(name, _)| *name == id).map(|(_, thing)| *thing)
            }
        }
    };
}

pub(crate) use {alias, form, named, record};
