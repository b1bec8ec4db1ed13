//! Owns outcomes, goals and links as JavaScript calls them.
