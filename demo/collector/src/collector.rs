//! Owns what every request needs: the studies, who may send, how much is taken, who signs, who may read, what is measured, and the two ends of the store.

use std::sync::Arc;

use crate::access::Access;
use crate::limits::{Limits, Seats};
use crate::metrics::Metrics;
use crate::origins::Origins;
use crate::signed::Signing;
use crate::store::{Reader, Writer};
use crate::strangers::Strangers;
use crate::studies::Studies;

/// A collector at work; shared by all requests; nothing in it changes.
pub struct Collector {
    pub studies: Studies,
    pub origins: Origins,
    pub strangers: Strangers,
    pub access: Access,
    pub limits: Limits,
    pub signing: Signing,
    pub metrics: Arc<Metrics>,
    pub seats: Arc<Seats>,
    /// Of the store.
    pub edition: String,
    pub reader: Reader,
    pub writer: Writer,
}

pub type Shared = Arc<Collector>;
