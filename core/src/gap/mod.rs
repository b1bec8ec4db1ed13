//! Owns the gaps, which never mix: [`sacrifice`] (expected − experienced), [`servqual`] (perception − expectation) and [`xgap`]
//! (advertised − actual). All come from pairs by the same people, never from two separate means. [`tolerance`] and [`disconfirmation`]
//! ask otherwise for the same; [`reliability`] says what a difference score can bear.

pub mod battery;
pub mod claim;
pub mod disconfirmation;
pub mod paired;
pub mod personal;
pub mod reliability;
pub mod sacrifice;
pub mod servqual;
pub mod signed_rank;
pub mod tolerance;
pub mod unpaired;
pub mod xgap;
