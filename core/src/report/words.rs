//! Owns how a reading is said in English, rounded for people; the numbers themselves are never rounded elsewhere.

use alloc::format;
use alloc::string::String;

use crate::reading::{Estimate, Guarantee, Lack, Unit};

/// The estimand in words.
pub(super) fn name(measure: &str) -> &str {
    match measure {
        "nps" => "NPS",
        "csat-top-2" => "CSAT, satisfied (4–5)",
        "csat-mean" => "CSAT, mean of 1–5",
        "csat-pomp" => "CSAT, percent of maximum",
        "ces-mean" => "CES, mean ease of 1–7",
        "ces-easy" => "CES, found it easy (5–7)",
        "quality-mean" => "Quality, mean of 1–7",
        "expectation-mean" => "Expected, mean",
        "experience-mean" => "Experienced, mean",
        "sacrifice-mean" => "Sacrifice (expected − experienced)",
        "servqual-gap-mean" => "SERVQUAL gap (perception − expectation)",
        "xgap-mean" => "XGap (advertised − actual)",
        "kano-better" => "Better for having it (A + O)",
        "kano-worse" => "Worse for going without (−(O + M))",
        "importance-mean" => "Importance, mean of 1–7",
        "performance-mean" => "Performance, mean",
        "derived-importance" => "Derived importance (correlation with the overall score)",
        "correlation" => "Correlation",
        "regression-coefficient" => "Regression coefficient",
        "regression-asymmetry" => "Slope of expectation + slope of perception",
        "experience-gap-mean" => "Gap (experienced − expected)",
        "net-effect" => "Net effect (better − worse than expected)",
        "person-gap-mean" => "Gap over people (experienced − expected)",
        "contact-gap-mean" => "Gap over contacts (experienced − expected)",
        "unevenness" => "Unevenness within people",
        "weakest-gap-mean" => "Gap at people's weakest touchpoint",
        "weakest-role-mean" => "Weakest of four roles, mean of 1–7",
        "seam-single-mean" => "One channel, mean",
        "seam-multi-mean" => "Several channels, mean",
        "seam-single-repeated" => "One channel, had to repeat themselves",
        "seam-multi-repeated" => "Several channels, had to repeat themselves",
        "seam-penalty" => "Seam penalty (several channels − one)",
        "target-mean" => "Aimed at by the team, mean",
        "knowledge-gap" => "Gap 1, knowledge (target − expectation)",
        "standard-gap" => "Gap 2, standard (target − promise)",
        "delivery-gap" => "Gap 3, delivery (target − experience)",
        "communication-gap" => "Gap 4, communication (promise − experience)",
        "service-gap" => "Gap 5, service (expectation − experience)",
        "told-gap-mean" => "Gap of people who were told (experienced − expected)",
        "not-told-gap-mean" => "Gap of people who were not told (experienced − expected)",
        "told-gap-difference" => "Gap of people told − of people not told",
        "told-share" => "Were told what to expect",
        other => other,
    }
}

pub(super) fn estimate<U: Unit, G: Guarantee>(measure: &str, estimate: &Estimate<U, G>) -> String {
    let interval = &estimate.interval;
    format!(
        "{}: {} ({} % interval {} to {}, n = {}, {})",
        name(measure),
        number(U::ID, measure, estimate.point),
        trimmed(interval.confidence.level() * 100.0),
        number(U::ID, measure, interval.low),
        number(U::ID, measure, interval.high),
        estimate.n,
        interval.method.name(),
    )
}

pub(super) fn suppressed(measure: &str, n: u64, need: u64) -> String {
    format!("{}: not shown, for {n} answers are fewer than the {need} that protect who gave them", name(measure))
}

pub(super) fn lack(measure: &str, n: u64, lack: Lack) -> String {
    let name = name(measure);
    match lack {
        Lack::NoAnswers => format!("{name}: no answers yet"),
        Lack::TooFew { need } => format!("{name}: {n} of at least {need} answers"),
        Lack::NoSpread => format!("{name}: all {n} answers are equal, so no interval can be given"),
        Lack::Dependent => format!("{name}: the {n} answers are exact functions of each other, so no interval can be given"),
    }
}

/// A number in the customary form of its unit. Gaps carry their sign.
fn number(unit: &str, measure: &str, value: f64) -> String {
    let signed = unit == "nps" || measure.contains("gap") || measure.contains("sacrifice");
    let (shown, digits, suffix) = match unit {
        "nps" => (value * 100.0, 1, ""),
        "share" => (value * 100.0, 1, " %"),
        "pomp" => (value, 1, ""),
        _ => (value, 2, ""),
    };
    let text = if signed { format!("{shown:+.digits$}") } else { format!("{shown:.digits$}") };
    // A typographic minus, and no sign on what rounds to zero.
    let zero = text.trim_start_matches(['+', '-']).bytes().all(|byte| matches!(byte, b'0' | b'.'));
    let text = if zero { String::from(text.trim_start_matches(['+', '-'])) } else { text.replace('-', "−") };
    format!("{text}{suffix}")
}

fn trimmed(percent: f64) -> String {
    let text = format!("{percent:.2}");
    String::from(text.trim_end_matches('0').trim_end_matches('.'))
}
