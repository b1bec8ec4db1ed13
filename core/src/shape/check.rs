//! Owns holding a document against its description, and naming the place that does not fit. Builds nothing.

use super::{Record, Shape, Tagged};
use crate::read::{Node, Object, Read};

impl Shape {
    /// Refuses a value that does not fit, with its place.
    pub fn check<'a>(&self, node: Node<'a>) -> Read<'a, ()> {
        match self {
            Shape::Object(record) => record.check(node.open()?, &[]),
            Shape::Tagged(tagged) => tagged.check(node),
            Shape::List(list) => {
                if node.each(list.most, |item| list.of.check(item))?.len() < list.least {
                    return Err(node.empty());
                }
                if list.unique.is_empty() { Ok(()) } else { node.unique(list.most, list.unique) }
            }
            Shape::Map(map) => {
                let object = node.open()?;
                let mut many = 0;
                for (key, value) in object.entries() {
                    if (key.len() > map.key.most && key.chars().count() > map.key.most) || !(map.key.fits)(key) {
                        return Err(object.unknown_key(key));
                    }
                    map.of.check(value)?;
                    many += 1;
                }
                match many {
                    few if few < map.least => Err(node.empty()),
                    many if many > map.most => Err(node.too_long(map.most)),
                    _ => Ok(()),
                }
            }
            Shape::Text(most) => node.text(*most).map(drop),
            Shape::Form(form) => {
                if (form.fits)(node.text(form.most)?) {
                    Ok(())
                } else {
                    Err(node.unknown_value())
                }
            }
            Shape::Integer(low, high) => node.integer(*low, *high).map(drop),
            Shape::Number(low, high) => node.number(*low, *high).map(drop),
            Shape::Above(low, high) => {
                if node.number(*low, *high)? > *low {
                    Ok(())
                } else {
                    Err(node.out_of_range())
                }
            }
            Shape::Truth => node.boolean().map(drop),
            Shape::Choice(names) => {
                let text = node.text(usize::MAX)?;
                if names.contains(&text) { Ok(()) } else { Err(node.unknown_value()) }
            }
            Shape::Named(named) => named.of.check(node),
            Shape::TextOr(text, other) => if node.is_text() { text } else { other }.check(node),
        }
    }
}

impl Record {
    /// Refuses keys that neither this record nor one of the `others` knows, and misses those that must be there.
    fn check<'a>(&self, object: Object<'a>, others: &[&Record]) -> Read<'a, ()> {
        for (key, _) in object.entries() {
            if ![self].iter().chain(others).any(|record| record.keys.iter().any(|known| known.name == key)) {
                return Err(object.unknown_key(key));
            }
        }
        self.check_keys(object)
    }

    fn check_keys<'a>(&self, object: Object<'a>) -> Read<'a, ()> {
        for key in self.keys {
            match object.optional(key.name) {
                Some(node) => key.shape.check(node)?,
                None if key.required => return Err(object.missing(key.name)),
                None => {}
            }
        }
        Ok(())
    }
}

impl Tagged {
    fn check<'a>(&self, node: Node<'a>) -> Read<'a, ()> {
        let object = node.open()?;
        let (tag, name) = match object.optional(self.tag) {
            Some(tag) => (tag, tag.text(usize::MAX)?),
            None if self.otherwise.is_empty() => return Err(object.missing(self.tag)),
            None => (node, self.otherwise),
        };
        let (_, own) = self.kinds.iter().find(|(kind, _)| *kind == name).ok_or_else(|| tag.unknown_value())?;
        self.common.check(object, &[own])?;
        own.check_keys(object)
    }
}
