//! What is to be told of results is kept with them, until it was told.

use std::thread;

use expectly_core::wire::Status::{Conflict, Duplicate, Stored};
use expectly_core::wire::SurveyResult;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;

use super::engine::Engine;
use super::given::results::{id, nps};
use super::given::{arrival, parsed};
use crate::store::{Arrival, Call, Gone, Page, Store, Waiting};

fn call(hook: &str, number: u32) -> Call {
    Call { hook: hook.into(), event: "result.stored".into(), study: "corner-shop".into(), id: id(number) }
}

/// Stores results of which two receivers are to be told.
fn write(store: &dyn Store, results: &[Value]) -> Vec<expectly_core::wire::Status> {
    let told = |result: &SurveyResult| {
        let call = |hook: &str| Call {
            hook: hook.into(),
            event: "result.stored".into(),
            study: "corner-shop".into(),
            id: result.id.as_str().into(),
        };
        vec![call("crm"), call("log")]
    };
    let arrivals: Vec<Arrival> = results.iter().map(|result| arrival(result, 0)).collect();
    store.write_and_call(&arrivals, &told).unwrap()
}

/// A moment at which everything that waits is due, in hours from now.
fn hours(many: i64) -> Timestamp {
    Timestamp::now() + SignedDuration::from_hours(many)
}

fn listed(store: &dyn Store) -> Vec<Waiting> {
    let mut page = Page { after: String::new(), most: 3 };
    let mut all = Vec::new();
    loop {
        let found = store.calls(&page).unwrap();
        let Some(last) = found.last() else { return all };
        page.after = last.call.name();
        all.extend(found);
    }
}

fn calls(waiting: Vec<Waiting>) -> Vec<Call> {
    let mut calls: Vec<Call> = waiting.into_iter().map(|waiting| waiting.call).collect();
    calls.sort();
    calls
}

pub fn of_each_new_result_and_of_no_other_somebody_is_told(engine: &Engine) {
    let store = engine.open();
    assert_eq!(write(store.as_ref(), &[nps(1, 9), nps(1, 9), nps(2, 3), nps(2, 4)]), [Stored, Duplicate, Stored, Conflict]);
    let waiting = listed(store.as_ref());
    assert!(waiting.iter().all(|waiting| waiting.tries == 0 && waiting.said.is_empty() && waiting.due.is_some_and(|due| due < hours(1))));
    assert_eq!(calls(waiting), [call("crm", 1), call("crm", 2), call("log", 1), call("log", 2)]);
    assert_eq!(calls(store.take_calls("crm", (hours(1), hours(2)), 10).unwrap()), [call("crm", 1), call("crm", 2)]);
    store.forget_call(&call("crm", 1)).unwrap();
    assert_eq!(write(store.as_ref(), &[nps(1, 9), nps(3, 9)]), [Duplicate, Stored]);
    assert_eq!(listed(store.as_ref()).len(), 5, "what was told is not told again");
    store.write(&[arrival(&nps(4, 9), 0)]).unwrap();
    assert_eq!(listed(store.as_ref()).len(), 5, "a copy tells nobody");
    assert!(store.take_calls("nobody", (hours(1), hours(2)), 10).unwrap().is_empty());
}

