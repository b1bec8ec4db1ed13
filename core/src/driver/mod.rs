//! Owns what goes with an outcome: correlation with interval, and the polynomial regression that difference scores hide.
