//! Owns how much is taken of one sender and of one study, and answers 429 beyond that. Counts; decides nothing about results. Connections are
//! counted in `seats`.

mod options;
mod proxies;
mod rate;
mod seats;

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::net::IpAddr;
use std::sync::Once;
use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use tokio::time::sleep;

use self::proxies::{FORWARDED, Proxies, group};
use self::rate::Rate;
use crate::collector::Shared;
use crate::error::Error;
use crate::log;
use crate::store::Entry;

pub use options::Options;
pub use seats::Seats;

/// The address at the other end of a connection; goes with each request on it.
#[derive(Clone, Copy)]
pub struct Peer(pub IpAddr);

/// The limits of one collector. Several collectors count apart from each other.
pub struct Limits {
    proxies: Proxies,
    addresses: Rate<u32>,
    studies: Rate<String>,
    /// In KiB.
    aside: Rate<String>,
    hasher: RandomState,
    hidden: Once,
}

/// Addresses are counted in this many places, which one they share being a secret of this run: however many addresses a flood comes from, this
/// is all it can fill (some 8 MB), and no address is kept anywhere, not even in memory. Two visitors meet in one place once in 262,144.
const PLACES: u64 = 1 << 18;
/// How much may come at once, in seconds' worth: people answer together, after a mail to everybody or a meeting.
const BURST_SECONDS: u32 = 10;
/// A batch goes through as a whole, so that even the lowest rate lets the largest one (`batch`) through.
const LEAST_BURST: u32 = 100;
/// What may be kept aside for a study, in KiB a second and at once: keeping what is wrong must not fill the disk (5 GB a day at most).
const ASIDE: (u32, u32) = (64, 8 * 1024);
/// How often places are cleared whose senders have been quiet.
const SWEEP: Duration = Duration::from_secs(60);

impl Limits {
    pub fn of(options: &Options) -> Limits {
        let burst = |rate: u32| rate.saturating_mul(BURST_SECONDS);
        let (aside, aside_burst) = if options.per_study == 0 { (0, 0) } else { ASIDE };
        Limits {
            proxies: Proxies::of(options.trusted_proxies.clone()),
            addresses: Rate::per_second(options.per_address, burst(options.per_address)),
            studies: Rate::per_second(options.per_study, burst(options.per_study).max(LEAST_BURST)),
            aside: Rate::per_second(aside, aside_burst),
            hasher: RandomState::new(),
            hidden: Once::new(),
        }
    }

    /// Takes what came in one request, which is let through as a whole or not at all; in the latter case what was taken of the limits before
    /// the one that is reached stays taken. What names no study counts as one of its own. Errors: [`Error::TooMany`].
    pub fn take(&self, entries: &[Entry]) -> Result<(), Error> {
        let mut studies: BTreeMap<&str, (u32, usize)> = BTreeMap::new();
        for entry in entries {
            let (many, aside) = studies.entry(entry.study().unwrap_or_default()).or_default();
            *many += 1;
            *aside += if let Entry::Refused(refused) = entry { refused.body.len() } else { 0 };
        }
        studies.into_iter().try_for_each(|(study, (many, aside))| {
            self.studies.take(&study.into(), many)?;
            self.aside.take(&study.into(), u32::try_from(aside.div_ceil(1024)).unwrap_or(u32::MAX))
        })
    }

    /// Whether connections from there are shared by many visitors.
    pub fn is_proxy(&self, peer: IpAddr) -> bool {
        self.proxies.trust(peer)
    }

    fn take_from(&self, request: &Request) -> Result<(), Error> {
        let Some(Peer(peer)) = request.extensions().get::<Peer>() else { return Ok(()) };
        if request.headers().contains_key(FORWARDED) && !self.proxies.trust(*peer) {
            // Which proxy it is would be somebody's address if it is none.
            self.hidden.call_once(|| {
                log::warn(
                    "requests carry X-Forwarded-For, which is ignored: if a proxy of yours stands before this, name it with \
                     --trusted-proxy, or all its visitors share the limit of one address",
                );
            });
        }
        let sender = group(self.proxies.sender(*peer, request.headers()));
        let place = self.hasher.hash_one(sender) % PLACES;
        self.addresses.take(&(place as u32), 1)
    }
}

/// Lets a request through unless too many have come from its sender.
pub async fn admit(State(collector): State<Shared>, request: Request, next: Next) -> Response {
    match collector.limits.take_from(&request) {
        Ok(()) => next.run(request).await,
        Err(error) => error.into_response(),
    }
}

/// Gives back what memory quiet senders took, for ever.
pub async fn sweep(collector: Shared) {
    loop {
        sleep(SWEEP).await;
        collector.limits.addresses.sweep();
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use axum::body::Body;

    use super::*;

    #[test]
    fn k13_a_flood_from_more_addresses_than_there_are_places_fills_no_more_memory_than_these() {
        let options = Options { per_address: 100, per_study: 1, connections: 4, trusted_proxies: Vec::new() };
        let limits = Limits::of(&options);
        let mut request = Request::new(Body::empty());
        let many = PLACES as u32 + 200_000;
        let let_through = (0..many).filter(|number| {
            request.extensions_mut().insert(Peer(Ipv4Addr::from_bits(*number).into()));
            limits.take_from(&request).is_ok()
        });
        assert_eq!(let_through.count() as u32, many, "each of them sends less than its burst");
        let filled = limits.addresses.len() as u64;
        assert!(filled > PLACES / 2 && filled <= PLACES, "{filled}");
    }
}
