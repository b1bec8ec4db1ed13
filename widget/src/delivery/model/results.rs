//! Owns results for the delivery's tests, as the panel would hand them over. Sends nothing.

use expectly_core::wire::Uuid;

use crate::record::Record;

/// The id of that number.
pub fn id(number: u64) -> String {
    Uuid::from_random(u128::from(number).to_be_bytes()).as_str().into()
}

/// A small result, answered at that time.
pub fn record(number: u64, answered_at: u64) -> Record {
    said(number, answered_at, r#"{"question":"recommend","measure":"nps","scale":"likelihood11","state":"answered","value":9}"#)
}

/// A result with texts of so many bytes together.
pub fn long(number: u64, bytes: usize) -> Record {
    // As long as one text may be.
    const MOST_TEXT: usize = 5_000;
    let text = |place: usize| {
        let words = "a".repeat((bytes - place * MOST_TEXT).min(MOST_TEXT));
        format!(r#"{{"question":"why{place}","state":"answered","text":"{words}"}}"#)
    };
    let texts: Vec<String> = (0..bytes.div_ceil(MOST_TEXT)).map(text).collect();
    said(number, 0, &texts.join(","))
}

fn said(number: u64, answered_at: u64, answer: &str) -> Record {
    let id = id(number);
    let said = format!(
        r#"{{"v":1,"id":"{id}","study":"acme","studyVersion":1,"survey":"relationship","moment":"once","wording":"0123456789abcdef","population":"customer","source":"widget","locale":"en","answers":[{answer}],"complete":true}}"#
    );
    Record { id, endpoint: "https://cx.example/v1/results".into(), answered_at, held_until: 0, said }
}
