//! Owns samples in which not everybody had the same chance to be asked or to answer, and what the silent ones might change.
