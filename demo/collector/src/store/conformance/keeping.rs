//! What is stored is kept, once, as it was.

use expectly_core::wire::Status::{Conflict, Duplicate, Rejected, Stored};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::engine::Engine;
use super::given::results::{checkout, id, nps};
use super::given::{arrival, parsed, signed, visitors, write};
use crate::error::Error;
use crate::store::{Arrival, Entry, For, Gone, Page, Refused, Slice, Store, open};

pub fn k06_a_result_is_stored_once_however_often_it_comes(engine: &Engine) {
    let store = engine.open();
    let mut older = nps(1, 9);
    older["ageMs"] = 86_400_000.into();
    assert_eq!(write(store.as_ref(), [&nps(1, 9), &nps(2, 8), &nps(1, 9)]), [Stored, Stored, Duplicate]);
    assert_eq!(write(store.as_ref(), [&nps(2, 8), &older, &nps(3, 1)]), [Duplicate, Duplicate, Stored]);
    let mut other = nps(1, 9);
    other["study"] = "other-shop".into();
    assert_eq!(write(store.as_ref(), [&other]), [Stored], "another study's ids are its own");
    assert_eq!(all(store.as_ref(), Some("corner-shop")).len(), 3);
}

pub fn k24_a_token_serves_for_one_result_of_a_moment_and_for_that_as_often_as_it_comes(engine: &Engine) {
    let store = engine.open();
    let write = |arrivals: &[Arrival]| store.write(arrivals).unwrap();
    assert_eq!(write(&[signed(&nps(1, 9), "a"), signed(&nps(2, 8), "b"), arrival(&nps(3, 7), 0)]), [Stored; 3]);
    assert_eq!(
        write(&[signed(&nps(1, 9), "a"), arrival(&nps(2, 8), 0), signed(&nps(3, 7), "b")]),
        [Duplicate; 3],
        "what is there is there"
    );
    assert_eq!(write(&[signed(&nps(4, 1), "a"), signed(&nps(5, 1), "c")]), [Rejected, Stored], "the same token for another result");
    assert_eq!(write(&[signed(&nps(6, 1), "d"), signed(&nps(7, 1), "d"), signed(&nps(7, 1), "d")]), [Stored, Rejected, Rejected]);
    let [mut before, mut after] = checkout(8, 6, 4);
    let mut elsewhere = nps(1, 9);
    elsewhere["study"] = "other-shop".into();
    (before["id"], after["id"]) = (id(18).into(), id(19).into());
    assert_eq!(
        write(&[signed(&before, "a"), signed(&after, "a"), signed(&elsewhere, "a")]),
        [Stored; 3],
        "other moments, surveys, studies"
    );
    let mut second = after.clone();
    second["id"] = id(20).into();
    assert_eq!(write(&[signed(&second, "a"), signed(&nps(5, 2), "a")]), [Rejected, Conflict]);
    assert_eq!(all(store.as_ref(), Some("corner-shop")).len(), 7);
    let aside = store.refused(None, &Page { after: String::new(), most: 20 }).unwrap();
    let mut codes: Vec<&str> = aside.iter().map(|kept| kept.refused.code.as_str()).collect();
    codes.sort_unstable();
    assert_eq!(codes, ["conflict", "signature_used", "signature_used", "signature_used"], "the one that came twice is kept once");
    let first = aside.iter().find(|kept| kept.refused.code == "signature_used").unwrap();
    assert_eq!(first.refused.path, "token");
    let counted = store.tally("corner-shop", &Slice::everything()).unwrap().cells;
    let ratings = counted.iter().filter(|(cell, _)| cell.survey == "relationship" && cell.said().unwrap().is_some());
    assert_eq!(ratings.map(|(_, n)| n).sum::<u64>(), 5, "what was turned down is not counted");
}

pub fn k17_a_clock_that_steps_back_loses_and_reorders_nothing(engine: &Engine) {
    let store = engine.open();
    let minutes = [0, 60, -600, 5, -525_600, 1];
    let sent: Vec<Value> = (1..).zip(minutes).map(|(number, _)| nps(number, 9)).collect();
    for (result, minute) in sent.iter().zip(minutes) {
        assert_eq!(store.write(&[arrival(result, minute)]).unwrap(), [Stored]);
        assert_eq!(store.write(&[arrival(result, minute - 9)]).unwrap(), [Duplicate]);
    }
    let found = all(store.as_ref(), Some("corner-shop"));
    let bodies: Vec<String> = sent.iter().map(|result| parsed(result).to_json().to_text()).collect();
    // By number, or by id where there is none; ids of the tests rise with their numbers.
    assert_eq!(found, bodies);
    assert_eq!(store.complete("corner-shop", "relationship", "once").unwrap(), 6);
}

