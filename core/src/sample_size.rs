//! Owns how many answers a wanted precision or a wanted comparison takes; does not read answers.
