//! Owns the counts that a report is made of: rows with a key that says what may be pooled. Holds integers and names only.

use alloc::collections::BTreeMap;
use alloc::string::String;
use alloc::vec::Vec;
use serde::{Deserialize, Serialize};

use crate::key::Key;

/// Answers to one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RatingCounts {
    /// What was asked of whom.
    #[serde(flatten)]
    pub key: Key,
    /// The question's name, such as `recommend`.
    pub question: String,
    /// Whether the values say what was expected of an item of a battery, not how it was.
    #[serde(default, skip_serializing_if = "is_false")]
    pub expected: bool,
    /// Through which channel.
    pub source: String,
    /// One count a value, lowest value first.
    pub counts: Vec<u64>,
    /// How many passed the question over.
    #[serde(default)]
    pub skipped: u64,
    /// How many said that they do not know.
    #[serde(default)]
    pub dont_know: u64,
}

/// Pairs of answers by the same people.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PairCounts {
    /// What was asked of whom.
    #[serde(flatten)]
    pub key: Key,
    /// The item of a battery that both sides are of; empty for the gap of a survey as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub question: String,
    /// `sacrifice` or `xgap`; `servqual` for items of a battery.
    pub gap: String,
    /// When the first side was asked for.
    pub timing: String,
    /// Through which channel.
    pub source: String,
    /// A row for each first value, lowest first; in it a count for each second value.
    pub joint: Vec<Vec<u64>>,
    /// How large a gap the study allows, in points of the scale, above 0, if it says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub margin: Option<f64>,
}

/// Answers to one question that offers options.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(hashmap_as_object))]
#[serde(rename_all = "camelCase")]
pub struct ChoiceCounts {
    /// What was asked of whom. There is no scale: its name is empty.
    #[serde(flatten)]
    pub key: Key,
    /// The question's name.
    pub question: String,
    /// Through which channel.
    pub source: String,
    /// How many chose each option, by its name. Randomized answers can be told back only if every option is here, those of nobody with 0.
    pub options: BTreeMap<String, u64>,
    /// How many people chose something: where several may be chosen, fewer than choices.
    pub n: u64,
    /// How many passed the question over.
    #[serde(default)]
    pub skipped: u64,
    /// How many said that they do not know.
    #[serde(default)]
    pub dont_know: u64,
    /// The privacy parameter ε, above 0, if the visitors' devices blurred what was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub randomized: Option<f64>,
}

/// All counts of a study.
#[derive(Clone, Debug, PartialEq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Counts {
    /// Single questions.
    #[serde(default)]
    pub ratings: Vec<RatingCounts>,
    /// Pairs.
    #[serde(default)]
    pub pairs: Vec<PairCounts>,
    /// Choices.
    #[serde(default)]
    pub choices: Vec<ChoiceCounts>,
}

fn is_false(flag: &bool) -> bool {
    !flag
}
