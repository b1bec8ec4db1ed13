//! Owns weighted samples and non-response as JavaScript calls them.
