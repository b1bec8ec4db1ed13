//! Owns live bands as JavaScript calls them.
