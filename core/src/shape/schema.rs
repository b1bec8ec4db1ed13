//! Owns writing descriptions as JSON Schema (draft 2020-12). What a schema cannot say (that an id stands once, that a name refers to
//! something) it leaves out.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::definitions::{Definition, Field, Object, definitions};
use super::phrase::UNBOUNDED;
use super::{Record, Shape};
use crate::json::Json;

/// The dialect.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// The schema of a document.
pub(crate) fn schema(root: &'static Record) -> Json {
    let mut all = definitions(root).into_iter();
    let mut entries: Entries = alloc::vec![entry("$schema", DRAFT)];
    entries.extend(all.next().iter().flat_map(definition));
    entries.push(entry("$defs", Json::Object(all.map(|each| entry(each.name(), Json::Object(definition(&each)))).collect())));
    Json::Object(entries)
}

type Entries = Vec<(String, Json)>;

fn entry(key: &str, value: impl Into<Json>) -> (String, Json) {
    (key.into(), value.into())
}

fn definition(definition: &Definition) -> Entries {
    let mut entries = alloc::vec![entry("title", definition.name()), entry("description", definition.about())];
    entries.extend(match definition {
        Definition::Object(object) => self::object(object),
        Definition::Kinds(tagged) => {
            let kinds = tagged.objects().iter().map(|object| reference(object.record.name)).collect();
            alloc::vec![entry("anyOf", Json::List(kinds))]
        }
        Definition::Named(named) => of(named.of),
    });
    entries
}

fn object(object: &Object) -> Entries {
    let fields = object.fields();
    let property = |field: &Field| {
        let mut entries = alloc::vec![entry("description", field.key.meaning())];
        entries.extend(match &field.kinds {
            Some(kinds) => choice(kinds),
            None => of(field.key.shape),
        });
        entry(field.key.name, Json::Object(entries))
    };
    let required = fields.iter().filter(|field| field.required).map(|field| field.key.name.into()).collect();
    alloc::vec![
        entry("type", "object"),
        entry("properties", Json::Object(fields.iter().map(property).collect())),
        entry("required", Json::List(required)),
        entry("additionalProperties", Json::Bool(false)),
    ]
}

fn of(shape: &Shape) -> Entries {
    match shape {
        Shape::Object(record) => refers(record.name),
        Shape::Tagged(tagged) => refers(tagged.common.name),
        Shape::Named(named) => refers(named.name),
        Shape::List(list) => {
            let mut entries = alloc::vec![entry("type", "array"), entry("items", Json::Object(of(list.of)))];
            entries.extend(counted("Items", list.least, list.most));
            entries
        }
        Shape::Map(map) => {
            let key = Json::Object(alloc::vec![entry("maxLength", map.key.most as u64), entry("pattern", map.key.pattern)]);
            let mut entries = alloc::vec![entry("type", "object"), entry("propertyNames", key)];
            entries.push(entry("additionalProperties", Json::Object(of(map.of))));
            entries.extend(counted("Properties", map.least, map.most));
            entries
        }
        Shape::Text(most) => text(*most),
        Shape::Form(form) => {
            let mut entries = text(form.most);
            entries.push(entry("pattern", form.pattern));
            entries
        }
        Shape::Integer(low, high) => {
            alloc::vec![entry("type", "integer"), entry("minimum", Json::Integer(*low)), entry("maximum", Json::Integer(*high))]
        }
        Shape::Number(low, high) => number("minimum", *low, *high),
        Shape::Above(low, high) => number("exclusiveMinimum", *low, *high),
        Shape::Truth => alloc::vec![entry("type", "boolean")],
        Shape::Choice(names) => choice(names),
        Shape::TextOr(text, other) => {
            alloc::vec![entry("anyOf", Json::List([text, other].map(|shape| Json::Object(of(shape))).into()))]
        }
    }
}

fn refers(name: &str) -> Entries {
    alloc::vec![entry("$ref", Json::Text(format!("#/$defs/{name}")))]
}

fn reference(name: &str) -> Json {
    Json::Object(refers(name))
}

fn counted(of: &str, least: usize, most: usize) -> Entries {
    let least = (least > 0).then(|| (format!("min{of}"), Json::from(least as u64)));
    least.into_iter().chain([(format!("max{of}"), Json::from(most as u64))]).collect()
}

fn text(most: usize) -> Entries {
    alloc::vec![entry("type", "string"), entry("maxLength", most as u64)]
}

fn choice(names: &[&str]) -> Entries {
    alloc::vec![entry("type", "string"), entry("enum", Json::List(names.iter().map(|name| (*name).into()).collect()))]
}

fn number(lower: &str, low: f64, high: f64) -> Entries {
    let bounds = [(lower, low), ("maximum", high)];
    let bounded = bounds.into_iter().filter(|(_, bound)| bound.abs() < UNBOUNDED);
    [entry("type", "number")].into_iter().chain(bounded.map(|(name, bound)| entry(name, Json::Float(bound)))).collect()
}
