//! Owns Kano and importance–performance as JavaScript calls them.
