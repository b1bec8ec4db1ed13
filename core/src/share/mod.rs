//! Owns shares, 0 to 1, with the intervals that analysts know by name; does not know what is being counted.
