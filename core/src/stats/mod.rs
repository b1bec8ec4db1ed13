//! Owns the formulas behind the readings, each in a file of its own; knows nothing of surveys.

pub mod beta;
pub mod gamma;
pub mod mean;
pub mod moments;
pub(crate) mod mover;
pub mod normal;
pub mod pomp;
pub mod running;
pub mod score;
mod stirling;
pub mod student;
mod tail;
