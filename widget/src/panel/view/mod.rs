//! Owns how each step is drawn, a part a file; decides nothing. No HTML text is ever made: authors' words become text nodes.

mod actions;
mod battery;
mod choice;
mod comment;
mod drawing;
mod ending;
mod marks;
mod question;
mod rating;

pub use actions::{Action, Buttons, actions, close};
pub use drawing::Drawing;
pub use ending::{thanks, unsaved};
pub use question::question;