pub fn k07_a_taken_id_keeps_its_first_result_and_the_second_is_kept_aside(engine: &Engine) {
    let store = engine.open();
    assert_eq!(write(store.as_ref(), [&nps(1, 9), &nps(1, 2)]), [Stored, Conflict]);
    assert_eq!(write(store.as_ref(), [&nps(1, 3), &nps(1, 9)]), [Conflict, Duplicate]);
    assert_eq!(all(store.as_ref(), None), [parsed(&nps(1, 9)).to_json().to_text()]);
    let aside = store.refused(Some("corner-shop"), &Page { after: String::new(), most: 10 }).unwrap();
    let mut bodies: Vec<String> = aside.iter().map(|kept| String::from_utf8(kept.refused.body.clone()).unwrap()).collect();
    bodies.sort();
    assert_eq!(bodies, [2, 3].map(|value| parsed(&nps(1, value)).to_json().to_text()));
    assert!(aside.iter().all(|kept| (kept.refused.code.as_str(), kept.refused.path.as_str()) == ("conflict", "id")));
}

/// Everything that has broken a query, a driver or a file format somewhere.
const WORDS: [&str; 6] =
    ["'); DROP TABLE results; --", "\\'\"`\t\r\n", "\0 and \u{1}", "{x:String} $1 ?1 %s", "🙂 \u{202e}", "\\N \\x27 NULL"];

pub fn k01_whatever_visitors_write_comes_back_as_it_was(engine: &Engine) {
    let store = engine.open();
    let wordy = |(number, words): (u32, &str)| -> Value {
        let mut result = nps(number, 9);
        result["locale"] = words.into();
        result["attributes"] = json!({ words: words, "plan": words });
        result["promise"] = json!({ "id": "two-days", "version": words });
        result["answers"].as_array_mut().unwrap().push(json!({ "question": "why", "state": "answered", "text": words }));
        result
    };
    let sent: Vec<Value> = (1..).zip(WORDS).map(wordy).collect();
    assert_eq!(write(store.as_ref(), &sent), [Stored; WORDS.len()]);
    assert_eq!(write(store.as_ref(), &sent), [Duplicate; WORDS.len()]);
    let mut kept = all(store.as_ref(), None);
    kept.sort();
    let mut bodies: Vec<String> = sent.iter().map(|result| parsed(result).to_json().to_text()).collect();
    bodies.sort();
    assert_eq!(kept, bodies);
}

pub fn what_was_refused_comes_back_byte_for_byte(engine: &Engine) {
    let store = engine.open();
    let every_byte: Vec<u8> = (0..=255).collect();
    let bodies: Vec<&[u8]> = WORDS.iter().map(|words| words.as_bytes()).chain([&every_byte[..], b""]).collect();
    let received_at: Timestamp = "2026-11-22T06:00:00.007Z".parse().unwrap();
    let aside =
        |body: &&[u8]| Arrival { received_at, entry: Entry::Refused(Refused::new(Some("corner-shop".into()), "not_json", "a\0b", body)) };
    let mut arrivals: Vec<Arrival> = bodies.iter().map(aside).collect();
    arrivals.push(Arrival { received_at, entry: Entry::Refused(Refused::new(None, "missing", "", b"whose?")) });
    assert_eq!(store.write(&arrivals).unwrap(), vec![Rejected; arrivals.len()]);
    let kept = store.refused(None, &Page { after: String::new(), most: 100 }).unwrap();
    let mut found: Vec<&[u8]> = kept.iter().map(|kept| &kept.refused.body[..]).collect();
    let mut expected: Vec<&[u8]> = bodies.into_iter().chain([&b"whose?"[..]]).collect();
    found.sort_unstable();
    expected.sort_unstable();
    assert_eq!(found, expected);
    assert!(kept.iter().all(|kept| kept.received_at == received_at && kept.refused.id.is_some()));
    assert_eq!(store.refused(Some("corner-shop"), &Page { after: String::new(), most: 100 }).unwrap().len(), arrivals.len() - 1);
    let copies: Vec<Arrival> = kept.into_iter().map(|kept| Arrival { received_at, entry: Entry::Refused(kept.refused) }).collect();
    store.write(&copies).unwrap();
    let again = store.refused(None, &Page { after: String::new(), most: 100 }).unwrap();
    assert_eq!(again.len(), arrivals.len(), "what has an id already is kept once");
}

pub fn a_conflict_that_comes_again_and_again_is_kept_aside_once(engine: &Engine) {
    let store = engine.open();
    assert_eq!(write(store.as_ref(), [&nps(1, 9), &nps(1, 2), &nps(1, 2)]), [Stored, Conflict, Conflict]);
    let mut later = nps(1, 2);
    later["ageMs"] = 60_000.into();
    assert_eq!(write(store.as_ref(), [&later, &nps(1, 3)]), [Conflict; 2]);
    let kept = store.refused(Some("corner-shop"), &Page { after: String::new(), most: 10 }).unwrap();
    assert_eq!(kept.len(), 2, "once for each thing that it says");
    assert_eq!(store.tally("corner-shop", &Slice::everything()).unwrap().refused, 2);
}

