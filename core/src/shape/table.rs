//! Owns writing descriptions as Markdown: a section a thing, a table row a key.

use alloc::format;
use alloc::string::String;

use super::Record;
use super::definitions::{Definition, Object, definitions};
use super::phrase;

/// The documentation of a document's keys.
pub(crate) fn table(root: &'static Record) -> String {
    definitions(root).iter().map(section).collect()
}

fn section(definition: &Definition) -> String {
    let content = match definition {
        Definition::Object(object) => rows(object),
        Definition::Kinds(tagged) => {
            let kind = |object: &Object| {
                let fields = object.fields();
                let kinds = fields.iter().find_map(|field| field.kinds.as_deref()).unwrap_or_default();
                format!("- {}: {}\n", phrase::choice(kinds), link(object.record.name))
            };
            let kinds: String = tagged.objects().iter().map(kind).collect();
            format!("By the text under `{}`:\n\n{kinds}", tagged.tag)
        }
        Definition::Named(named) => format!("What it may be: {}.\n", named.of.phrase(link)),
    };
    format!("\n## {}\n\n{}\n\n{content}", definition.name(), definition.about())
}

fn rows(object: &Object) -> String {
    let rows: String = object
        .fields()
        .iter()
        .map(|field| {
            let may_be = field.kinds.as_ref().map_or_else(|| field.key.shape.phrase(link), |kinds| phrase::choice(kinds));
            let required = if field.required { "yes" } else { "" };
            format!("| `{}` | {} | {required} | {} |\n", field.key.name, cell(&may_be), cell(field.key.meaning()))
        })
        .collect();
    if rows.is_empty() { rows } else { format!("| key | what it may be | required | meaning |\n|---|---|---|---|\n{rows}") }
}

fn link(name: &str) -> String {
    format!("[{name}](#{})", name.to_ascii_lowercase())
}

/// A bar would end the cell, even in code.
fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}
