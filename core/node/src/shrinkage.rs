//! Owns shrinkage as JavaScript calls them.
