//! Owns one result on its way out with what delivering it takes; the text is made in Rust, so that no page can alter it.

use expectly_core::json::{Json, ObjectBuilder};
use expectly_core::wire::SurveyResult;

/// A result and where it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// The result's id.
    pub id: String,
    /// Where it goes.
    pub endpoint: String,
    /// When it was answered, in milliseconds since 1970.
    pub answered_at: u64,
    /// Until when the visitor may still add to it; it is not sent before.
    pub held_until: Option<u64>,
    result: Json,
}

/// How long an unfinished result is held back for its page: longer than anybody writes at a follow-up.
const HOLD: u64 = 10 * 60 * 1000;

impl Record {
    /// A result that is finished.
    pub fn finished(result: &SurveyResult, endpoint: &str, now: u64) -> Record {
        Record { id: result.id.as_str().into(), endpoint: endpoint.into(), answered_at: now, held_until: None, result: result.to_json() }
    }

    /// A result that the visitor may still add to.
    pub fn held(result: &SurveyResult, endpoint: &str, now: u64) -> Record {
        Record { held_until: Some(now.saturating_add(HOLD)), ..Record::finished(result, endpoint, now) }
    }

    /// Whether it may be sent. A clock that was set back must not hold a result for ever.
    pub fn due(&self, now: u64) -> bool {
        self.held_until.is_none_or(|until| until <= now || until > now.saturating_add(HOLD))
    }

    /// The result as it is sent now, with its age.
    pub fn sent(&self, now: u64) -> Json {
        let mut result = self.result.clone();
        if let Json::Object(entries) = &mut result {
            entries.push(("ageMs".into(), Json::from(now.saturating_sub(self.answered_at).min(MOST_AGE))));
        }
        result
    }

    /// What is stored.
    pub fn to_json(&self) -> Json {
        ObjectBuilder::new()
            .with("id", self.id.as_str())
            .with("endpoint", self.endpoint.as_str())
            .with("answeredAt", self.answered_at)
            .with_some("heldUntil", self.held_until)
            .with("result", self.result.clone())
            .build()
    }

    /// Reads what was stored; none if it was damaged.
    pub fn read(json: &Json) -> Option<Record> {
        let (Json::Text(id), Json::Text(endpoint)) = (json.get("id")?, json.get("endpoint")?) else { return None };
        let whole = |key: &str| match json.get(key) {
            Some(Json::Integer(value)) => u64::try_from(*value).ok(),
            _ => None,
        };
        Some(Record {
            id: id.clone(),
            endpoint: endpoint.clone(),
            answered_at: whole("answeredAt")?,
            held_until: whole("heldUntil"),
            result: json.get("result")?.clone(),
        })
    }
}

/// The oldest age that the format takes; a clock that jumped says nothing beyond it.
const MOST_AGE: u64 = 8_640_000_000;
