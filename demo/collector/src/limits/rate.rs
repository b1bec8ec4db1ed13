//! Owns a rate that each of many keys has to keep to. Knows no addresses and no studies.

use std::hash::Hash;
use std::num::NonZeroU32;

use governor::clock::Clock;
use governor::{DefaultKeyedRateLimiter, Quota};

use crate::error::Error;

/// So many a second for each key; any number if there is no limit.
pub struct Rate<K: Hash + Eq + Clone>(Option<DefaultKeyedRateLimiter<K>>);

impl<K: Hash + Eq + Clone> Rate<K> {
    /// `many` a second, `burst` at once after a pause; no limit if that is 0.
    pub fn per_second(many: u32, burst: u32) -> Rate<K> {
        let quota = NonZeroU32::new(many).zip(NonZeroU32::new(burst)).map(|(many, burst)| Quota::per_second(many).allow_burst(burst));
        Rate(quota.map(DefaultKeyedRateLimiter::keyed))
    }

    /// Takes so many at once, or none. Errors: [`Error::TooMany`], with how long it takes until they may come.
    pub fn take(&self, key: &K, many: u32) -> Result<(), Error> {
        let (Some(limiter), Some(many)) = (&self.0, NonZeroU32::new(many)) else { return Ok(()) };
        match limiter.check_key_n(key, many) {
            Ok(Err(early)) => Err(Error::TooMany { wait: early.wait_time_from(limiter.clock().now()) }),
            // More than ever fit would be refused for ever.
            Ok(Ok(())) | Err(_) => Ok(()),
        }
    }

    /// How many keys it remembers.
    #[cfg(test)]
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, DefaultKeyedRateLimiter::len)
    }

    /// Forgets the keys whose whole burst is free again: they are as good as new ones.
    pub fn sweep(&self) {
        if let Some(limiter) = &self.0 {
            limiter.retain_recent();
            limiter.shrink_to_fit();
        }
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn k13_one_key_that_takes_too_much_is_told_how_long_to_wait_and_costs_no_other_key_anything() {
        let rate = Rate::per_second(2, 4);
        assert!((0..4).all(|_| rate.take(&"flood", 1).is_ok()));
        let Err(Error::TooMany { wait }) = rate.take(&"flood", 1) else { panic!("a fifth") };
        assert!(wait > Duration::from_millis(300) && wait <= Duration::from_millis(500), "{wait:?}");
        assert!(rate.take(&"visitor", 4).is_ok());
        assert!(Rate::per_second(0, 0).take(&"anybody", u32::MAX).is_ok());
        assert!(rate.take(&"large", 5).is_ok(), "what would never fit is not asked to come again for ever");
    }

    #[test]
    fn k13_what_a_flood_filled_is_empty_once_it_is_over() {
        let rate = Rate::per_second(1_000_000, 1);
        (0..1000).for_each(|key| rate.take(&key, 1).unwrap());
        assert_eq!(rate.len(), 1000);
        std::thread::sleep(Duration::from_millis(5));
        rate.sweep();
        assert_eq!(rate.len(), 0);
    }
}
