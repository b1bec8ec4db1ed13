//! Owns a webhook's object: the owner's fields, their templates filled. Does not know which slots there are.

use alloc::string::String;

use super::body::comma;
use super::cut::cut;
use super::facts::Facts;
use crate::json::Json;

/// One object a request.
pub(super) const BATCH: &str = "|{~fields~}|";

/// Writes the fields of the object.
pub(super) fn fields(facts: &Facts<'_>, out: &mut String) {
    let Some(Json::Object(fields)) = facts.endpoint.get("fields") else { return };
    for (name, template) in fields {
        let Json::Text(template) = template else { continue };
        comma(out);
        facts.value(&name.as_str().into(), out);
        out.push(':');
        fill(template, facts, out);
    }
}

/// Writes what a template amounts to: a text, or the slot's own value where it is nothing but one slot.
fn fill(template: &str, facts: &Facts<'_>, out: &mut String) {
    let mut words = String::new();
    let mut rest = template;
    while !rest.is_empty() {
        let (before, slot) = cut(rest, b'{');
        let (name, after) = cut(slot, b'}');
        if name.len() == slot.len() {
            // No brace that closes: nothing but words.
            words.push_str(rest);
            break;
        }
        if name.len() + 2 == template.len() {
            return facts.fact(name, out);
        }
        words.push_str(before);
        if let Some(value) = facts.find(name) {
            say(value, facts, &mut words);
        }
        rest = after;
    }
    facts.value(&Json::Text(words), out);
}

/// A value as a person reads it.
fn say(value: &Json, facts: &Facts<'_>, words: &mut String) {
    match value {
        Json::Text(text) => words.push_str(text),
        Json::List(items) => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    words.push_str(", ");
                }
                say(item, facts, words);
            }
        }
        other => facts.value(other, words),
    }
}
