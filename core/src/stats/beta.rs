//! Owns the regularised incomplete beta function and its inverse; does not know which interval asks.
