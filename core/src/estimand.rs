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
    "enps", "eNPS", "share of 9–10 less share of 0–6, of people who work there", HighIsGood;
    "nps-weighted", "NPS, weighted", "share of 9–10 less share of 0–6, each answer weighted by one over the chance of having it", HighIsGood;
    "nps-decayed", "NPS, older answers counting for less", "share of 9–10 less share of 0–6, each period's counts weighted 2^(−age / half-life)", HighIsGood;
    "nps-live", "NPS, live", "share of 9–10 less share of 0–6, with a band that may be watched", HighIsGood;
    "nps-randomized", "NPS, from randomized answers", "share of 9–10 less share of 0–6, after taking out what randomized response put in", HighIsGood;
    "nps-difference", "Difference of two NPS", "NPS of one group less NPS of the other", HighIsGood;
    "csat-top-2", "CSAT, satisfied (4–5)", "share of 4–5 on 1–5", HighIsGood;
    "csat-top-1", "CSAT, very satisfied (5)", "share of 5 on 1–5", HighIsGood;
    "csat-mean", "CSAT, mean of 1–5", "mean of 1–5", HighIsGood;
    "csat-pomp", "CSAT, percent of maximum", "100 (mean − 1) / 4 (Cohen et al. 1999)", HighIsGood;
    "csat7-top-2", "CSAT, satisfied (6–7)", "share of 6–7 on 1–7", HighIsGood;
    "csat7-top-1", "CSAT, very satisfied (7)", "share of 7 on 1–7", HighIsGood;
    "csat7-mean", "CSAT, mean of 1–7", "mean of 1–7", HighIsGood;
    "csat7-pomp", "CSAT on seven points, percent of maximum", "100 (mean − 1) / 6 (Cohen et al. 1999)", HighIsGood;
    "ces-mean", "CES, mean ease of 1–7", "mean of 1–7, 7 is very easy", HighIsGood;
    "ces-easy", "CES, found it easy (5–7)", "share of 5–7 on 1–7", HighIsGood;
    "ces-top-2", "CES, found it very easy (6–7)", "share of 6–7 on 1–7", HighIsGood;
    "ces-net", "CES, net ease (6–7 less 1–2)", "share of 6–7 less share of 1–2", HighIsGood;
    "ces-pomp", "CES, ease as percent of maximum", "100 (mean − 1) / 6", HighIsGood;
    "ces-agreement-mean", "CES 2.0, mean agreement of 1–7", "mean of 1–7, 7 is strongly agree (Dixon, Toman & DeLisi 2013)", HighIsGood;
    "ces-agreement-agree", "CES 2.0, agreed (5–7)", "share of 5–7 on 1–7", HighIsGood;
    "ces-agreement-top-2", "CES 2.0, agreed (6–7)", "share of 6–7 on 1–7", HighIsGood;
    "ces-agreement-net", "CES 2.0, net agreement (6–7 less 1–2)", "share of 6–7 less share of 1–2", HighIsGood;
    "ces-agreement-pomp", "CES 2.0, agreement as percent of maximum", "100 (mean − 1) / 6", HighIsGood;
    "ces-effort-mean", "CES 1.0, mean effort of 1–5 (low is good)", "mean of 1–5, 5 is very high effort (Dixon, Freeman & Toman 2010)", LowIsGood;
    "ces-effort-low", "CES 1.0, low effort (1–2)", "share of 1–2 on 1–5", HighIsGood;
    "ces-effort-top-2", "CES 1.0, low effort (1–2)", "share of 1–2 on 1–5", HighIsGood;
    "ces-effort-net", "CES 1.0, net low effort (1–2 less 4–5)", "share of 1–2 less share of 4–5", HighIsGood;
    "ces-effort-pomp", "CES 1.0, effort as percent of maximum (low is good)", "100 (mean − 1) / 4", LowIsGood;
    "quality-mean", "Quality, mean of 1–7", "mean of the values", HighIsGood;
    "mean", "Mean", "mean of the values", Neither;
    "pomp", "Percent of maximum", "100 (mean − lowest) / (highest − lowest)", Neither;
    "top-share", "Share of the highest values", "share of the highest values", Neither;
    "amount-mean", "Mean", "mean of the amounts", Neither;
    "mean-live", "Mean, live", "mean of the values, with a band that may be watched", Neither;
    "mean-decayed", "Mean, older answers counting for less", "mean of the values, each period's counts weighted 2^(−age / half-life)", Neither;
    "share", "Share", "those counted among all", Neither;
    "share-difference", "Difference of two shares", "one group's share less the other's", Neither;
    "share-live", "Share, live", "those counted among all, with a band that may be watched", Neither;
    "rate", "Rate for each unit of exposure", "events for each unit of exposure", Neither;
    "prospect-expectation-mean", "Expected by people who are no customers, mean", "mean of what was expected, of people without the experience", Neither;
    "expectation-mean", "Expected, mean", "mean of what was expected, of those who also said how it was", Neither;
    "wanted-mean", "Wanted, mean", "mean of what was wanted exactly, of those who also said how it was", Neither;
    "advertised-mean", "Advertised, mean", "mean of what was understood to be promised, of those who also said how it was", Neither;
    "experience-mean", "Experienced, mean", "mean of how it was, of those who gave both sides", HighIsGood;
    "sacrifice-mean", "Sacrifice (expected − experienced)", "mean of each person's expected − experienced", LowIsGood;
    "desired-sacrifice-mean", "Sacrifice (wanted − settled for)", "mean of each person's wanted exactly − settled for (Gilmore & Pine 1997)", LowIsGood;
    "servqual-gap-mean", "SERVQUAL gap (perception − expectation)", "mean of each person's perception − expectation (Parasuraman, Zeithaml & Berry 1988)", HighIsGood;
    "servqual-unweighted-gap", "SERVQUAL unweighted (perception − expectation)", "mean over people of the mean of their five dimensions", HighIsGood;
    "servqual-weighted-gap", "SERVQUAL weighted (perception − expectation)", "mean over people of their dimensions, weighted by each one's 100 points", HighIsGood;
    "xgap-mean", "XGap (advertised − actual)", "mean of each person's advertised − actual", ZeroIsBest;
    "net-met", "Net met (exceeded − fell short)", "share of people whose experience exceeded the first side less share of those whose fell short", HighIsGood;
    "unpaired-contrast", "Unpaired contrast (no gap)", "mean of one group less mean of another: no gap, for the people differ", Neither;
    "disconfirmation-mean", "Disconfirmation, mean of −3 to 3", "mean of −3 to 3 (Oliver 1980)", HighIsGood;
    "disconfirmation-net", "Disconfirmation (better − worse than expected)", "share of better than expected less share of worse", HighIsGood;
    "comparison-mean", "Compared with the previous provider, mean of −3 to 3", "mean of −3 to 3", HighIsGood;
    "adequacy-gap-mean", "Service adequacy (perceived − minimum)", "mean of each person's perceived − minimum (Zeithaml, Berry & Parasuraman 1993)", HighIsGood;
    "superiority-gap-mean", "Service superiority (perceived − desired)", "mean of each person's perceived − desired", HighIsGood;
    "zone-width-mean", "Zone of tolerance (desired − minimum)", "mean of each person's desired − minimum", Neither;
    "zone-inside", "Inside the zone of tolerance", "share of people with minimum ≤ perceived ≤ desired", HighIsGood;
    "person-gap-mean", "Gap over people (experienced − expected)", "mean over people of each one's mean gap over the contacts they had", HighIsGood;
    "contact-gap-mean", "Gap over contacts (experienced − expected)", "sum of all gaps over all contacts, people as clusters", HighIsGood;
    "unevenness", "Unevenness within people", "mean over people of the standard deviation of their own gaps", LowIsGood;
    "weakest-gap-mean", "Gap at people's weakest touchpoint", "mean over people of their lowest gap", HighIsGood;
    "net-effect", "Net effect (better − worse than expected)", "share of contacts above expectation less share below", HighIsGood;
    "experience-gap-mean", "Gap (experienced − expected)", "mean of each person's experienced − expected", HighIsGood;
    "seam-multi-mean", "Several channels, mean", "mean of conversations over several channels", HighIsGood;
    "seam-single-mean", "One channel, mean", "mean of conversations over one channel", HighIsGood;
    "seam-penalty", "Seam penalty (several channels − one)", "mean over several channels less mean over one", HighIsGood;
    "seam-multi-repeated", "Several channels, had to repeat themselves", "share who had to repeat themselves, several channels", LowIsGood;
    "seam-single-repeated", "One channel, had to repeat themselves", "share who had to repeat themselves, one channel", LowIsGood;
    "knowledge-gap", "Gap 1, knowledge (target − expectation)", "team's mean target less customers' mean expectation", ZeroIsBest;
    "standard-gap", "Gap 2, standard (target − promise)", "team's mean target less what is promised", ZeroIsBest;
    "delivery-gap", "Gap 3, delivery (target − experience)", "team's mean target less customers' mean experience", ZeroIsBest;
    "communication-gap", "Gap 4, communication (promise − experience)", "what is promised less customers' mean experience", ZeroIsBest;
    "service-gap", "Gap 5, service (expectation − experience)", "mean of each person's expected − experienced", LowIsGood;
    "target-mean", "Aimed at by the team, mean", "mean of the team's targets", Neither;
    "weakest-role-mean", "Weakest of the four roles, mean", "mean over people of the lowest of their four ratings", HighIsGood;
    "told-share", "Were told what to expect", "share of people who were told what to expect", HighIsGood;
    "told-gap-mean", "Gap of people who were told (experienced − expected)", "mean gap of those who were told", HighIsGood;
    "not-told-gap-mean", "Gap of people who were not told (experienced − expected)", "mean gap of those who were not told", HighIsGood;
    "told-gap-difference", "Gap of people told − of people not told", "mean gap of those told less of those not told", HighIsGood;
    "kano-better", "Better for having it (A + O)", "(A + O) / (A + O + M + I) (Berger et al. 1993)", HighIsGood;
    "kano-worse", "Worse for going without (−(O + M))", "−(O + M) / (A + O + M + I) (Berger et al. 1993)", Neither;
    "importance-mean", "Importance, mean of 1–7", "mean of 1–7, 7 is extremely important", Neither;
    "performance-mean", "Performance, mean", "mean of the values", HighIsGood;
    "derived-importance", "Derived importance (correlation with the overall score)", "Pearson's correlation with the overall score", Neither;
    "correlation", "Correlation", "Pearson's correlation", Neither;
    "regression-coefficient", "Regression coefficient", "least squares", Neither;
    "regression-asymmetry", "Slope of expectation + slope of perception", "sum of the slopes of expectation and perception; 0 if a difference score is enough (Edwards 1994)", Neither;
    "weighted-mean", "Weighted mean", "sum of weighted values over sum of weights (Hájek)", Neither;
    "weighted-total", "Weighted total", "sum of weighted values (Horvitz–Thompson)", Neither;
    "randomized-share", "Share, from randomized answers", "reported share less what randomized response put in", Neither;
    "servqual-tangibles-gap", "SERVQUAL tangibles (perception − expectation)", "mean over people of the mean of their tangibles items, perception − expectation", HighIsGood;
    "servqual-reliability-gap", "SERVQUAL reliability (perception − expectation)", "mean over people of the mean of their reliability items, perception − expectation", HighIsGood;
    "servqual-responsiveness-gap", "SERVQUAL responsiveness (perception − expectation)", "mean over people of the mean of their responsiveness items, perception − expectation", HighIsGood;
    "servqual-assurance-gap", "SERVQUAL assurance (perception − expectation)", "mean over people of the mean of their assurance items, perception − expectation", HighIsGood;
    "servqual-empathy-gap", "SERVQUAL empathy (perception − expectation)", "mean over people of the mean of their empathy items, perception − expectation", HighIsGood;
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
