//! Owns shares, their differences, rates and sample sizes as JavaScript calls them.
