//! Owns the result: what one answered (or abandoned) moment becomes on the wire, and the receipt that comes back. Sends nothing.

mod answered;
pub mod envelope;
mod pair;
mod receipt;
mod result;
mod uuid;

pub use answered::{Answered, Given};
pub use pair::{Pair, PromiseRef, Timing};
pub use receipt::{Receipt, Status};
pub use result::{Compared, Source, SurveyResult, VERSION};
pub use uuid::Uuid;
