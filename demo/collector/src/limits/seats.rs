//! Owns how many connections there are at once, in all and from one address. Opens and closes none.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::proxies::group;
use crate::log;

/// Open files that are not connections of visitors: the store's own, files being served, those that are turned away.
const OTHER_FILES: u32 = 512;
/// One address has at most this part of all: a single machine locks nobody out, and no office has thousands of connections at one moment.
const SHARE: u32 = 4;

/// The seats of a collector.
pub struct Seats {
    most: u32,
    taken: Mutex<Taken>,
}

#[derive(Default)]
struct Taken {
    all: u32,
    /// Only of addresses that are connected just now.
    by_address: HashMap<IpAddr, u32>,
}

/// A connection's place, free again when dropped.
pub struct Seat {
    seats: Arc<Seats>,
    address: Option<IpAddr>,
}

impl Seats {
    /// As many as wanted, if the system lets so many files be open.
    pub fn up_to(wanted: u32) -> Arc<Seats> {
        let files = u64::from(wanted.saturating_add(OTHER_FILES));
        // Where it cannot be told, it is what most systems grant without asking.
        let granted = rlimit::increase_nofile_limit(files).unwrap_or(1024);
        let most = u32::try_from(granted).unwrap_or(u32::MAX).saturating_sub(OTHER_FILES).clamp(SHARE, wanted);
        if most < wanted {
            log::warn(format_args!("only {most} connections at once instead of {wanted}: the system grants {granted} open files"));
        }
        Arc::new(Seats { most, taken: Mutex::default() })
    }

    /// How many are taken.
    pub fn occupied(&self) -> usize {
        self.taken().all as usize
    }

    /// A seat for a connection from an address; for a proxy of one's own, which stands for many, none is given. None when it is full.
    pub fn take(self: &Arc<Seats>, address: Option<IpAddr>) -> Option<Seat> {
        let address = address.map(group);
        let mut taken = self.taken();
        if taken.all >= self.most {
            return None;
        }
        if let Some(address) = address {
            let its = taken.by_address.entry(address).or_default();
            if *its >= self.most / SHARE {
                return None;
            }
            *its += 1;
        }
        taken.all += 1;
        Some(Seat { seats: Arc::clone(self), address })
    }

    fn taken(&self) -> MutexGuard<'_, Taken> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Seat {
    fn drop(&mut self) {
        let mut taken = self.seats.taken();
        taken.all = taken.all.saturating_sub(1);
        if let Some(address) = self.address
            && let Some(its) = taken.by_address.get_mut(&address)
        {
            *its = its.saturating_sub(1);
            if *its == 0 {
                taken.by_address.remove(&address);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn k15_one_address_gets_its_share_of_connections_and_the_others_theirs() {
        let seats = Seats::up_to(16);
        let address = |text: &str| Some(text.parse::<IpAddr>().unwrap());
        let flood: Vec<Seat> = std::iter::from_fn(|| seats.take(address("2001:db8::1"))).take(100).collect();
        assert_eq!(flood.len(), 4);
        assert!(seats.take(address("2001:db8::2")).is_none(), "another address of the same household");
        let others: Vec<Seat> = std::iter::from_fn(|| seats.take(None)).take(100).collect();
        assert_eq!(others.len(), 12, "a proxy has what is left");
        assert!(seats.take(address("203.0.113.9")).is_none());
        drop((flood, others));
        assert!(seats.take(address("203.0.113.9")).is_some());
        assert!(seats.taken().by_address.is_empty(), "no address is kept");
    }
}