pub fn a_call_is_taken_until_it_was_told_or_its_time_is_over(engine: &Engine) {
    let store = engine.open();
    write(store.as_ref(), &[nps(1, 9), nps(2, 9), nps(3, 9)]);
    let before = Timestamp::from_millisecond(0).unwrap();
    assert!(store.take_calls("crm", (before, hours(2)), 10).unwrap().is_empty(), "none is due yet");
    let first = store.take_calls("crm", (hours(1), hours(3)), 2).unwrap();
    assert!(first.len() == 2 && first.iter().all(|waiting| waiting.tries == 1));
    assert_eq!(store.take_calls("crm", (hours(2), hours(5)), 10).unwrap().len(), 1, "the others are taken");
    let again = store.take_calls("crm", (hours(4), hours(5)), 10).unwrap();
    assert_eq!(again.iter().map(|waiting| waiting.tries).collect::<Vec<_>>(), [2, 2], "whoever had them came to nothing");

    let [one, other] = [again[0].clone(), again[1].clone()];
    store.forget_call(&one.call).unwrap();
    let dead = Waiting { due: None, said: "410".into(), ..other.clone() };
    store.put_call(&dead).unwrap();
    let left = store.take_calls("crm", (hours(1000), hours(1001)), 10).unwrap();
    assert_eq!(left.len(), 1, "neither what was told nor what is dead");
    let kept: Vec<Waiting> = listed(store.as_ref()).into_iter().filter(|waiting| waiting.call == dead.call).collect();
    assert_eq!(kept, [dead]);
    let revived = Waiting { due: Some(Timestamp::from_millisecond(1).unwrap()), tries: 0, ..kept[0].clone() };
    store.put_call(&revived).unwrap();
    assert_eq!(calls(store.take_calls("crm", (hours(0), hours(1)), 10).unwrap()), [other.call]);
}

pub fn k26_of_a_result_that_was_forgotten_nobody_is_told_however_its_last_try_ended(engine: &Engine) {
    let store = engine.open();
    write(store.as_ref(), &[nps(1, 9), nps(2, 9), nps(3, 9)]);
    let taken = store.take_calls("crm", (hours(1), hours(2)), 10).unwrap();
    assert_eq!(taken.len(), 3);
    store.erase(&Gone { study: Some("corner-shop".into()), results: vec![id(1)], ..Gone::default() }).unwrap();
    store.forget_call(&call("crm", 2)).unwrap();
    // What was under way comes to something only now.
    taken
        .iter()
        .for_each(|waiting| store.put_call(&Waiting { due: Some(hours(1)), said: "status 500".into(), ..waiting.clone() }).unwrap());
    assert_eq!(calls(listed(store.as_ref())), [call("crm", 3), call("log", 2), call("log", 3)]);
    assert_eq!(store.expire(Some("corner-shop"), hours(1)).unwrap(), 2);
    assert_eq!(calls(listed(store.as_ref())), []);
}

pub fn a_result_is_found_by_its_id_and_one_that_is_not_there_is_not(engine: &Engine) {
    let store = engine.open();
    write(store.as_ref(), &[nps(1, 9), nps(2, 3)]);
    let found = store.result("corner-shop", &id(2)).unwrap().unwrap();
    assert_eq!((found.study.as_str(), found.body), ("corner-shop", parsed(&nps(2, 3)).to_json().to_text()));
    assert_eq!(found.received_at, arrival(&nps(2, 3), 0).received_at);
    assert!(store.result("corner-shop", &id(3)).unwrap().is_none() && store.result("other-shop", &id(2)).unwrap().is_none());
}

pub fn several_who_take_at_once_leave_nothing_out(engine: &Engine) {
    let mut taken = taken_at_once(engine);
    // Where there are no transactions, two may take the same; what is told twice carries the same id.
    let twice = taken.len() - 40;
    assert!(twice == 0 || matches!(engine.address, crate::store::Address::Clickhouse(_)), "{twice} were taken twice");
    taken.dedup();
    assert_eq!(taken.len(), 40);
}

/// Everything that several take who take at once.
fn taken_at_once(engine: &Engine) -> Vec<Call> {
    const TAKERS: usize = 4;
    let first = engine.open();
    write(first.as_ref(), &(0..40).map(|number| nps(number, 9)).collect::<Vec<_>>());
    let (now, until) = (hours(1), hours(2));
    thread::scope(|scope| {
        let taker = |_| {
            let store = if engine.is_shared() { engine.open() } else { first.clone() };
            scope.spawn(move || {
                let mut all = Vec::new();
                loop {
                    let taken = store.take_calls("crm", (now, until), 3).unwrap();
                    if taken.is_empty() {
                        return all;
                    }
                    all.extend(taken);
                }
            })
        };
        let takers: Vec<_> = (0..TAKERS).map(taker).collect();
        calls(takers.into_iter().flat_map(|taker| taker.join().unwrap()).collect())
    })
}
