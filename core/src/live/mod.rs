//! Owns what may be watched while answers come in: bands that hold at every number of answers at once. Fixed-n intervals live elsewhere.
