//! Owns reading JavaScript objects into Rust types by their own properties only, with errors that say where.
//!
//! serde-wasm-bindgen would read inherited properties too: with a polluted `Object.prototype`, options and counts that nobody gave would
//! be taken for given. `JSON.stringify` would drop those, but calls whatever `toJSON` a page has put on a prototype. So the properties
//! are taken one by one here. serde's derived readers would make the .wasm a third larger: each type would bring a loop over keys of its
//! own, where here all share one.

use expectly_core::tally::MOST_ANSWERS;
use js_sys::Reflect;
use wasm_bindgen::JsValue;

use crate::list::List;
use crate::refusal::Refusal;

/// How deep what is not read may lie in a row of counts; an object that holds itself has no end.
const MOST_DEPTH: u8 = 14;

/// A type that can be read.
pub trait Take: Sized {
    /// Reads a value that is there.
    fn take(value: &JsValue) -> Result<Self, Refusal>;

    /// What a property stands for that is not there; none where it has to be.
    fn absent() -> Option<Self> {
        None
    }
}

/// Reads a value. A property that is `undefined` counts as absent, `null` does not.
pub fn read<T: Take>(value: &JsValue) -> Result<T, Refusal> {
    T::take(value)
}

/// Reads an argument that is a number; `key` is its name.
pub fn number(key: &str, value: &JsValue) -> Result<f64, Refusal> {
    read(value).map_err(|refusal| refusal.under(key))
}

impl Take for f64 {
    fn take(value: &JsValue) -> Result<f64, Refusal> {
        value.as_f64().ok_or_else(|| Refusal::wrong_type(&"a number"))
    }
}

impl Take for u64 {
    fn take(value: &JsValue) -> Result<u64, Refusal> {
        let number = f64::take(value)?;
        let count = number as u64;
        if count as f64 == number && count <= MOST_ANSWERS { Ok(count) } else { Err(Refusal::out_of_range(&"a count")) }
    }
}

impl Take for String {
    fn take(value: &JsValue) -> Result<String, Refusal> {
        value.as_string().ok_or_else(|| Refusal::wrong_type(&"a text"))
    }
}

impl Take for bool {
    fn take(value: &JsValue) -> Result<bool, Refusal> {
        value.as_bool().ok_or_else(|| Refusal::wrong_type(&"true or false"))
    }
}

impl<T: Take> Take for Option<T> {
    fn take(value: &JsValue) -> Result<Option<T>, Refusal> {
        T::take(value).map(Some)
    }

    fn absent() -> Option<Option<T>> {
        Some(None)
    }
}

impl<T: Take> Take for Vec<T> {
    fn take(value: &JsValue) -> Result<Vec<T>, Refusal> {
        let mut all = Vec::new();
        each(value, &mut |item| {
            all.push(T::take(item)?);
            Ok(())
        })?;
        Ok(all)
    }
}

impl<T: Take, const N: usize> Take for [T; N] {
    fn take(value: &JsValue) -> Result<[T; N], Refusal> {
        Vec::take(value)?.try_into().map_err(|_| Refusal::wrong_type(&format_args!("{N} elements")))
    }
}

/// Goes through an array, once for whatever its items are read as.
#[inline(never)]
fn each(value: &JsValue, take: &mut dyn FnMut(&JsValue) -> Result<(), Refusal>) -> Result<(), Refusal> {
    let list = List::of(value).ok_or_else(|| Refusal::wrong_type(&"an array"))?;
    list.indexed().try_for_each(|(index, item)| take(&item).map_err(|refusal| refusal.under_index(index)))
}

/// An object's own properties, to be taken by name.
pub struct Object(Vec<(String, JsValue)>);

impl Object {
    /// Reads an object. An array is none here, though JavaScript says that it is.
    pub fn of(value: &JsValue) -> Result<Object, Refusal> {
        if !value.is_object() || List::of(value).is_some() {
            return Err(Refusal::wrong_type(&"an object"));
        }
        let mut properties = Vec::new();
        // Fails only where a proxy says so; then there are no properties.
        for key in Reflect::own_keys(value).unwrap_or_default() {
            let property = Reflect::get(value, &key).unwrap_or_default();
            // Symbols name nothing that is read.
            if let Some(name) = key.as_string().filter(|_| !property.is_undefined()) {
                properties.push((name, property));
            }
        }
        Ok(Object(properties))
    }

