//! Owns journeys as JavaScript calls them.
