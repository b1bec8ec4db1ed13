//! Whoever looks through a store finds what is wrong with it, and nothing that is not.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use super::engine::Engine;
use super::given::results::nps;
use super::given::{visitors, write};
use crate::doctor;
use crate::store::Gone;

pub fn a_doctor_finds_nothing_wrong_with_what_was_written_erased_and_is_being_written(engine: &Engine) {
    let store = engine.open();
    let nothing = Vec::<String>::new();
    assert_eq!(doctor::wrong(store.as_ref()).unwrap(), nothing, "nor with an empty one");
    let sent = visitors(20);
    write(store.as_ref(), &sent);
    engine.sum_up();
    let ids = sent.iter().take(15).map(|result| result["id"].as_str().unwrap().into()).collect();
    store.erase(&Gone { study: Some("corner-shop".into()), results: ids, ..Gone::default() }).unwrap();
    assert_eq!(doctor::wrong(store.as_ref()).unwrap(), nothing);
    let looked = AtomicBool::new(false);
    thread::scope(|scope| {
        scope.spawn(|| {
            for number in 0.. {
                write(store.as_ref(), [&nps(number, 9)]);
                if looked.load(Ordering::Relaxed) {
                    return;
                }
            }
        });
        assert_eq!(doctor::wrong(store.as_ref()).unwrap(), nothing);
        looked.store(true, Ordering::Relaxed);
    });
}
