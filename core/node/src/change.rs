//! Owns decayed scores, control charts and alarms as JavaScript calls them.
