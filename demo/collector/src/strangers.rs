//! Owns saying which origins want to send though no study lists them: each once, since a page that is not listed is most often one's own
//! that was forgotten. Lets nobody in (`origins`).

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use axum::http::HeaderMap;
use axum::http::header::ORIGIN;

use crate::log;

/// So many are named: anybody can think up more, and neither memory nor the log is to fill with them.
const MOST: usize = 100;
/// As much is said of each: the longest name that a host can have, with its scheme and port.
const MOST_CHARACTERS: usize = 270;

/// Those that were named.
#[derive(Default)]
pub struct Strangers(Mutex<HashSet<String>>);

impl Strangers {
    /// Names the origin of a request in the log unless it was named before.
    pub fn meet(&self, headers: &HeaderMap) {
        let origin = origin(headers);
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST || !known.insert(origin.clone()) {
            return;
        }
        match origin.as_str() {
            "" => log::warn("refused: requests that name no origin, or several; only pages of listed origins may send (--origin)"),
            origin => log::warn(format_args!("refused: no study lists {origin}; if its pages are to send, add --origin STUDY={origin}")),
        }
    }
}

/// As a line may say it: browsers write origins in plain ASCII, and whatever else is in there is not for terminals.
fn origin(headers: &HeaderMap) -> String {
    let mut origins = headers.get_all(ORIGIN).iter();
    let (Some(origin), None) = (origins.next(), origins.next()) else { return String::new() };
    origin.as_bytes().iter().filter(|byte| byte.is_ascii_graphic()).take(MOST_CHARACTERS).map(|byte| char::from(*byte)).collect()
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn k27_however_many_origins_somebody_thinks_up_they_fill_neither_memory_nor_the_log() {
        let strangers = Strangers::default();
        for number in 0..1_000 {
            let thought_up = HeaderValue::from_str(&format!("https://{number}.example")).unwrap();
            strangers.meet(&HeaderMap::from_iter([(ORIGIN, thought_up)]));
        }
        assert_eq!(strangers.0.lock().unwrap().len(), MOST);
        let odd = HeaderValue::from_bytes(&[b"https://\xe2\x80\xae\t x.example".as_slice(), &[b'x'; 1_000]].concat()).unwrap();
        let said = origin(&HeaderMap::from_iter([(ORIGIN, odd)]));
        assert!(said.starts_with("https://x.examplexxx") && said.len() == MOST_CHARACTERS, "{said}");
    }
}
