//! Owns saying in words what may stand at a place, for people who read types or documentation.

use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use super::Shape;

impl Shape {
    /// What it may be, in words; `name` writes the names of things that are described elsewhere.
    pub fn phrase(&self, name: fn(&str) -> String) -> String {
        match self {
            Shape::Object(record) => name(record.name),
            Shape::Tagged(tagged) => name(tagged.common.name),
            Shape::Named(named) => name(named.name),
            Shape::List(list) => {
                let once = if list.unique.is_empty() { String::new() } else { format!(", each `{}` once", list.unique) };
                format!("list of {}: {}{once}", counted(list.least, list.most), list.of.phrase(name))
            }
            Shape::Map(map) => {
                let of = map.of.phrase(name);
                format!("object of {} keys, each a {}; under each a {of}", counted(map.least, map.most), form(map.key))
            }
            Shape::Text(most) => format!("text of at most {most} characters"),
            Shape::Form(form) => self::form(form),
            Shape::Integer(low, high) => format!("whole number from {low} to {high}"),
            Shape::Number(low, high) if low.abs() > UNBOUNDED && high.abs() > UNBOUNDED => "number".into(),
            Shape::Number(low, high) => format!("number from {low} to {high}"),
            Shape::Above(low, high) => format!("number above {low}, up to {high}"),
            Shape::Truth => "`true` or `false`".into(),
            Shape::Choice(names) => choice(names),
            Shape::TextOr(text, other) => format!("{}; or {}", text.phrase(name), other.phrase(name)),
        }
    }

    /// Whether it is a number within bounds, which a type does not show.
    pub fn is_bounded(&self) -> bool {
        matches!(self, Shape::Integer(..) | Shape::Number(..) | Shape::Above(..))
    }
}

/// A bound beyond which numbers are as good as unbounded.
pub(super) const UNBOUNDED: f64 = 1e15;

/// "`a`, `b` or `c`".
pub(super) fn choice(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    match quoted.split_last() {
        Some((last, others)) if !others.is_empty() => format!("{} or {last}", others.join(", ")),
        _ => quoted.concat(),
    }
}

fn form(form: &super::Form) -> String {
    let about = form.about.trim().trim_end_matches('.');
    let mut letters = about.chars();
    let first = letters.next().map(|letter| letter.to_ascii_lowercase());
    format!("text of at most {} characters: {}{}", form.most, first.map(String::from).unwrap_or_default(), letters.as_str())
}

fn counted(least: usize, most: usize) -> String {
    if least == 0 { format!("at most {most}") } else { format!("{least} to {most}") }
}
