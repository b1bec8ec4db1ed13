//! A store can be left for any other one.

use expectly_core::wire::Status::{Duplicate, Stored};

use super::engine::{self, Engine};
use super::given::results::nps;
use super::given::{visitors, write};
use crate::command_line::Copy;
use crate::copy::copy;
use crate::error::Error;
use crate::store::{Arrival, Entry, Gone, Page, Refused, Slice, Store};

/// Copies between two stores that nobody has open.
fn run(from: &Engine, to: &Engine) -> Result<(), Error> {
    copy(&Copy { from: from.address.clone(), to: to.address.clone() })
}

/// What a reader can see of a store, whatever its order.
fn seen(store: &dyn Store) -> impl PartialEq + std::fmt::Debug + use<> {
    let whole = || Page { after: String::new(), most: 10_000 };
    let mut results: Vec<_> =
        store.results(None, &whole()).unwrap().into_iter().map(|kept| (kept.study, kept.received_at, kept.body)).collect();
    let aside = store.refused(None, &whole()).unwrap().into_iter();
    let mut aside: Vec<_> = aside.map(|kept| (kept.refused.id, kept.received_at, kept.refused.code, kept.refused.body)).collect();
    let slices = [Slice::everything(), Slice::of("", Some("2026-10-26"), Some("2026-10-26")), Slice::of("plan=pro", None, None)];
    let cells = slices.map(|slice| {
        let mut cells = store.tally("corner-shop", &slice).unwrap().cells;
        cells.sort();
        cells
    });
    results.sort();
    aside.sort();
    (results, aside, cells)
}

fn fill(store: &dyn Store) {
    write(store, &visitors(30));
    write(store, [&nps(1_000_000, 3)]);
    let received_at = "2026-11-01T00:00:00.5Z".parse().unwrap();
    store.write(&[Arrival { received_at, entry: Entry::Refused(Refused::new(None, "not_json", "", b"\xff\0")) }]).unwrap();
}

pub fn a_copy_into_any_engine_reports_and_exports_the_same(engine: &Engine) {
    fill(engine.open().as_ref());
    for other in engine::each() {
        run(engine, &other).unwrap();
        assert_eq!(seen(other.open().as_ref()), seen(engine.open().as_ref()), "to {}", other.address);
        let back = engine::sqlite();
        run(&other, &back).unwrap();
        assert_eq!(seen(back.open().as_ref()), seen(engine.open().as_ref()), "and back from {}", other.address);
    }
}

pub fn a_copy_that_broke_off_goes_on_where_it_was(engine: &Engine) {
    let from = engine::sqlite();
    fill(from.open().as_ref());
    run(&from, engine).unwrap();
    // More has come since, and of the page that was under way when the copy broke off a part is there already.
    assert_eq!(write(from.open().as_ref(), [&nps(91, 9), &nps(92, 9)]), [Stored; 2]);
    assert_eq!(write(engine.open().as_ref(), [&nps(91, 9)]), [Stored]);
    let noted = |store: &dyn Store| store.note(&format!("copy of {}", from.address)).unwrap();
    let before = noted(engine.open().as_ref());
    run(&from, engine).unwrap();
    assert_ne!(noted(engine.open().as_ref()), before, "it has gone on");
    assert_eq!(write(engine.open().as_ref(), [&nps(91, 9), &nps(92, 9)]), [Duplicate; 2]);
    run(&from, engine).unwrap();
}

pub fn k26_a_copy_says_that_results_were_taken_out_of_its_source_since(engine: &Engine) {
    let (from, to) = (engine, engine::sqlite());
    fill(from.open().as_ref());
    run(from, &to).unwrap();
    let store = from.open();
    let ids = vec![visitors(1)[3]["id"].as_str().unwrap().into()];
    assert_eq!(store.erase(&Gone { study: Some("corner-shop".into()), results: ids, ..Gone::default() }).unwrap(), 1);
    drop(store);
    let failed = run(from, &to).unwrap_err();
    assert!(matches!(&failed, Error::SourceChanged { from: named } if *named == from.address.to_string()), "{failed}");
    // As many as were copied are there again, and they are others.
    write(from.open().as_ref(), [&nps(2_000_000_000, 9)]);
    let failed = run(from, &to).unwrap_err();
    assert!(matches!(failed, Error::SourceChanged { .. }), "{failed}");
    let new = engine::sqlite();
    run(from, &new).unwrap();
    assert_eq!(seen(new.open().as_ref()), seen(from.open().as_ref()));
}

pub fn k23_keys_tokens_and_history_move_along_and_what_was_revoked_since_is_so_in_the_copy(engine: &Engine) {
    let from = engine::sqlite();
    write(from.open().as_ref(), [&nps(1, 9)]);
    from.open().take_note("token/page", "a hash").unwrap();
    from.open().take_note("token/Anna", "another").unwrap();
    from.open().take_note("act/2026-11-22T00:00:00.000000Z", "made the token page").unwrap();
    engine.open().take_note("token/Kim", "of this store").unwrap();
    run(&from, engine).unwrap();
    assert_eq!(engine.open().note("token/page").unwrap(), "a hash");
    assert_eq!(engine.open().notes("act/").unwrap(), from.open().notes("act/").unwrap());
    from.open().take_note("token/Anna", "").unwrap();
    run(&from, engine).unwrap();
    let names: Vec<String> = engine.open().notes("token/").unwrap().into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["token/Kim", "token/page"]);
}

pub fn a_copy_that_differs_is_noticed(engine: &Engine) {
    let from = engine::sqlite();
    write(from.open().as_ref(), [&nps(1, 9), &nps(2, 9)]);
    // Another answer is there already under one of the ids.
    write(engine.open().as_ref(), [&nps(1, 2)]);
    let failed = run(&from, engine).unwrap_err().to_string();
    assert!(failed.contains("another hash"), "{failed}");
    let more = engine::sqlite();
    write(more.open().as_ref(), [&nps(3, 9)]);
    let failed = run(&more, engine).unwrap_err().to_string();
    assert!(failed.contains("3 results of corner-shop instead of 1"), "{failed}");
}
