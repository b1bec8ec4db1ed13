//! Owns the three gaps, which never mix: [`sacrifice`] (expected − experienced), [`servqual`] (perception − expectation) and [`xgap`]
//! (advertised − actual). All come from pairs by the same people, never from two separate means.

pub mod personal;
pub mod sacrifice;
pub mod servqual;
pub mod xgap;
