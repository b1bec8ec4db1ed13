//! Owns what each number is called, what it is computed as and which way is good; the computing is done elsewhere. Two numbers with
//! different names here are never averaged, compared or drawn on one axis.

use serde::Serialize;

/// Which way a number has to move to be better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    /// Higher is better.
    HighIsGood,
    /// Lower is better.
    LowIsGood,
    /// Zero is best, and a miss in either direction is a miss.
    ZeroIsBest,
    /// Neither way is better in itself.
    Neither,
}

/// What a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Estimand {
    /// Its stable name in JSON, such as `csat-top-2`.
    pub id: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What it is computed as, for people.
    pub formula: &'static str,
    /// Raised when the same answers would give another number.
    pub version: u32,
    /// Which way is better.
    pub direction: Direction,
}

macro_rules! estimands {
    ($($id:literal, $name:literal, $formula:literal, $direction:ident;)+) => {
        /// Every estimand there is.
        pub const ALL: &[Estimand] =
            &[$(Estimand { id: $id, name: $name, formula: $formula, version: 1, direction: Direction::$direction }),+];
    };
}

estimands! {
    "nps", "NPS", "share of 9–10 less share of 0–6 (Reichheld 2003)", HighIsGood;
    "csat-top-2", "CSAT, two best values", "share of the two best values, 4–5 or 6–7", HighIsGood;
    "csat-mean", "CSAT, mean", "mean of the values", HighIsGood;
    "csat-pomp", "CSAT, percent of maximum", "100 (mean − lowest) / (highest − lowest) (Cohen et al. 1999)", HighIsGood;
    "ces-mean", "CES, mean ease", "mean of 1–7, 7 is very easy", HighIsGood;
    "ces-easy", "CES, found it easy (5–7)", "share of 5–7 on 1–7 (Dixon, Toman & DeLisi 2013)", HighIsGood;
    "quality-mean", "Quality, mean", "mean of the values", HighIsGood;
    "expectation-mean", "Expected, mean", "mean of what was expected, of those who also said how it was", Neither;
    "experience-mean", "Experienced, mean", "mean of how it was, of those who also said what they expected", HighIsGood;
    "sacrifice-mean", "Sacrifice (expected − experienced)", "mean of each person's expected − experienced", LowIsGood;
    "desired-sacrifice-mean", "Sacrifice (wanted − experienced)", "mean of each person's wanted exactly − settled for (Gilmore & Pine 1997)", LowIsGood;
    "servqual-gap-mean", "SERVQUAL gap (perception − expectation)", "mean of each person's perception − expectation (Parasuraman, Zeithaml & Berry 1988)", HighIsGood;
    "xgap-mean", "XGap (advertised − actual)", "mean of each person's advertised − actual", ZeroIsBest;
    "weighted-mean", "Weighted mean", "Σwy / Σw (Hájek 1971)", Neither;
    "weighted-total", "Weighted total", "Σwy (Horvitz & Thompson 1952)", Neither;
    "nps-weighted", "NPS, weighted", "NPS with each answer counting for those it stands for", HighIsGood;
    "nps-randomized", "NPS, from randomized answers", "NPS of what was sent, less the noise that was added (Warner 1965)", HighIsGood;
    "randomized-share", "Share, from randomized answers", "share of what was sent, less the noise that was added (Warner 1965)", Neither;
    "amount-mean", "Mean", "mean of the amounts", Neither;
    "churn", "Churn", "customers lost, of those at risk", LowIsGood;
    "transition", "Took the next step", "people who moved on, of those who could", HighIsGood;
    "cost-of-sales", "Cost of sales", "sum of costs / sum of revenues", LowIsGood;
    "wait-median", "Median wait in hours", "median, with open waits longer than any", LowIsGood;
    "wait-within", "Waits within the target", "waits that ended within the target, of all", HighIsGood;
    "wait-ended", "Waits ended", "waits that ended, of all", HighIsGood;
    "stars-solicited", "Stars, asked for", "mean stars of solicited reviews", HighIsGood;
    "stars-unsolicited", "Stars, unasked", "mean stars of unsolicited reviews", HighIsGood;
    "outcome-correlation", "Correlation with the outcome", "Pearson's correlation of what was said and what happened", Neither;
    "outcome-risk-difference", "Risk difference of the outcome", "share with the outcome less that of the others", Neither;
}

/// The estimand of that name, if there is one.
pub fn named(id: &str) -> Option<&'static Estimand> {
    ALL.iter().find(|estimand| estimand.id == id)
}
