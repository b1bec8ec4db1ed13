//! Owns the formulas behind the readings, each in a file of its own; knows nothing of surveys.

pub mod beta;
pub mod gamma;
pub mod least_squares;
pub mod mean;
pub mod moments;
pub mod normal;
pub mod order;
pub mod pomp;
pub mod running;
pub mod sample;
pub mod score;
pub mod student;
pub mod welch;
pub mod wilson;
