//! Owns the report: from counts, as a store's `GROUP BY` gives them, to readings. Stores count; only this module does statistics.

mod choices;
mod counts;
mod estimands;
mod gap;
mod gaps;
mod rankings;
mod readings;
mod results;
mod scores;
mod unpaired;
mod words;

pub use crate::key::Key;
pub use choices::{ChoiceReport, OptionReport};
pub use counts::{ChoiceCounts, Counts, PairCounts, RatingCounts};
pub use gap::{Gap, GapForm, GapTests};
pub use gaps::GapReport;
pub use rankings::{FALSE_DISCOVERY_RATE, RankedRow, Ranking};
pub use readings::{Estimate, Insufficient, Reading, Suppressed};
pub use results::Results;
pub use scores::ScoreReport;

use alloc::vec::Vec;
use serde::Serialize;

use crate::error::Error;
use crate::reading::Confidence;

/// Every reading that some counts allow.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// How often the intervals hold the truth, such as 0.95.
    pub confidence: f64,
    /// Expectation against experience, and promise against delivery: one for each survey, or item of a battery, scale, timing, population
    /// and wording.
    pub gaps: Vec<GapReport>,
    /// NPS, CSAT and CES: one for each survey, question, scale, population and wording.
    pub scores: Vec<ScoreReport>,
    /// Options and the people who chose them: one for each survey, question, population, wording and degree of blurring.
    pub choices: Vec<ChoiceReport>,
    /// Touchpoints that were asked about alike, side by side: one for each estimand, scale, timing and population of four touchpoints or
    /// more.
    pub rankings: Vec<Ranking>,
}

impl Report {
    /// Computes the report. Errors: [`Error::OutOfRange`] when a row has not one count for each value of its scale,
    /// or for more choices of an option than people; [`Error::UnknownValue`] for a scale or gap that does not exist, [`Error::Overflow`].
    ///
    /// ```
    /// use expectly_core::{key::Key, reading::Confidence, report::{Counts, RatingCounts, Report}};
    ///
    /// let key = Key { survey: "relationship".into(), scale: "likelihood11".into(), wording: "9f2c".into(), population: "customer".into(), ..Key::default() };
    /// let counts = vec![0, 0, 0, 0, 0, 0, 3, 2, 0, 5, 10];
    /// let row = RatingCounts { key, question: "recommend".into(), expected: false, source: "widget".into(), counts, skipped: 0, dont_know: 0 };
    /// let report = Report::of(&Counts { ratings: vec![row], ..Counts::default() }, Confidence::DEFAULT)?;
    /// assert_eq!(report.scores.len(), 1);
    /// assert!(report.gaps.is_empty());
    /// # Ok::<(), expectly_core::error::Error>(())
    /// ```
    pub fn of(counts: &Counts, confidence: Confidence) -> Result<Report, Error> {
        let (gaps, scores) = (gaps::all(counts, confidence)?, scores::all(counts, confidence)?);
        Ok(Report {
            confidence: confidence.level(),
            rankings: rankings::all(&gaps, &scores)?,
            gaps,
            scores,
            choices: choices::all(counts, confidence)?,
        })
    }
}
