//! Owns telling whether a stored result, or a refused text, is one of those that are to be erased. Erases nothing.

use expectly_core::wire::{SurveyResult, Uuid};
use serde_json::Value;

use crate::store::Kept;

/// Whose results, or which.
pub enum Subject {
    /// Both results of a pair.
    Pair(String),
    /// Everything of visitors with an attribute of this name and value.
    Attribute(String, String),
    /// One result.
    Result(String),
}

/// Reads an id from the command line. Errors: why it is none.
pub fn parse_id(text: &str) -> Result<String, String> {
    Uuid::parse(text).map(|id| id.as_str().into()).ok_or("an id is a UUID in lower case, as exports have it".into())
}

/// Reads `name=value` from the command line. Errors: why it is none.
pub fn parse_attribute(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some((name, value)) if !name.is_empty() && !value.is_empty() => Ok((name.into(), value.into())),
        _ => Err("expected NAME=VALUE, such as customer=4711".into()),
    }
}

impl Subject {
    pub fn is(&self, result: &SurveyResult) -> bool {
        match self {
            Subject::Pair(id) => result.pair.as_ref().and_then(|pair| pair.id.as_ref()).is_some_and(|pair| pair.as_str() == id),
            Subject::Attribute(name, value) => result.attributes.iter().any(|(known, said)| known == name && said == value),
            Subject::Result(id) => result.id.as_str() == id,
        }
    }

    /// Whether it may be in a text that was refused, of the study or of one that could not be told. Where in doubt, it is: the text may be
    /// anything, and what is refused counts for nothing.
    pub fn may_be_in(&self, study: &str, kept: &Kept) -> bool {
        if kept.refused.study.as_deref().is_some_and(|other| other != study) {
            return false;
        }
        let text = String::from_utf8_lossy(&kept.refused.body);
        match self {
            Subject::Pair(id) | Subject::Result(id) => text.to_ascii_lowercase().contains(id),
            Subject::Attribute(name, value) => match serde_json::from_str::<Value>(&text) {
                Ok(Value::Array(items)) => items.iter().any(|item| has(item, name, value)),
                Ok(item) => has(&item, name, value),
                Err(_) => text.contains(name) && text.contains(value),
            },
        }
    }

    /// For the operators' history, which says nothing of the visitor.
    pub fn words(&self) -> String {
        match self {
            Subject::Pair(_) => "of a pair".into(),
            Subject::Attribute(name, _) => format!("by the attribute {name}"),
            Subject::Result(_) => "by its id".into(),
        }
    }
}

fn has(item: &Value, name: &str, value: &str) -> bool {
    let said = item.get("attributes").and_then(|attributes| attributes.get(name));
    // A number or a truth value is sent as such by some pages and refused for it.
    said.map(|said| said.as_str().map_or_else(|| said.to_string(), String::from)).as_deref() == Some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::Refused;

    const ID: &str = "00000000-0000-4000-8000-00000000002a";

    fn aside(study: Option<&str>, body: &str) -> Kept {
        let refused = Refused::new(study.map(String::from), "not_json", "", body.as_bytes());
        Kept { place: String::new(), received_at: "2026-11-22T06:00:00Z".parse().unwrap(), refused }
    }

    #[test]
    fn k26_somebody_is_found_in_a_refused_text_of_any_form_and_nobody_else_with_them() {
        let customer = Subject::Attribute("customer".into(), "4711".into());
        let in_text = |text: &str| customer.may_be_in("shop", &aside(Some("shop"), text));
        assert!(in_text(r#"{"attributes":{"customer":"4711"}}"#) && in_text(r#"[1,{"attributes":{"customer":4711}}]"#));
        assert!(in_text(r#"{"attributes":{"customer":"\u0034711"}}"#), "however it is written");
        assert!(in_text(r#"{"attributes":{"customer":"4711""#), "broken off");
        assert!(!in_text(r#"{"attributes":{"customer":"47110"},"page":"/4711"}"#));
        let id = Subject::Result(ID.into());
        assert!(id.may_be_in("shop", &aside(None, &format!("half a {}", ID.to_uppercase()))), "put down to no study");
        assert!(!id.may_be_in("shop", &aside(Some("other"), ID)));
    }
}
