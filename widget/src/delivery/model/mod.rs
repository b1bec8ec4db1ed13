//! Owns the proof that no answer is lost and none counted twice: outbox, line and collector as a model in which anything may happen in any
//! order. What sends, decides and forgets is the widget's own code. Compiled for tests alone.

mod collector;
mod line;
mod machine;
mod pause;
pub mod results;
mod tab;
mod visitor;
