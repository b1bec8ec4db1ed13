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
        "csat-top-1" => "CSAT, very satisfied (5)",
        "csat7-top-1" => "CSAT, very satisfied (7)",
        "csat7-top-2" => "CSAT, satisfied (6–7)",
        "csat7-mean" => "CSAT, mean of 1–7",
        "csat7-pomp" => "CSAT on seven points, percent of maximum",
        "enps" => "eNPS",
        "ces-top-2" => "CES, found it very easy (6–7)",
        "ces-net" => "CES, net ease (6–7 less 1–2)",
        "ces-pomp" => "CES, ease as percent of maximum",
        "ces-agreement-mean" => "CES 2.0, mean agreement of 1–7",
        "ces-agreement-agree" => "CES 2.0, agreed (5–7)",
        "ces-agreement-top-2" => "CES 2.0, agreed (6–7)",
        "ces-agreement-net" => "CES 2.0, net agreement (6–7 less 1–2)",
        "ces-agreement-pomp" => "CES 2.0, agreement as percent of maximum",
        "ces-effort-mean" => "CES 1.0, mean effort of 1–5 (low is good)",
        "ces-effort-low" => "CES 1.0, low effort (1–2)",
        "ces-effort-top-2" => "CES 1.0, low effort (1–2)",
        "ces-effort-net" => "CES 1.0, net low effort (1–2 less 4–5)",
        "ces-effort-pomp" => "CES 1.0, effort as percent of maximum (low is good)",
        "mean" => "Mean",
        "top-share" => "Share of the highest values",
        "pomp" => "Percent of maximum",
        "quality-mean" => "Quality, mean of 1–7",
        "expectation-mean" => "Expected, mean",
        "experience-mean" => "Experienced, mean",
        "wanted-mean" => "Wanted, mean",
        "advertised-mean" => "Advertised, mean",
        "net-met" => "Net met (exceeded − fell short)",
        "unpaired-contrast" => "Unpaired contrast (no gap)",
        "desired-sacrifice-mean" => "Sacrifice (wanted − settled for)",
        "disconfirmation-mean" => "Disconfirmation, mean of −3 to 3",
        "disconfirmation-net" => "Disconfirmation (better − worse than expected)",
        "adequacy-gap-mean" => "Service adequacy (perceived − minimum)",
        "superiority-gap-mean" => "Service superiority (perceived − desired)",
        "zone-width-mean" => "Zone of tolerance (desired − minimum)",
        "zone-inside" => "Inside the zone of tolerance",
        "servqual-tangibles-gap" => "SERVQUAL tangibles (perception − expectation)",
        "servqual-reliability-gap" => "SERVQUAL reliability (perception − expectation)",
        "servqual-responsiveness-gap" => "SERVQUAL responsiveness (perception − expectation)",
        "servqual-assurance-gap" => "SERVQUAL assurance (perception − expectation)",
        "servqual-empathy-gap" => "SERVQUAL empathy (perception − expectation)",
        "servqual-unweighted-gap" => "SERVQUAL unweighted (perception − expectation)",
        "servqual-weighted-gap" => "SERVQUAL weighted (perception − expectation)",
        "sacrifice-mean" => "Sacrifice (expected − experienced)",
        "servqual-gap-mean" => "SERVQUAL gap (perception − expectation)",
        "xgap-mean" => "XGap (advertised − actual)",
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
    }
}

/// A number in the customary form of its unit. Gaps carry their sign.
fn number(unit: &str, measure: &str, value: f64) -> String {
    let signed = matches!(unit, "nps" | "share-difference") || measure.contains("gap") || measure.contains("sacrifice");
    let (shown, digits, suffix) = match unit {
        "nps" => (value * 100.0, 1, ""),
        "share" => (value * 100.0, 1, " %"),
        "share-difference" => (value * 100.0, 1, " percentage points"),
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
