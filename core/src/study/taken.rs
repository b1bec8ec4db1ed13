//! Owns taking values out of a document that was held against its description: what is wrong there cannot be met here any more.

use super::{Id, Localized};
use crate::json::Json;

impl Json {
    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(crate) fn text(&self, key: &str) -> Option<&str> {
        self.get(key)?.as_text()
    }

    pub(crate) fn number(&self, key: &str) -> Option<f64> {
        match self.get(key) {
            Some(Json::Integer(number)) => Some(*number as f64),
            Some(Json::Float(number)) => Some(*number),
            _ => None,
        }
    }

    pub(crate) fn integer(&self, key: &str) -> Option<i64> {
        self.number(key).map(|number| number as i64)
    }

    pub(crate) fn truth(&self, key: &str) -> bool {
        self.get(key) == Some(&Json::Bool(true))
    }

    pub(crate) fn items(&self, key: &str) -> &[Json] {
        match self.get(key) {
            Some(Json::List(items)) => items,
            _ => &[],
        }
    }

    pub(crate) fn id(&self, key: &str) -> Id {
        Id::checked(self.text(key).unwrap_or_default())
    }

    pub(crate) fn localized(&self, key: &str) -> Option<Localized> {
        self.get(key).map(Localized::build)
    }
}
