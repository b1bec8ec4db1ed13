//! Owns writing a JSON tree as text (RFC 8259), without spaces, objects in the order of their keys.

use alloc::string::String;

use super::Json;
use crate::hex;

pub(crate) fn value(json: &Json, text: &mut String, decimal: fn(f64) -> String) {
    match json {
        Json::Null => text.push_str("null"),
        Json::Bool(true) => text.push_str("true"),
        Json::Bool(false) => text.push_str("false"),
        Json::Integer(number) => integer(*number, text),
        // JSON has no infinity; null is what every writer makes of it.
        Json::Float(number) if number.is_finite() => text.push_str(&decimal(*number)),
        Json::Float(_) => text.push_str("null"),
        Json::Text(words) => quoted(words, text),
        Json::List(items) => {
            text.push('[');
            for (index, item) in items.iter().enumerate() {
                separate(index, text);
                value(item, text, decimal);
            }
            text.push(']');
        }
        Json::Object(entries) => {
            text.push('{');
            for (index, (key, entry)) in entries.iter().enumerate() {
                separate(index, text);
                quoted(key, text);
                text.push(':');
                value(entry, text, decimal);
            }
            text.push('}');
        }
    }
}

fn separate(index: usize, text: &mut String) {
    if index > 0 {
        text.push(',');
    }
}

/// Appends a whole number. The library's own way brings all of its formatting along, which every visitor would download.
pub(crate) fn integer(number: i64, text: &mut String) {
    if number < 0 {
        text.push('-');
    }
    let number = number.unsigned_abs();
    if number >= 10 {
        integer((number / 10).cast_signed(), text);
    }
    text.push(char::from(b'0' + (number % 10) as u8));
}

fn quoted(words: &str, text: &mut String) {
    text.push('"');
    for letter in words.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            control if control < ' ' => {
                text.push_str("\\u00");
                hex::push(text, control as u8);
            }
            other => text.push(other),
        }
    }
    text.push('"');
}
