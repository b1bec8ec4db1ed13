//! Owns cutting a body into the texts of single results. Does not read them: each is judged on its own.

use expectly_core::error::Error as Wrong;
use serde_json::value::RawValue;

use crate::error::Error;

/// The most results of one request. At 64 KiB a request it is rarely the limit that counts.
pub const MOST_ITEMS: usize = 100;
/// Brackets within brackets; what core's JSON reader takes. A result needs four.
const MOST_DEPTH: usize = 128;

/// The results of a body, in order, at least one. Errors: [`Error::Malformed`], [`Error::TooLong`].
pub fn split(body: &[u8]) -> Result<Vec<&str>, Error> {
    let not_json = |detail: String| Error::Malformed(Wrong::NotJson { detail });
    let text = str::from_utf8(body).map_err(|error| not_json(error.to_string()))?;
    if depth(text) > MOST_DEPTH {
        return Err(not_json("nested too deeply".into()));
    }
    let items = if text.trim_start().starts_with('[') {
        serde_json::from_str::<Vec<&RawValue>>(text)
    } else {
        serde_json::from_str::<&RawValue>(text).map(|item| vec![item])
    };
    let items = items.map_err(|error| not_json(error.to_string()))?;
    match items.len() {
        0 => Err(Error::Malformed(Wrong::Missing { path: String::new() })),
        1..=MOST_ITEMS => Ok(items.into_iter().map(RawValue::get).collect()),
        _ => Err(Error::TooLong),
    }
}

/// The deepest nesting of a text, if it is JSON.
fn depth(text: &str) -> usize {
    let (mut now, mut deepest, mut quoted, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'[' | b'{' if !quoted => {
                now += 1;
                deepest = deepest.max(now);
            }
            b']' | b'}' if !quoted => now = now.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_inside_texts_do_not_nest() {
        assert_eq!(depth(r#"{"a":["[[[\"[[[",{}]}"#), 3);
    }

    #[test]
    fn a_single_result_is_a_batch_of_one() {
        assert_eq!(split(b" {\"v\":1} ").ok(), Some(vec!["{\"v\":1}"]));
        assert_eq!(split(b"[{\"v\":1}, 5]").ok(), Some(vec!["{\"v\":1}", "5"]));
    }
}
