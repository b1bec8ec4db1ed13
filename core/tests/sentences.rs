//! Owns how numbers are said: a sentence that rounds them away or says what is not so is as wrong as a wrong number.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on should stop")]

use expectly_core::answer::Answer;
use expectly_core::nps::{Nps, NpsDifferenceInterval, NpsInterval};
use expectly_core::rate::Rate;
use expectly_core::reading::{Confidence, Guarantee, Unit};
use expectly_core::report::Reading;
use expectly_core::scale::Ease7;
use expectly_core::share::{self, Hits};
use expectly_core::tally::Tally;
use expectly_core::{ces, reading};

fn text<U: Unit, G: Guarantee>(measure: &'static str, reading: &reading::Reading<U, G>) -> String {
    match Reading::of(measure, reading) {
        Reading::Estimate(it) => it.text,
        Reading::Suppressed(it) => it.text,
        Reading::Insufficient(it) => it.text,
    }
}

#[test]
fn seven_complaints_in_a_thousand_orders_are_not_said_to_be_none() {
    let said = text("rate", &Rate::parse(7, 1000.0).unwrap().reading(Confidence::DEFAULT));
    assert!(said.contains("0.007 (95 % interval 0.003 to 0.014"), "{said}");
}

#[test]
fn differences_carry_their_sign_and_say_their_unit_once() {
    let (spring, autumn) = (Nps::of_camps(30, 30, 40).unwrap(), Nps::of_camps(20, 30, 50).unwrap());
    let said = text("nps-difference", &autumn.difference(&spring, NpsDifferenceInterval::Mover, Confidence::DEFAULT));
    assert!(said.contains(": +20.0 ("), "{said}");
    let (some, others) = (Hits::parse(56, 70).unwrap(), Hits::parse(48, 80).unwrap());
    let said = text("share-difference", &share::difference(some, others, Confidence::DEFAULT));
    assert!(said.contains("+20.0 percentage points (95 % interval +5.2 to +33.4, n = 150"), "{said}");
}

#[test]
fn near_certainty_is_not_called_certainty() {
    let nearly = Confidence::parse(0.999_999_999).unwrap();
    let said = text("nps", &Nps::of_camps(30, 30, 40).unwrap().reading(nearly));
    assert!(said.contains("99.9999999 % interval"), "{said}");
}

#[test]
fn people_of_one_camp_are_not_said_to_have_given_the_same_answer() {
    let said = text("nps", &Nps::of_camps(0, 0, 4).unwrap().reading_by(NpsInterval::Wald, Confidence::DEFAULT));
    assert_eq!(said, "NPS: what is measured is the same in all 4 answers, so no interval can be given");
}

#[test]
fn scale_points_keep_two_decimals_however_many_people_answered() {
    let mut tally = Tally::<Ease7>::new();
    for value in [3, 5, 6, 7] {
        tally.record(Answer::parse(value).unwrap()).unwrap();
    }
    let said = text("ces-mean", &ces::Ease::of(&tally).mean(Confidence::DEFAULT));
    assert!(said.contains(": 5.25 ("), "{said}");
}
