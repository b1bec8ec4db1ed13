//! Owns whose turn it is: collectors may add up at the same time, but whoever takes results out does so while nobody adds up. Adds nothing up
//! and takes nothing out.

use std::thread;
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::http::{Http, LONG, PATIENCE};
use super::read::notes;
use super::write::take_note;
use crate::error::Error;

/// What the notes of those begin with who are at it.
const SUMMING: &str = "summing/";
const ERASING: &str = "erasing/";
/// How much longer a note stands than its work may take: servers' clocks agree to within that.
const SLACK: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(100);

/// A turn, given up when dropped; after a crash when its time is over.
pub struct Turn<'a> {
    http: &'a Http,
    name: String,
    takes: Duration,
}

impl Turn<'_> {
    /// Says that it is just beginning.
    pub fn renew(&self) -> Result<(), Error> {
        let until = Timestamp::now().as_millisecond() + (self.takes + SLACK).as_millis() as i64;
        take_note(self.http, &self.name, &until.to_string())
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        // Where even that fails, the others wait until the note is too old.
        let _ = take_note(self.http, &self.name, "");
    }
}

/// A turn to add up; none while somebody erases.
pub fn to_sum(http: &Http) -> Result<Option<Turn<'_>>, Error> {
    let turn = announce(http, SUMMING, PATIENCE)?;
    // Both sides first say what they are about and then look: at least one of two sees the other.
    Ok(if others(http, ERASING, &turn)? { None } else { Some(turn) })
}

/// A turn to take results out, once nobody adds up. Errors: [`Error::Busy`] while somebody else erases.
pub fn to_erase(http: &Http) -> Result<Turn<'_>, Error> {
    let turn = announce(http, ERASING, LONG)?;
    if others(http, ERASING, &turn)? {
        return Err(Error::Busy);
    }
    let start = Instant::now();
    while others(http, SUMMING, &turn)? {
        if start.elapsed() > PATIENCE + SLACK {
            return Err(Error::Busy);
        }
        thread::sleep(PAUSE);
    }
    Ok(turn)
}

fn announce<'a>(http: &'a Http, what: &str, takes: Duration) -> Result<Turn<'a>, Error> {
    let turn = Turn { http, name: format!("{what}{}", http.own_name), takes };
    turn.renew()?;
    Ok(turn)
}

/// Whether anybody else is at it.
fn others(http: &Http, what: &str, own: &Turn<'_>) -> Result<bool, Error> {
    let now = Timestamp::now().as_millisecond();
    let at_it = |(name, until): &(String, String)| *name != own.name && until.parse::<i64>().is_ok_and(|until| until > now);
    Ok(notes(http, what)?.iter().any(at_it))
}
