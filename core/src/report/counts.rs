//! Owns the counts that a report is made of: rows with a key that says what may be pooled. Holds integers and names only.

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
    /// `sacrifice` or `xgap`.
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
}
