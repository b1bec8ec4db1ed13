//! Owns reading counts as core's reports have them; the rows may come with more than is read here.

use std::collections::BTreeMap;

use expectly_core::key::Key;
use expectly_core::report::{ChoiceCounts, Counts, PairCounts, RatingCounts};
use wasm_bindgen::JsValue;

use crate::own::{Object, Take};
use crate::refusal::Refusal;

impl Take for Counts {
    fn take(value: &JsValue) -> Result<Counts, Refusal> {
        let object = Object::only(value, &["ratings", "pairs", "choices"])?;
        let (ratings, pairs, choices): (Option<_>, Option<_>, Option<_>) =
            (object.field("ratings")?, object.field("pairs")?, object.field("choices")?);
        Ok(Counts { ratings: ratings.unwrap_or_default(), pairs: pairs.unwrap_or_default(), choices: choices.unwrap_or_default() })
    }
}

impl Take for RatingCounts {
    fn take(value: &JsValue) -> Result<RatingCounts, Refusal> {
        let row = Object::open(value, &[KEY, &["question", "expected", "source", "counts", "skipped", "dont_know"]].concat())?;
        let number = |field| row.field::<Option<u64>>(field).map(Option::unwrap_or_default);
        Ok(RatingCounts {
            key: key(&row)?,
            question: row.field("question")?,
            expected: row.field::<Option<bool>>("expected")?.unwrap_or_default(),
            source: row.field("source")?,
            counts: row.field("counts")?,
            skipped: number("skipped")?,
            dont_know: number("dont_know")?,
        })
    }
}

impl Take for PairCounts {
    fn take(value: &JsValue) -> Result<PairCounts, Refusal> {
        let row = Object::open(value, &[KEY, &["question", "gap", "timing", "source", "joint", "margin"]].concat())?;
        Ok(PairCounts {
            key: key(&row)?,
            question: row.field::<Option<String>>("question")?.unwrap_or_default(),
            gap: row.field("gap")?,
            timing: row.field("timing")?,
            source: row.field("source")?,
            joint: row.field("joint")?,
            margin: row.field("margin")?,
        })
    }
}

impl Take for ChoiceCounts {
    fn take(value: &JsValue) -> Result<ChoiceCounts, Refusal> {
        let row = Object::open(value, &[KEY, &["question", "source", "options", "n", "skipped", "dont_know", "randomized"]].concat())?;
        let number = |field| row.field::<Option<u64>>(field).map(Option::unwrap_or_default);
        Ok(ChoiceCounts {
            key: key(&row)?,
            question: row.field("question")?,
            source: row.field("source")?,
            options: row.field::<ByName>("options")?.0,
            n: row.field("n")?,
            skipped: number("skipped")?,
            dont_know: number("dont_know")?,
            randomized: row.field("randomized")?,
        })
    }
}

/// Counts by name.
struct ByName(BTreeMap<String, u64>);

impl Take for ByName {
    fn take(value: &JsValue) -> Result<ByName, Refusal> {
        Object::of(value)?.all().map(|counts| ByName(counts.into_iter().collect()))
    }
}

/// The fields of a key, which a row has among its own.
const KEY: &[&str] =
    &["survey", "touchpoint", "stage", "facet", "promise", "scale", "wording", "population", "level", "channel", "stratum", "period"];

fn key(row: &Object) -> Result<Key, Refusal> {
    Ok(Key {
        survey: row.field("survey")?,
        touchpoint: row.field("touchpoint")?,
        stage: row.field("stage")?,
        facet: row.field("facet")?,
        promise: row.field("promise")?,
        scale: row.field("scale")?,
        wording: row.field("wording")?,
        population: row.field("population")?,
        level: row.field("level")?,
        channel: row.field("channel")?,
        stratum: row.field("stratum")?,
        period: row.field("period")?,
    })
}
