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
    let form = Form::of(unit, measure, interval.high - interval.low);
    format!(
        "{}: {} ({} % interval {} to {}, n = {}, {})",
        name(measure),
        form.said(estimate.point) + form.unit,
        trimmed(interval.confidence.level() * 100.0),
        form.end(interval.low),
        form.end(interval.high),
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
        Lack::NoSpread => format!("{name}: what is measured is the same in all {n} answers, so no interval can be given"),
        Lack::Dependent => format!("{name}: the {n} answers are exact functions of each other, so no interval can be given"),
    }
}

/// The customary form of a unit's numbers.
struct Form {
    times: f64,
    digits: usize,
    signed: bool,
    /// Said behind the number; behind the ends of its interval too, if it is a sign and not words.
    unit: &'static str,
}

/// More digits than these tell nobody anything.
const MOST_DIGITS: usize = 8;

impl Form {
    /// `width` is that of the interval: numbers that come in whatever unit are said as precisely as it allows.
    fn of(unit: &str, measure: &str, width: f64) -> Form {
        let signed =
            matches!(unit, "nps" | "nps-difference" | "share-difference") || measure.contains("gap") || measure.contains("sacrifice");
        let (times, digits, unit) = match unit {
            "nps" | "nps-difference" => (100.0, 1, ""),
            "share" => (100.0, 1, " %"),
            "share-difference" => (100.0, 1, " percentage points"),
            "pomp" => (1.0, 1, ""),
            "scale-points" => (1.0, 2, ""),
            _ => (1.0, digits_for(width), ""),
        };
        Form { times, digits, signed, unit }
    }

    fn said(&self, value: f64) -> String {
        let (shown, digits) = (value * self.times, self.digits);
        let text = if self.signed { format!("{shown:+.digits$}") } else { format!("{shown:.digits$}") };
        // A typographic minus, and no sign on what rounds to zero.
        let zero = text.trim_start_matches(['+', '-']).bytes().all(|byte| matches!(byte, b'0' | b'.'));
        if zero { String::from(text.trim_start_matches(['+', '-'])) } else { text.replace('-', "−") }
    }

    fn end(&self, value: f64) -> String {
        let unit = if self.unit.len() > " %".len() { "" } else { self.unit };
        self.said(value) + unit
    }
}

/// Two digits of the width, two decimals at least.
fn digits_for(width: f64) -> usize {
    let (mut digits, mut rest) = (2, width);
    while rest > 0.0 && rest < 1.0 && digits < MOST_DIGITS {
        rest *= 10.0;
        digits += usize::from(rest < 1.0);
    }
    digits
}

/// A percentage with as many decimals as keep it from being said to be 100.
fn trimmed(percent: f64) -> String {
    let said = |digits: usize| format!("{percent:.digits$}");
    let text = (2..=MOST_DIGITS + 2).map(said).find(|text| !text.starts_with("100")).unwrap_or_else(|| said(MOST_DIGITS + 2));
    String::from(text.trim_end_matches('0').trim_end_matches('.'))
}
