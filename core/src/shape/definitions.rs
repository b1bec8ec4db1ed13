//! Owns which things of a description have a name of their own, each once, in the order in which a reader meets them. Writes nothing.

use alloc::vec::Vec;

use super::{Key, Named, Record, Shape, Tagged};

/// A thing with a name of its own.
pub(crate) enum Definition {
    /// An object.
    Object(Object),
    /// One of several objects, told apart by the text under a key.
    Kinds(&'static Tagged),
    /// Something else.
    Named(&'static Named),
}

/// An object, with the kinds that it stands for if it is one of several.
pub(crate) struct Object {
    /// Its own keys.
    pub record: &'static Record,
    tagged: Option<&'static Tagged>,
}

/// A key as it stands in one object.
pub(crate) struct Field {
    /// The key.
    pub key: &'static Key,
    /// Whether it must be there.
    pub required: bool,
    /// The kinds that it names, if it is the key that tells objects apart.
    pub kinds: Option<Vec<&'static str>>,
}

impl Definition {
    /// What it is called.
    pub fn name(&self) -> &'static str {
        match self {
            Definition::Object(object) => object.record.name,
            Definition::Kinds(tagged) => tagged.common.name,
            Definition::Named(named) => named.name,
        }
    }

    /// What it is.
    pub fn about(&self) -> &'static str {
        match self {
            Definition::Object(object) => object.record.about,
            Definition::Kinds(tagged) => tagged.common.about,
            Definition::Named(named) => named.about,
        }
        .trim()
    }
}

impl Key {
    /// What it means.
    pub fn meaning(&self) -> &'static str {
        self.about.trim()
    }
}

impl Tagged {
    /// The objects that it may be, in order, each once.
    pub fn objects(&'static self) -> Vec<Object> {
        let mut objects: Vec<Object> = Vec::new();
        for (_, record) in self.kinds {
            if !objects.iter().any(|known| known.record.name == record.name) {
                objects.push(Object { record, tagged: Some(self) });
            }
        }
        objects
    }
}

impl Object {
    /// Its keys, those that it shares with other kinds first. One that it describes itself takes the place of a shared one.
    pub fn fields(&self) -> Vec<Field> {
        let shared = self.tagged.map_or(&[][..], |tagged| tagged.common.keys);
        let own = |shared: &Key| self.record.keys.iter().find(|key| key.name == shared.name);
        let mut fields: Vec<Field> = shared.iter().map(|key| self.field(own(key).unwrap_or(key))).collect();
        let further = self.record.keys.iter().filter(|key| shared.iter().all(|shared| shared.name != key.name));
        fields.extend(further.map(|key| self.field(key)));
        fields
    }

    fn field(&self, key: &'static Key) -> Field {
        let kinds = self.tagged.filter(|tagged| tagged.tag == key.name).map(|tagged| {
            let names = tagged.kinds.iter().filter(|(_, record)| record.name == self.record.name);
            (names.map(|(name, _)| *name).collect::<Vec<_>>(), tagged.otherwise)
        });
        // Without the key an object is of the usual kind, and of no other.
        let names_itself = kinds.as_ref().is_some_and(|(names, usual)| !names.contains(usual));
        Field { key, required: key.required || names_itself, kinds: kinds.map(|(names, _)| names) }
    }
}

/// Everything with a name of its own below a record, itself first.
pub(crate) fn definitions(root: &'static Record) -> Vec<Definition> {
    let mut all = Vec::new();
    add(Definition::Object(Object { record: root, tagged: None }), &mut all);
    all
}

fn add(definition: Definition, all: &mut Vec<Definition>) {
    if all.iter().any(|known| known.name() == definition.name()) {
        return;
    }
    let (shapes, objects): (Vec<&'static Shape>, Vec<Object>) = match &definition {
        Definition::Object(object) => (object.fields().iter().map(|field| field.key.shape).collect(), Vec::new()),
        Definition::Kinds(tagged) => (Vec::new(), tagged.objects()),
        Definition::Named(named) => (alloc::vec![named.of], Vec::new()),
    };
    all.push(definition);
    objects.into_iter().for_each(|object| add(Definition::Object(object), all));
    shapes.into_iter().for_each(|shape| below(shape, all));
}

fn below(shape: &'static Shape, all: &mut Vec<Definition>) {
    match shape {
        Shape::Object(record) => add(Definition::Object(Object { record, tagged: None }), all),
        Shape::Tagged(tagged) => add(Definition::Kinds(tagged), all),
        Shape::Named(named) => add(Definition::Named(named), all),
        Shape::List(list) => below(list.of, all),
        Shape::Map(map) => below(map.of, all),
        Shape::TextOr(text, other) => {
            below(text, all);
            below(other, all);
        }
        Shape::Text(_) | Shape::Form(_) | Shape::Integer(..) | Shape::Number(..) | Shape::Above(..) | Shape::Truth | Shape::Choice(_) => {}
    }
}
