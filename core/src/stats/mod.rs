//! Owns the formulas behind the readings, each in a file of its own; knows nothing of surveys.

pub mod beta;
pub mod binomial;
pub mod gamma;
pub mod least_squares;
pub mod mean;
pub mod moments;
pub mod net;
pub mod normal;
pub mod pomp;
pub mod running;
pub mod sample;
pub mod score;
pub(crate) mod stirling;
pub mod student;
mod tail;
mod twofold;
pub mod welch;
pub mod wilson;
