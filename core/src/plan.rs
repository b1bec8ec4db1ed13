//! Owns what is decided before there is data: margins, error rate, family of tests, least n; prints its own fingerprint.
