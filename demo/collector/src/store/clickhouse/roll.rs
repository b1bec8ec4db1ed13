//! Owns adding up what was stored, hour by hour, so that a report need not look at each result. Exact however often and by however many
//! collectors it is done: a sum is not added to but made anew from the results of its hour, and the last one counts.

use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use serde::Deserialize;

use super::http::Http;
use super::turns::Turn;
use super::{erase, turns};
use crate::error::Error;
use crate::log;

/// How often it is done. A report looks at each result that has come since, some two minutes' worth.
const PAUSE: Duration = Duration::from_secs(60);
/// What was stored in the last seconds is left for the next time: a row gets its time a moment before anybody can see it. Far longer than a
/// collector waits for one.
pub const SETTLE: Duration = Duration::from_secs(60);

/// Does it as long as it is not dropped.
pub struct Roller(#[expect(dead_code, reason = "the thread notices when it is gone")] Sender<()>);

impl Roller {
    /// Errors: [`Error::System`] when no thread can be had.
    pub fn start(http: Arc<Http>) -> Result<Roller, Error> {
        let (sender, dropped) = channel();
        thread::Builder::new().name("roller".into()).spawn(move || {
            while dropped.recv_timeout(PAUSE) == Err(RecvTimeoutError::Timeout) {
                if let Err(error) = roll(&http, SETTLE) {
                    // Nothing is lost: reports look at more results until it is done.
                    log::warn(format_args!("not added up: {error}"));
                }
            }
        })?;
        Ok(Roller(sender))
    }
}

#[derive(Deserialize)]
struct Hours {
    /// The hour of the earliest result since the last sums, in seconds; 0 if there is none. All before it has been summed.
    waiting: i64,
    /// Up to when results are settled, in microseconds.
    settled: i64,
    /// Up to when they are summed, in microseconds.
    summed: i64,
}

#[derive(Deserialize)]
struct Moment {
    /// Later than that of any sum, in microseconds.
    next: i64,
    summed: i64,
}

#[derive(Deserialize)]
struct Twice {
    twice: u8,
}

/// A day's hours are added up in one step, so that after a long pause no step takes too long.
const MOST_MICROSECONDS: i64 = 24 * 3600 * 1_000_000;

/// Adds up everything that has settled. All lines come in one block, which is there at once or not at all: otherwise a reader could see the
/// new time of some lines and the old sums of others.
pub fn roll(http: &Http, settle: Duration) -> Result<(), Error> {
    let Some(turn) = turns::to_sum(http)? else { return Ok(()) };
    catch_up(http, settle, &turn)?;
    erase::finish(http)
}

/// The same for whoever has a turn.
pub fn catch_up(http: &Http, settle: Duration, turn: &Turn<'_>) -> Result<(), Error> {
    let mut before = 0;
    loop {
        let values = [("settle", settle.as_secs().to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let rows: Vec<Hours> = http.ask(
            "WITH (SELECT max(as_of) FROM counts) AS last
             SELECT toUnixTimestamp(toStartOfHour(min(stored_at))) AS waiting, toUnixTimestamp64Micro(now64(6)) - {settle:Int64} * 1000000 AS settled,
                    toUnixTimestamp64Micro(last) AS summed
             FROM results WHERE stored_at >= last",
            &values,
        )?;
        let Some(Hours { waiting, settled, summed }) = rows.into_iter().next() else { return Ok(()) };
        // Nothing has come since, nothing that has settled, or nothing but a second row of what was summed. Or another collector has just
        // done it.
        if waiting <= before || waiting * 1_000_000 >= settled || settled - summed < settle.as_micros() as i64 {
            return Ok(());
        }
        before = waiting;
        turn.renew()?;
        sum(http, waiting, settled.min(waiting * 1_000_000 + MOST_MICROSECONDS))?;
    }
}

/// A moment up to which everything has settled and which is later than that of any sum there is; none if there is no sum.
pub fn next_moment(http: &Http) -> Result<Option<i64>, Error> {
    let rows: Vec<Moment> = http.ask(
        "WITH (SELECT toUnixTimestamp64Micro(max(as_of)) FROM counts) AS last
         SELECT last AS summed, greatest(last + 1, toUnixTimestamp64Micro(now64(6)) - {settle:Int64} * 1000000) AS next",
        &[("settle", &SETTLE.as_secs().to_string())],
    )?;
    Ok(rows.first().filter(|row| row.summed > 0).map(|row| row.next))
}

/// The sentence that sums what a table of results, each there once, says. One block, as above.
macro_rules! summing {
    ($once:literal) => {
        concat!(
            "INSERT INTO counts (study, segment, day, cell, hour, as_of, n)
             SELECT study, arrayJoin(its_segments) AS segment, toString(toDate(received, 'UTC')) AS day, arrayJoin(its_cells) AS cell,
                    toStartOfHour(first_stored) AS hour, fromUnixTimestamp64Micro({to:Int64}, 'UTC') AS as_of, count() AS n
             FROM (",
            $once,
            ") GROUP BY study, segment, day, cell, hour
             SETTINGS max_insert_threads = 1, min_insert_block_size_rows = 1000000000, min_insert_block_size_bytes = 0, max_execution_time = 110"
        )
    };
}

/// For results of which some are there twice.
const FIRSTS: &str = summing!(
    "SELECT study, min(stored_at) AS first_stored, argMin(received_at, stored_at) AS received, argMin(segments, stored_at) AS its_segments,
            argMin(cells, stored_at) AS its_cells
     FROM results
     WHERE stored_at >= fromUnixTimestamp64Micro({from:Int64}, 'UTC') - INTERVAL 60 SECOND
       AND stored_at < fromUnixTimestamp64Micro({to:Int64}, 'UTC')
     GROUP BY study, id HAVING first_stored >= fromUnixTimestamp64Micro({from:Int64}, 'UTC')"
);
/// For results of which none is there twice: several times as fast.
const ALL: &str = summing!(
    "SELECT study, stored_at AS first_stored, received_at AS received, segments AS its_segments, cells AS its_cells
     FROM results
     WHERE stored_at >= fromUnixTimestamp64Micro({from:Int64}, 'UTC') AND stored_at < fromUnixTimestamp64Micro({to:Int64}, 'UTC')"
);

/// Sums for each hour from the beginning of one on, in seconds, up to a moment, in microseconds.
fn sum(http: &Http, from: i64, to: i64) -> Result<(), Error> {
    let values = [("from", (from * 1_000_000).to_string()), ("to", to.to_string())];
    let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
    // All of these have settled: where none is there twice now, none will be when they are summed.
    let twice: Vec<Twice> = http.ask(
        "SELECT count() > uniqExact(study, id) AS twice FROM results
         WHERE stored_at >= fromUnixTimestamp64Micro({from:Int64}, 'UTC') - INTERVAL 60 SECOND
           AND stored_at < fromUnixTimestamp64Micro({to:Int64}, 'UTC')",
        &values,
    )?;
    let some = twice.first().is_none_or(|row| row.twice > 0);
    http.run(if some { FIRSTS } else { ALL }, &values)
}
