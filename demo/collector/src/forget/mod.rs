//! Owns forgetting: what somebody asked to be erased, and what has been kept long enough. How an engine takes rows out is its own business.

mod erase;
mod keep;
mod retain;
mod subject;

pub use self::erase::erase;
pub use self::keep::{Keep, Keeps, NOTED as KEPT};
pub use self::retain::{Retention, retain};
pub use self::subject::{Subject, parse_attribute, parse_id};
