//! Owns how each step is drawn, a part a file; decides nothing. No HTML text is ever made: authors' words become text nodes.

mod actions;
mod comment;
mod ending;
mod question;
mod rating;

pub use actions::{Action, actions, close};
pub use comment::comment;
pub use ending::{thanks, unsaved};
pub use question::wording;
pub use rating::{Asked, rating};
