//! Owns importance–performance analysis: which quadrant a point lies in, or that its intervals do not tell.
