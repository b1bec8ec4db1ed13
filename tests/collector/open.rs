//! A survey that has had enough answers says so, to the pages that may send it some.

use crate::http::{Reply, Request};
use crate::program::{Collector, Folder, ORIGIN, STUDY, TOKEN};
use crate::results::{checkout, nps};

/// A collector whose study takes two answers to `relationship`, and three expectations.
fn collector() -> Collector {
    let limited = STUDY
        .replace(r#"{ "path": "/account" }"#, r#"{ "path": "/account", "limit": 2 }"#)
        .replace(r#"{ "path": "/cart" }"#, r#"{ "path": "/cart", "limit": 1 }"#);
    Collector::start_for(&limited, Folder::new(), &["--token", TOKEN])
}

fn ask(collector: &Collector, query: &str, origin: &str) -> Reply {
    collector.send(&Request::get(&format!("/v1/open?{query}")).header("origin", origin))
}

fn is_open(collector: &Collector, query: &str) -> bool {
    let reply = ask(collector, query, ORIGIN);
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (200, Some(ORIGIN)), "{query}");
    assert_eq!(reply.header("cache-control"), Some("no-store"), "what was open a minute ago may be full");
    reply.json()["open"].as_bool().unwrap()
}

#[test]
fn a_survey_closes_with_its_last_complete_answer_or_its_owner_pays_for_more_than_was_wanted() {
    let collector = collector();
    let relationship = "study=corner-shop&survey=relationship";
    assert!(is_open(&collector, relationship));
    collector.post(nps(1, 9).to_string());
    let mut broken_off = nps(2, 9);
    broken_off["complete"] = false.into();
    collector.post(broken_off.to_string());
    assert!(is_open(&collector, relationship), "one that was broken off is none");
    collector.post(nps(1, 9).to_string());
    assert!(is_open(&collector, relationship), "one that is sent twice is one");
    collector.post(nps(3, 2).to_string());
    assert!(!is_open(&collector, relationship));
    assert!(is_open(&collector, "study=corner-shop&survey=support"), "another survey has no limit");
}

#[test]
fn the_two_moments_of_a_survey_have_limits_of_their_own_or_those_who_expected_are_never_asked_how_it_was() {
    let collector = collector();
    let [before, _] = checkout(1, 6, 4);
    collector.post(before.to_string());
    assert!(!is_open(&collector, "study=corner-shop&survey=checkout-ease&moment=before"));
    assert!(!is_open(&collector, "study=corner-shop&survey=checkout-ease"), "the first moment is meant where none is named");
    assert!(is_open(&collector, "study=corner-shop&survey=checkout-ease&moment=after"));
}

#[test]
fn what_is_not_there_is_not_found_and_strangers_are_not_told() {
    let collector = collector();
    for query in ["", "study=corner-shop", "study=corner-shop&survey=nothing", "study=nothing&survey=relationship", "survey=relationship"] {
        assert_eq!(ask(&collector, query, ORIGIN).status, 404, "{query}");
    }
    let stranger = ask(&collector, "study=corner-shop&survey=relationship", "https://stranger.example");
    assert_eq!((stranger.status, stranger.header("access-control-allow-origin")), (403, None));
    let own = collector.send(&Request::get("/v1/open?study=corner-shop&survey=relationship"));
    assert_eq!(own.status, 200, "a page of the collector's own origin names none");
}
