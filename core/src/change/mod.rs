//! Owns rises and falls: scores that forget, control charts, and alarms with their designed false-alarm rate. Does not say why.

pub mod alarm;
pub mod cusum;
pub mod decayed;
pub mod detector;
pub mod ewma;
