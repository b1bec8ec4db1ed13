//! What is counted is what was said: by engines as by core, as a whole as in parts.

use expectly_core::reading::Confidence;
use expectly_core::report::{Counts, Report};
use serde_json::Value;

use super::engine::Engine;
use super::given::results::{checkout, nps};
use super::given::{arrival, parsed, study, visitors, write};
use crate::counts;
use crate::store::cell::cells;
use crate::store::{Arrival, Cell, Slice, Store};

/// The report on results by another road: straight from what was sent, one by one, without a store or a sum.
pub fn reported(results: &[Value]) -> String {
    let cells: Vec<(Cell, u64)> = results.iter().flat_map(|result| cells(&parsed(result))).map(|cell| (cell, 1)).collect();
    report(&cells)
}

fn report(cells: &[(Cell, u64)]) -> String {
    let counts: Counts = counts::of(cells, &study()).unwrap();
    // As text: numbers that look alike must be alike.
    serde_json::to_string(&(&counts, Report::of(&counts, Confidence::DEFAULT).unwrap())).unwrap()
}

pub fn stored(store: &dyn Store, slice: &Slice) -> String {
    report(&store.tally("corner-shop", slice).unwrap().cells)
}

pub fn k30_the_report_is_what_core_makes_of_the_same_answers_to_the_last_bit(engine: &Engine) {
    let store = engine.open();
    let sent = visitors(60);
    for (minute, some) in (0..).step_by(37).zip(sent.chunks(41)) {
        let arrivals: Vec<Arrival> = some.iter().map(|result| arrival(result, minute)).collect();
        store.write(&arrivals).unwrap();
        // Half of them come again.
        store.write(&arrivals[..arrivals.len() / 2]).unwrap();
    }
    let expected = reported(&sent);
    assert!(
        expected.contains("xgap") && expected.contains("\"randomized\":1.09") && expected.contains("servqual"),
        "the answers cover the ground"
    );
    assert_eq!(stored(store.as_ref(), &Slice::everything()), expected);
    let tally = store.tally("corner-shop", &Slice::everything()).unwrap();
    assert_eq!((tally.refused, tally.revision), (0, store.revision("corner-shop").unwrap()));
    assert!(store.tally("other-shop", &Slice::everything()).unwrap().cells.is_empty());
}

pub fn days_and_segments_add_up_to_the_whole(engine: &Engine) {
    let store = engine.open();
    let sent = visitors(40);
    // Two hours to midnight, then every half an hour.
    let arrivals: Vec<Arrival> = (0..).step_by(30).zip(&sent).map(|(minute, result)| arrival(result, minute)).collect();
    store.write(&arrivals).unwrap();
    let on = |from: &str, to: &str| stored(store.as_ref(), &Slice::of("", Some(from), Some(to)));
    assert_eq!(on("2026-10-26", "2026-10-26"), reported(&sent[..4]));
    assert_eq!(on("2026-10-27", "2026-10-27"), reported(&sent[4..52]));
    assert_eq!(on("2026-10-27", "2026-10-28"), reported(&sent[4..100]));
    assert_eq!(stored(store.as_ref(), &Slice::of("", Some("2026-10-27"), None)), reported(&sent[4..]));
    let of = |plan: &str| sent.iter().filter(|result| result["attributes"]["plan"] == plan).cloned().collect::<Vec<_>>();
    for plan in ["pro", "größer"] {
        assert_eq!(stored(store.as_ref(), &Slice::of(&format!("plan={plan}"), None, None)), reported(&of(plan)));
    }
    for nobody in ["plan=none", "' OR '1'='1", "\0", "\\"] {
        assert_eq!(stored(store.as_ref(), &Slice::of(nobody, Some(nobody), None)), reported(&[]));
    }
}

pub fn a_thousand_equal_answers_take_no_more_lines_than_one(engine: &Engine) {
    let store = engine.open();
    write(store.as_ref(), [&nps(0, 9)]);
    let lines = store.tally("corner-shop", &Slice::everything()).unwrap().cells.len();
    write(store.as_ref(), &(1..1000).map(|number| nps(number, 9)).collect::<Vec<_>>());
    let cells = store.tally("corner-shop", &Slice::everything()).unwrap().cells;
    assert_eq!(cells.len(), lines);
    assert!(cells.iter().all(|(_, n)| *n == 1000), "{cells:?}");
}

pub fn k24_what_is_signed_and_what_is_not_add_up(engine: &Engine) {
    let store = engine.open();
    assert_eq!(store.tally("corner-shop", &Slice::everything()).unwrap().signed(), None);
    let mut sent = visitors(12);
    for (number, result) in sent.iter_mut().enumerate().filter(|(number, _)| number % 4 > 0) {
        result["signed"] = (number % 4 > 1).into();
    }
    write(store.as_ref(), &sent);
    write(store.as_ref(), &sent);
    let many = |signed: bool| sent.iter().filter(|result| result["signed"] == signed).count() as u64;
    let mut tally = store.tally("corner-shop", &Slice::everything()).unwrap();
    assert_eq!(tally.signed(), Some((many(true), many(false))));
    assert_eq!(stored(store.as_ref(), &Slice::everything()), reported(&sent), "the report on what they say is the same");
    tally.leave_out_employees();
    assert_eq!(tally.signed(), None, "of a part it would tell who is left out");
}

pub fn complete_results_are_counted_by_survey_and_moment(engine: &Engine) {
    let store = engine.open();
    let mut broken_off = nps(1, 9);
    broken_off["complete"] = false.into();
    let [before, after] = checkout(5, 6, 4);
    write(store.as_ref(), [&broken_off, &nps(2, 9), &nps(2, 9), &nps(3, 1), &before]);
    let complete = |survey, moment| store.complete("corner-shop", survey, moment).unwrap();
    assert_eq!((complete("relationship", "once"), complete("checkout-ease", "before"), complete("checkout-ease", "after")), (2, 1, 0));
    write(store.as_ref(), [&after]);
    assert_eq!((complete("checkout-ease", "before"), complete("checkout-ease", "after")), (1, 1));
}

pub fn a_revision_rises_with_what_is_new_and_only_then(engine: &Engine) {
    let store = engine.open();
    let revision = || store.revision("corner-shop").unwrap();
    let mut last = revision();
    let mut rose = |what: &str, expected: bool| {
        let now = revision();
        assert_eq!((now > last, now >= last), (expected, true), "{what}");
        last = now;
    };
    write(store.as_ref(), [&nps(1, 9)]);
    rose("a result", true);
    write(store.as_ref(), [&nps(1, 9)]);
    rose("a duplicate", false);
    write(store.as_ref(), [&nps(1, 2)]);
    rose("a conflict, which is counted as refused", true);
    let mut other = nps(1, 9);
    other["study"] = "other-shop".into();
    write(store.as_ref(), [&other]);
    rose("another study's result", false);
    store.touch(&["corner-shop", "other-shop"]).unwrap();
    rose("a study that may have changed", true);
}
