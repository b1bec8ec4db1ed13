//! Owns rates of events for each unit of exposure (complaints per order) with the exact Poisson interval; does not count events.
