//! Owns whether a survey still takes answers: counts the complete ones against the limit that the study sets. Stores nothing, refuses
//! nothing: what was answered before the limit was seen is stored like anything else.

use std::collections::BTreeMap;
use std::sync::Mutex;

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use expectly_core::json::{Json, ObjectBuilder};
use expectly_core::study::Moment;
use rusqlite::Connection;

use crate::collector::Shared;
use crate::error::{Error, json};

/// Complete answers to a moment of a survey of a study.
type Key = (String, String, &'static str);

/// How many there are, and up to which row they were counted.
#[derive(Clone, Copy, Default)]
struct Count {
    complete: u32,
    up_to: i64,
}

/// What was counted already. Rows are only ever added, so that each is looked at once and a busy page costs nothing.
#[derive(Default)]
pub struct Counted(Mutex<BTreeMap<Key, Count>>);

/// `GET /v1/open?study=ID&survey=ID`, and `&moment=` for a survey with two.
pub async fn show(State(collector): State<Shared>, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let query = query.unwrap_or_default();
    // Ids have no characters that a query would encode.
    let asked = |name| query.split('&').filter_map(|part| part.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value);
    let study = asked("study").and_then(|id| collector.studies.get(id)).ok_or(Error::UnknownStudy)?;
    let survey = study.surveys.iter().find(|survey| asked("survey") == Some(survey.id.as_str())).ok_or(Error::UnknownStudy)?;
    let moment = asked("moment").and_then(Moment::named);
    let ask = survey.asks.iter().find(|ask| moment.is_none_or(|moment| moment == ask.moment));
    let open = match ask.and_then(|ask| Some((ask.moment, ask.limit?))) {
        Some((moment, limit)) => {
            let key = (study.id.as_str().to_owned(), survey.id.as_str().to_owned(), moment.id());
            let known = collector.counted.get(&key);
            let (key, count) = collector.reader.read(move |store| count(store, &key, known).map(|count| (key, count))).await?;
            collector.counted.put(key, count);
            count.complete < limit
        }
        None => true,
    };
    Ok(json(StatusCode::OK, &ObjectBuilder::new().with("open", Json::Bool(open)).build()))
}

impl Counted {
    fn get(&self, key: &Key) -> Count {
        self.0.lock().ok().and_then(|counted| counted.get(key).copied()).unwrap_or_default()
    }

    fn put(&self, key: Key, count: Count) {
        // A lock that broke costs time, not truth: the rows are counted again.
        if let Ok(mut counted) = self.0.lock() {
            counted.insert(key, count);
        }
    }
}

/// Goes on counting from where an earlier count ended.
fn count(store: &Connection, (study, survey, moment): &Key, known: Count) -> Result<Count, Error> {
    let mut statement = store.prepare_cached(
        "SELECT count(*) FILTER (WHERE body ->> 'survey' = ?3 AND body ->> 'moment' = ?4 AND body ->> 'complete'), max(seq)
         FROM results WHERE study = ?1 AND seq > ?2",
    )?;
    let (complete, up_to): (u32, Option<i64>) =
        statement.query_row((study, known.up_to, survey, moment), |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(Count { complete: known.complete.saturating_add(complete), up_to: up_to.unwrap_or(known.up_to) })
}
