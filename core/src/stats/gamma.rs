//! Owns the regularised incomplete gamma functions and the chi-square quantile; does not know which interval asks.
