//! Owns how a reading is said in English, rounded for people; the numbers themselves are never rounded elsewhere.

use alloc::format;
use alloc::string::String;

use crate::estimand;
use crate::reading::{Estimate, Lack, Plain};

/// The estimand in words.
fn name(measure: &str) -> &str {
    estimand::named(measure).map_or(measure, |estimand| estimand.name)
}

pub(super) fn estimate(measure: &str, unit: &str, estimate: &Estimate<Plain>) -> String {
    let interval = &estimate.interval;
    format!(
        "{}: {} ({} % interval {} to {}, n = {}, {})",
        name(measure),
        number(unit, measure, estimate.point),
        trimmed(interval.confidence.level() * 100.0),
        number(unit, measure, interval.low),
        number(unit, measure, interval.high),
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
    let signed = matches!(unit, "nps" | "share-difference") || measure.contains("gap") || measure.contains("sacrifice");
    let (shown, digits, suffix) = match unit {
        "nps" => (value * 100.0, 1, ""),
        "nps-difference" => (value * 100.0, 1, ""),
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
