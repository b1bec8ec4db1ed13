//! Owns the e-detector: a chart whose false-alarm rate is guaranteed for any answers within their bounds.

use alloc::string::String;

use super::alarm::{Alarm, AlarmLog, FalseAlarms};
use crate::error::Error;

/// Watches bounded answers for a change of their mean from a declared baseline towards a declared alternative (Shin, Ramdas & Rinaldo
/// 2023, "E-detectors", in their CUSUM form M = max(M, 1)·L, alarm at M ≥ 1/alpha).
///
/// While the mean stays at the baseline, or on its far side from the alternative, it runs 1/alpha answers on average, at least, before
/// it signals. L is the likelihood ratio of the alternative if answers sat at the bounds, drawn as a line between them: its expectation
/// is at most 1 for whatever distribution between. After an alarm it starts over.
#[derive(Clone, Debug)]
pub struct EDetector {
    low: f64,
    high: f64,
    at_low: f64,
    at_high: f64,
    alpha: f64,
    evidence: f64,
    seen: u64,
    onset: u64,
    log: AlarmLog,
}

impl EDetector {
    /// A detector of answers from `bounds.0` to `bounds.1` whose mean is `baseline` and might become `alternative`, both strictly within
    /// the bounds and not the same; 0 < `alpha` < 1. Errors: [`Error::OutOfRange`] at `bounds`, `baseline`, `alternative` or `alpha`.
    pub fn new((low, high): (f64, f64), baseline: f64, alternative: f64, alpha: f64) -> Result<EDetector, Error> {
        let within = |mean: f64| low < mean && mean < high;
        let checks = [
            ("bounds", low.is_finite() && high.is_finite() && low < high),
            ("baseline", within(baseline)),
            ("alternative", within(alternative) && alternative != baseline),
            ("alpha", alpha > 0.0 && alpha < 1.0),
        ];
        if let Some((key, _)) = checks.into_iter().find(|(_, fits)| !fits) {
            return Err(Error::OutOfRange { path: String::from(key) });
        }
        let (at_low, at_high) = ((high - alternative) / (high - baseline), (alternative - low) / (baseline - low));
        Ok(EDetector { low, high, at_low, at_high, alpha, evidence: 1.0, seen: 0, onset: 0, log: AlarmLog::default() })
    }

    /// Takes the next answer in order of time. An alarm is given, and kept in the log, when the evidence reaches 1/alpha. Errors:
    /// [`Error::OutOfRange`] (with an empty path) for an answer out of bounds, which is not taken.
    pub fn record(&mut self, answer: f64) -> Result<Option<Alarm>, Error> {
        if !(self.low..=self.high).contains(&answer) {
            return Err(Error::OutOfRange { path: String::new() });
        }
        if self.evidence <= 1.0 {
            (self.onset, self.evidence) = (self.seen, 1.0);
        }
        self.seen += 1;
        let part = (answer - self.low) / (self.high - self.low);
        self.evidence *= self.at_low + part * (self.at_high - self.at_low);
        if self.evidence < 1.0 / self.alpha {
            return Ok(None);
        }
        let alarm = Alarm { at: self.seen, onset: self.onset, false_alarms: self.false_alarms() };
        self.log.note(alarm);
        self.evidence = 1.0;
        Ok(Some(alarm))
    }

    /// The evidence that has gathered for a change, 0 upwards; an alarm is due at 1/alpha.
    pub fn evidence(&self) -> f64 {
        self.evidence
    }

    /// How rarely it is guaranteed to cry wolf.
    pub fn false_alarms(&self) -> FalseAlarms {
        FalseAlarms::AtMostOnceIn(1.0 / self.alpha)
    }

    /// Every alarm so far.
    pub fn log(&self) -> &AlarmLog {
        &self.log
    }
}
