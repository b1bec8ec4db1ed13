//! Owns telling others of new results, by signed calls (Standard Webhooks), at least once each. What is to be told is kept by the store, in the
//! step that stores the result.

mod caller;
mod command;
mod event;
mod hook;
mod secret;
mod send;
mod tries;

pub use caller::Callers;
pub use command::run;
pub use hook::Hooks;
