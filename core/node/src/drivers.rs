//! Owns correlation and regression as JavaScript calls them.
