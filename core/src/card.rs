//! Owns the method card of a number: formula, version, wording, scale, polarity, timing, and how many reference cases stand behind it.