pub fn what_was_kept_aside_and_is_let_go_is_gone_and_nothing_else_is(engine: &Engine) {
    let store = engine.open();
    let received_at: Timestamp = "2026-11-22T06:00:00.007Z".parse().unwrap();
    let aside = |body: &str| Arrival {
        received_at,
        entry: Entry::Refused(Refused::new(Some("corner-shop".into()), "not_json", "", body.as_bytes())),
    };
    store.write(&["first", "second", "third"].map(aside)).unwrap();
    let whole = || Page { after: String::new(), most: 10 };
    let kept = store.refused(None, &whole()).unwrap();
    let leaving: Vec<String> =
        kept.iter().filter(|kept| kept.refused.body != b"second").filter_map(|kept| kept.refused.id.clone()).collect();
    let tending = open(&engine.address, For::Tending).unwrap();
    let gone = |refused| Gone { refused, ..Gone::default() };
    assert_eq!(tending.erase(&gone(leaving.clone())).unwrap(), 2);
    assert_eq!(tending.erase(&gone(leaving)).unwrap(), 0);
    assert_eq!(tending.erase(&gone(Vec::new())).unwrap(), 0);
    let left = store.refused(Some("corner-shop"), &whole()).unwrap();
    assert_eq!(left.iter().map(|kept| kept.refused.body.as_slice()).collect::<Vec<_>>(), [b"second"]);
    assert_eq!(store.tally("corner-shop", &Slice::everything()).unwrap().refused, 1);
}

pub fn a_store_that_was_closed_still_has_everything(engine: &Engine) {
    let sent = visitors(3);
    let before = {
        let store = engine.open();
        write(store.as_ref(), &sent);
        all(store.as_ref(), None)
    };
    let store = engine.open();
    assert_eq!(before.len(), sent.len());
    assert_eq!(all(store.as_ref(), None), before);
    assert!(write(store.as_ref(), &sent).into_iter().all(|status| status == Duplicate));
    store.check().unwrap();
}

pub fn every_result_is_on_exactly_one_page_of_its_study(engine: &Engine) {
    let store = engine.open();
    let sent: Vec<Value> = (1..=25).map(|number| nps(number, 9)).collect();
    let mut elsewhere = nps(99, 1);
    elsewhere["study"] = "other-shop".into();
    for (minute, result) in (0..).zip(sent.iter().chain([&elsewhere])) {
        store.write(&[arrival(result, minute)]).unwrap();
    }
    let mut found = all(store.as_ref(), Some("corner-shop"));
    found.sort();
    let mut expected: Vec<String> = sent.iter().map(|result| parsed(result).to_json().to_text()).collect();
    expected.sort();
    assert_eq!(found, expected);
    assert_eq!(all(store.as_ref(), None).len(), sent.len() + 1);
    let first = store.results(Some("other-shop"), &Page { after: String::new(), most: 7 }).unwrap();
    assert_eq!(first.first().unwrap().received_at, arrival(&elsewhere, 25).received_at, "to the millisecond");
    assert!(first.first().unwrap().body.contains(&id(99)));
}

pub fn a_note_stands_until_it_is_forgotten(engine: &Engine) {
    let store = engine.open();
    let beside = open(&engine.address, For::Tending).unwrap();
    for (name, text) in [("token b", "2"), ("token a", "1"), ("token% c", "no token"), ("token b", "3"), ("TOKEN d", "another")] {
        beside.take_note(name, text).unwrap();
    }
    let tokens = |store: &dyn Store| store.notes("token ").unwrap();
    assert_eq!(tokens(store.as_ref()), [("token a".into(), "1".into()), ("token b".into(), "3".into())]);
    store.take_note("token a", "").unwrap();
    assert_eq!(tokens(beside.as_ref()), [("token b".into(), "3".into())]);
    assert_eq!(store.note("token a").unwrap(), "");
}

/// The bodies of a study's results, or of all, in pages of seven.
fn all(store: &dyn Store, study: Option<&str>) -> Vec<String> {
    let mut page = Page { after: String::new(), most: 7 };
    let mut bodies = Vec::new();
    loop {
        let found = store.results(study, &page).unwrap();
        let Some(last) = found.last() else { return bodies };
        page.after.clone_from(&last.place);
        bodies.extend(found.into_iter().map(|stored| stored.body));
    }
}

pub fn k25_a_store_of_a_newer_version_is_left_alone(engine: &Engine) {
    drop(engine.open());
    engine.age(1000);
    for purpose in [For::Writing, For::Reading] {
        let refused = open(&engine.address, purpose).err();
        assert!(matches!(refused, Some(Error::NewerStore { found: 1000, .. })), "{refused:?}");
    }
}
