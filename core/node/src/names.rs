//! Owns looking things up by the name that a caller gives; the names themselves are core's.

use expectly_core::scale::ScaleId;

use crate::refusal::Refusal;

/// The thing of that name; `key` says which argument it is.
pub fn thing<T: Copy>(key: &str, name: &str, names: &[(&str, T)]) -> Result<T, Refusal> {
    let known = names.iter().find(|(known, _)| *known == name).map(|(_, thing)| *thing);
    known.ok_or_else(|| {
        let all: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
        Refusal::unknown_value(&format_args!("one of {}", all.join(", "))).under(key)
    })
}

/// The scale of that name.
pub fn scale(name: &str) -> Result<ScaleId, Refusal> {
    let names: Vec<_> = ScaleId::ALL.iter().map(|scale| (scale.id(), *scale)).collect();
    thing("scale", name, &names)
}
