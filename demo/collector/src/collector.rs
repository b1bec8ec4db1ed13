//! Owns what every request needs: the studies, who may send, how much is taken, who may read, and the two ends of the store.

use std::sync::Arc;

use crate::limits::Limits;
use crate::origins::Origins;
use crate::store::{Reader, Writer};
use crate::studies::Studies;
use crate::token::Token;

/// A collector at work; shared by all requests; nothing in it changes.
pub struct Collector {
    pub studies: Studies,
    pub origins: Origins,
    pub limits: Limits,
    pub token: Token,
    pub reader: Reader,
    pub writer: Writer,
}

pub type Shared = Arc<Collector>;
