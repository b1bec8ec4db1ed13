//! Owns scores that rise and fall over time: decayed scores, control charts and alarms; knows no clock, only ages and order.
