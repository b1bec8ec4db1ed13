//! Owns timing core natively: counting answers, and a report from counts. Prints one line of JSON a contender, for `cargo xtask bench`.
//!
//! Plain `std::time` and no harness: what is told is the ratio of two things done in turns in one run, so that whatever else the machine
//! does slows both. A harness times one after the other.

#![allow(missing_docs, clippy::expect_used, reason = "a program, and one that stops where it cannot go on")]

use std::hint::black_box;
use std::time::Instant;

use expectly_core::histogram::Histogram;
use expectly_core::reading::Confidence;
use expectly_core::report::{Counts, Key, PairCounts, RatingCounts, Report};
use expectly_core::scale::ScaleId;

/// How often each contender runs; the median of these is told.
const ROUNDS: usize = 21;
const ANSWERS: usize = 10_000_000;
const TOUCHPOINTS: u64 = 100;
const MILLION: u64 = 1_000_000;

fn main() {
    // `cargo test` runs benches without this word, to see that they can be built.
    if std::env::args().any(|word| word == "--bench") {
        tally();
        report();
    }
}

fn tally() {
    let answers: Vec<u8> = (0..ANSWERS).map(|index| (index * 7 % 11) as u8).collect();
    turns(
        "tally of 10 M answers from bytes, native, one thread (goal: 2 × their sum)",
        &mut [
            ("Histogram::count_bytes", &mut || {
                let mut histogram = Histogram::new(ScaleId::Likelihood11);
                histogram.count_bytes(black_box(&answers), 0).expect("answers from 0 to 10");
                black_box(histogram);
            }),
            ("sum of the bytes", &mut || {
                black_box(black_box(&answers).iter().map(|answer| u64::from(*answer)).sum::<u64>());
            }),
        ],
    );
}

fn report() {
    let (small, large) = (counts(1), counts(MILLION));
    let of = |counts: &Counts| {
        black_box(Report::of(black_box(counts), Confidence::DEFAULT).expect("sound counts"));
    };
    turns(
        "report on 100 touchpoints from counts, native (goal: 10 ms, and 1 × a millionth of the answers)",
        &mut [("counts × 1 000 000", &mut || of(&large)), ("the same counts", &mut || of(&small))],
    );
}

/// Every measure and both gaps at every touchpoint, each cell some answers times `factor`.
fn counts(factor: u64) -> Counts {
    let sides = [("expectation", "quality7", 7), ("promised", "quality7", 7)];
    let questions = [("recommend", "likelihood11", 11), ("satisfaction", "csat5", 5), ("ease", "ease7", 7)].into_iter().chain(sides);
    let gaps = ["sacrifice", "xgap"];
    let cell = move |touchpoint: u64, level: u64| (1 + (touchpoint * 7 + level * 13) % 29) * factor;
    let rating = move |touchpoint, (question, scale, levels): (&str, &str, u64)| RatingCounts {
        key: key(touchpoint, scale),
        question: question.into(),
        expected: false,
        source: "widget".into(),
        counts: (0..levels).map(|level| cell(touchpoint, level)).collect(),
        skipped: 0,
        dont_know: 0,
    };
    let pair = move |touchpoint, gap: &str| PairCounts {
        key: key(touchpoint, "quality7"),
        question: String::new(),
        gap: gap.into(),
        timing: "before".into(),
        source: "widget".into(),
        joint: (0..7).map(|first| (0..7).map(|second| cell(touchpoint, first * 7 + second)).collect()).collect(),
        margin: Some(0.5),
    };
    Counts {
        ratings: questions.flat_map(|question| (0..TOUCHPOINTS).map(move |touchpoint| rating(touchpoint, question))).collect(),
        pairs: (0..TOUCHPOINTS).flat_map(|touchpoint| gaps.map(|gap| pair(touchpoint, gap))).collect(),
        choices: Vec::new(),
    }
}

fn key(touchpoint: u64, scale: &str) -> Key {
    Key {
        survey: format!("survey-{touchpoint}"),
        touchpoint: Some(format!("touchpoint-{touchpoint}")),
        stage: Some("purchase".into()),
        scale: scale.into(),
        wording: "0123456789abcdef".into(),
        population: "customer".into(),
        ..Key::default()
    }
}

type Contender<'a> = (&'a str, &'a mut dyn FnMut());

/// Runs the contenders in turns and prints what each took.
fn turns(bench: &str, contenders: &mut [Contender]) {
    let mut times = vec![Vec::new(); contenders.len()];
    for round in 0..=ROUNDS {
        for ((_, work), times) in contenders.iter_mut().zip(&mut times) {
            let start = Instant::now();
            work();
            // The first round warms up.
            if round > 0 {
                times.push(start.elapsed().as_secs_f64() * 1e3);
            }
        }
    }
    for ((who, _), ms) in contenders.iter().zip(&times) {
        println!("{{\"bench\":\"{bench}\",\"who\":\"{who}\",\"ms\":{ms:?}}}");
    }
}
