//! Owns randomized response as JavaScript calls them.
