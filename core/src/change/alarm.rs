//! Owns what an alarm is and the log that alarms are kept in; raises none.

use alloc::vec::Vec;

/// How often a chart is designed to cry wolf.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum FalseAlarms {
    /// Never more often, on average, than once in so many points, whatever the answers' distribution.
    AtMostOnceIn(f64),
    /// Once in so many points, if they are independent and normal with the standard deviation that was said.
    AboutOnceIn(f64),
    /// Nobody has worked it out for such a chart.
    Unstated,
}

impl FalseAlarms {
    /// The points between two false alarms, if stated.
    pub fn points(self) -> Option<f64> {
        match self {
            FalseAlarms::AtMostOnceIn(points) | FalseAlarms::AboutOnceIn(points) => Some(points),
            FalseAlarms::Unstated => None,
        }
    }
}

/// A chart's signal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alarm {
    /// The point at which the chart signalled, 1 for the first.
    pub at: u64,
    /// The last point before the change, as estimated: the last at which the chart stood at its start, 0 if it never did again.
    pub onset: u64,
    /// What the chart was designed for.
    pub false_alarms: FalseAlarms,
}

/// Every alarm in the order in which it was raised.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct AlarmLog {
    alarms: Vec<Alarm>,
}

impl AlarmLog {
    /// The alarms, oldest first.
    pub fn alarms(&self) -> &[Alarm] {
        &self.alarms
    }

    pub(crate) fn note(&mut self, alarm: Alarm) {
        self.alarms.push(alarm);
    }
}
