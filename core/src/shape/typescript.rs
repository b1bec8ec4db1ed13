//! Owns writing descriptions as TypeScript declarations. Bounds of numbers and forms of texts become comments: types cannot say them.

use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;

use super::definitions::{Definition, Field, Object, definitions};
use super::{Record, Shape};

/// The declarations of a document.
pub(crate) fn typescript(root: &'static Record) -> String {
    definitions(root).iter().map(declaration).collect()
}

fn declaration(definition: &Definition) -> String {
    let name = definition.name();
    let declared = match definition {
        Definition::Object(object) => format!("interface {name} {{\n{}}}", members(object)),
        Definition::Kinds(tagged) => {
            let kinds: Vec<&str> = tagged.objects().iter().map(|object| object.record.name).collect();
            format!("type {name} = {};", kinds.join(" | "))
        }
        Definition::Named(named) => format!("type {name} = {};", of(named.of)),
    };
    format!("\n/** {} */\nexport {declared}\n", comment(definition.about()))
}

fn members(object: &Object) -> String {
    object.fields().iter().map(member).collect()
}

fn member(field: &Field) -> String {
    let key = field.key;
    let may_be = field.kinds.as_ref().map_or_else(|| of(key.shape), |kinds| choice(kinds));
    let absent = if field.required { "" } else { "?" };
    let bounds = if key.shape.is_bounded() { format!(" ({})", key.shape.phrase(str::to_string)) } else { String::new() };
    format!("  /** {}{bounds} */\n  readonly {}{absent}: {may_be};\n", comment(key.meaning()), key.name)
}

/// A path such as `/p/*/reviews` must not end the comment it stands in.
fn comment(text: &str) -> String {
    text.replace("*/", "*\\/")
}

fn of(shape: &Shape) -> String {
    match shape {
        Shape::Object(record) => record.name.into(),
        Shape::Tagged(tagged) => tagged.common.name.into(),
        Shape::Named(named) => named.name.into(),
        Shape::List(list) => format!("readonly {}[]", grouped(list.of)),
        Shape::Map(map) => format!("{{ readonly [key: string]: {} }}", of(map.of)),
        Shape::Text(_) | Shape::Form(_) => "string".into(),
        Shape::Integer(..) | Shape::Number(..) | Shape::Above(..) => "number".into(),
        Shape::Truth => "boolean".into(),
        Shape::Choice(names) => choice(names),
        Shape::TextOr(text, other) => format!("{} | {}", of(text), of(other)),
    }
}

/// A type that can be made a list of.
fn grouped(shape: &Shape) -> String {
    match shape {
        Shape::Choice(_) | Shape::TextOr(..) => format!("({})", of(shape)),
        _ => of(shape),
    }
}

fn choice(names: &[&str]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(" | ")
}
