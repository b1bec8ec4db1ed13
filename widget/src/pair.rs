//! Owns an open pair: what a visitor expected, kept on their device until they say how it was. Storing it is the outbox's business.

use expectly_core::answer::Rating;
use expectly_core::json::{Json, ObjectBuilder};
use expectly_core::scale::ScaleId;
use expectly_core::wire::Uuid;

/// An expectation that waits for its experience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPair {
    /// Joins the two results.
    pub id: Uuid,
    /// What was expected.
    pub expected: Rating,
    /// When it was said, in milliseconds since 1970.
    pub since: u64,
}

impl OpenPair {
    /// What is stored.
    pub fn to_json(&self) -> Json {
        ObjectBuilder::new()
            .with("id", self.id.as_str())
            .with("scale", self.expected.scale().id())
            .with("expected", u64::from(self.expected.value()))
            .with("since", self.since)
            .build()
    }

    /// Reads what was stored; none if it was damaged.
    pub fn read(json: &Json) -> Option<OpenPair> {
        let (Json::Text(id), Json::Text(scale)) = (json.get("id")?, json.get("scale")?) else { return None };
        let (Json::Integer(expected), Json::Integer(since)) = (json.get("expected")?, json.get("since")?) else { return None };
        Some(OpenPair {
            id: Uuid::parse(id)?,
            expected: Rating::parse(ScaleId::named(scale)?, *expected).ok()?,
            since: u64::try_from(*since).ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::OpenPair;
    use expectly_core::{answer::Rating, json::Json, scale::ScaleId, wire::Uuid};

    #[test]
    fn what_was_expected_survives_a_reload() {
        let Ok(expected) = Rating::parse(ScaleId::Ease7, 6) else { panic!("6 is on the scale") };
        let pair = OpenPair { id: Uuid::from_random([7; 16]), expected, since: 1_790_000_000_000 };
        assert_eq!(OpenPair::read(&pair.to_json()), Some(pair));
        assert_eq!(OpenPair::read(&Json::Null), None);
    }
}
