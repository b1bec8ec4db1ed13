//! Owns how long visitors are left in peace, as the owner writes it; the loader is what obeys it, so nothing is built of it.

use super::MOST_DAYS;
use crate::shape::{Shape, record};

record! {
    /// How long visitors are left in peace.
    pub(super) FATIGUE as "Fatigue" {
        /// Days of rest after any survey was shown.
        optional "anySurveyEveryDays": Shape::Number(0.0, MOST_DAYS),
    }
}
