//! Owns randomized response: answers that are safe to give, and the honest score that is left in them.