    /// Reads an object, but refuses a property that has none of the fields' names: a misspelt one is not passed over.
    #[inline(never)]
    pub fn only(value: &JsValue, fields: &[&str]) -> Result<Object, Refusal> {
        let object = Object::of(value)?;
        match object.0.iter().find(|(name, _)| !fields.iter().any(|field| is(name, field))) {
            Some((name, _)) => Err(Refusal::unknown_key(name)),
            None => Ok(object),
        }
    }

    /// Reads an object that may have properties besides the fields, as long as JSON could say them: one that holds itself is refused.
    pub fn open(value: &JsValue, fields: &[&str]) -> Result<Object, Refusal> {
        let object = Object::of(value)?;
        let others = || object.0.iter().filter(|(name, _)| !fields.iter().any(|field| is(name, field)));
        others().try_for_each(|(name, value)| sayable(value, MOST_DEPTH).map_err(|refusal| refusal.under(name)))?;
        Ok(object)
    }

    /// The property of a field's name.
    #[inline(never)]
    pub fn field<T: Take>(&self, field: &str) -> Result<T, Refusal> {
        match self.find(field) {
            Some((name, value)) => T::take(value).map_err(|refusal| refusal.under(name)),
            None => T::absent().ok_or_else(|| missing(field)),
        }
    }

    #[inline(never)]
    fn find(&self, field: &str) -> Option<&(String, JsValue)> {
        self.0.iter().find(|(name, _)| is(name, field))
    }

    /// Reads an object of nothing but numbers, all of them there: less code than a type of its own takes.
    pub fn numbers<const N: usize>(value: &JsValue, names: [&str; N]) -> Result<[f64; N], Refusal> {
        let object = Object::only(value, &names)?;
        let mut numbers = [0.0; N];
        for (number, name) in numbers.iter_mut().zip(names) {
            *number = object.field(name)?;
        }
        Ok(numbers)
    }

    /// Every property, by name.
    pub fn all<T: Take>(&self) -> Result<Vec<(String, T)>, Refusal> {
        self.0.iter().map(|(name, value)| Ok((name.clone(), T::take(value).map_err(|refusal| refusal.under(name))?))).collect()
    }
}

fn sayable(value: &JsValue, depth: u8) -> Result<(), Refusal> {
    let Some(depth) = depth.checked_sub(1) else { return Err(Refusal::not_json(&"nested too deeply")) };
    if value.as_f64().is_some() || value.is_string() || value.as_bool().is_some() {
        Ok(())
    } else if List::of(value).is_some() {
        each(value, &mut |item| sayable(item, depth))
    } else {
        Object::of(value)?.0.iter().try_for_each(|(name, value)| sayable(value, depth).map_err(|refusal| refusal.under(name)))
    }
}

#[inline(never)]
fn missing(field: &str) -> Refusal {
    Refusal::missing(&camel(field).collect::<String>())
}

/// Whether a property is called as a field is, in JavaScript's manner.
fn is(property: &str, field: &str) -> bool {
    camel(field).eq(property.chars())
}

/// `half_life` as JavaScript writes it, `halfLife`.
fn camel(field: &str) -> impl Iterator<Item = char> {
    let mut letters = field.chars();
    core::iter::from_fn(move || match letters.next()? {
        '_' => letters.next().map(|letter| letter.to_ascii_uppercase()),
        letter => Some(letter),
    })
}

/// Declares a type that is read from an object with exactly its fields' properties, those of type `Option` if they are there.
macro_rules! taken {
    ($(#[$meta:meta])* $seen:vis struct $name:ident { $($(#[$about:meta])* $open:vis $field:ident: $type:ty),* $(,)? }) => {
        $(#[$meta])*
        $seen struct $name {
            $($(#[$about])* $open $field: $type),*
        }

        impl $crate::own::Take for $name {
            fn take(value: &wasm_bindgen::JsValue) -> Result<$name, $crate::refusal::Refusal> {
                let object = $crate::own::Object::only(value, &[$(stringify!($field)),*])?;
                Ok($name { $($field: object.field(stringify!($field))?),* })
            }
        }
    };
}
pub(crate) use taken;
