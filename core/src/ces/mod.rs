//! Owns the customer effort score in its three forms, which never mix: [`ease`] and [`agreement`], where high is good, and [`effort`],
//! where low is good. Each gives five estimands of the same answers, each with its own name.

pub mod agreement;
pub mod ease;
pub mod effort;
mod form;

pub use agreement::Agreement;
pub use ease::Ease;
pub use effort::Effort;
pub use form::{Ces, Form};
