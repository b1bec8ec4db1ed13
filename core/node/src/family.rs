//! Owns families of tests as JavaScript calls them.
