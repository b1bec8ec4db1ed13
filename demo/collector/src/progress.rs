//! Owns saying how far a long piece of work has come, on standard error, about once a second. Does none of the work.

use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

/// How often it is said: often enough on a terminal, rarely enough in a log.
const PAUSE: Duration = Duration::from_secs(1);

pub struct Progress {
    /// What is done to each, such as `copied`.
    verb: &'static str,
    /// How many there are as far as is known; more may come meanwhile.
    total: Option<u64>,
    /// How many were done before.
    before: u64,
    began: Instant,
    said: Option<Instant>,
    /// How many were done when that was said, on a line of its own.
    last: Option<u64>,
}

impl Progress {
    pub fn begin(verb: &'static str, total: Option<u64>, before: u64) -> Progress {
        if before > 0 {
            eprintln!("going on after {before} results that were {verb} before");
        }
        Progress { verb, total, before, began: Instant::now(), said: None, last: None }
    }

    /// Says that so many are done.
    pub fn at(&mut self, done: u64) {
        let is_last = self.total.is_some_and(|total| done >= total);
        if is_last || self.said.is_none_or(|said| said.elapsed() >= PAUSE) {
            self.say(done, is_last);
        }
    }

    /// Says that so many were done, and that there are no more.
    pub fn end(&mut self, done: u64) {
        if self.last != Some(done) {
            self.say(done, true);
        }
    }

    fn say(&mut self, done: u64, is_last: bool) {
        self.said = Some(Instant::now());
        let rate = done.saturating_sub(self.before) as f64 / self.began.elapsed().as_secs_f64().max(0.001);
        let of =
            self.total.map(|total| total.max(done)).map(|total| (format!(" of {total}"), format!("{} %, ", 100 * done / total.max(1))));
        let (of, share) = of.unwrap_or_default();
        // On a terminal each line takes the place of the last one.
        let goes_on = stderr().is_terminal() && !is_last;
        self.last = (!goes_on).then_some(done);
        let end = if goes_on { "" } else { "\n" };
        let _ = write!(stderr(), "\r{} {done}{of} results ({share}{rate:.0}/s){end}", self.verb);
    }
}
