//! Owns showing that results are counted whole: each once, under everything that keeps unlike answers apart.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

#[allow(dead_code, reason = "other tests use the rest")]
mod documents;

use documents::{EXPERIENCE, PROMISE};
use expectly_core::report::{Counts, Results};
use expectly_core::wire::SurveyResult;

fn counted(texts: &[&str]) -> Counts {
    let mut results = Results::default();
    for text in texts {
        results.add(&SurveyResult::parse(text).unwrap()).unwrap();
    }
    results.counts()
}

#[test]
fn a_result_is_counted_once_however_often_it_comes() {
    assert_eq!(counted(&[EXPERIENCE, EXPERIENCE]), counted(&[EXPERIENCE]));
}

#[test]
fn both_sides_of_a_person_are_one_pair_and_each_rating_an_answer_of_its_own() {
    let counts = counted(&[EXPERIENCE]);
    assert_eq!((counts.ratings.len(), counts.pairs.len()), (1, 1), "the words that go with a rating are no rating");
    assert_eq!(counts.ratings[0].counts, [0, 0, 0, 1, 0, 0, 0]);
    assert_eq!(counts.pairs[0].joint[5][3], 1);
    assert_eq!((counts.pairs[0].gap.as_str(), counts.pairs[0].timing.as_str()), ("sacrifice", "before"));
}

#[test]
fn both_sides_of_a_promise_are_asked_at_once_and_kept_under_its_version() {
    let counts = counted(&[PROMISE]);
    assert_eq!(counts.pairs[0].timing, "concurrent");
    assert_eq!(counts.pairs[0].key.promise.as_deref(), Some("two-days@2026-10"));
}

#[test]
fn results_of_two_studies_are_not_counted_together() {
    let mut results = Results::default();
    results.add(&SurveyResult::parse(PROMISE).unwrap()).unwrap();
    let other = SurveyResult::parse(&PROMISE.replace("tea-shop", "other")).unwrap();
    assert_eq!(results.add(&other).map_err(|error| error.path().to_owned()), Err("study".to_owned()));
}
