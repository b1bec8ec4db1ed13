//! How often the intervals of an NPS hold the true score, exactly: every way in which n people can split into detractors, passives and
//! promoters is enumerated, with its probability. The printed numbers are those of an enumeration made with other software.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use expectly_core::nps::{Nps, NpsInterval};
use expectly_core::reading::Confidence;
use expectly_core::scale::Likelihood11;
use expectly_core::stats::normal;
use expectly_core::tally::Tally;

/// Shares of detractors, passives and promoters.
type Population = (f64, f64, f64);

const EVEN: Population = (0.25, 0.5, 0.25);
const COMMON: Population = (0.2, 0.3, 0.5);
const DIVIDED: Population = (0.45, 0.1, 0.45);
const ELITE: Population = (0.01, 0.09, 0.9);
const LIKED: Population = (0.1, 0.2, 0.7);
const INDIFFERENT: Population = (0.05, 0.9, 0.05);

const POPULATIONS: [Population; 6] = [EVEN, COMMON, DIVIDED, ELITE, LIKED, INDIFFERENT];
const SIZES: [u64; 3] = [10, 30, 100];

/// A way to make an interval, and what was printed for it: coverage in percent and mean width in points of NPS, a pair a cell of `CELLS`.
struct Interval {
    of: fn(&Nps) -> (f64, f64),
    printed: [(f64, f64); CELLS.len()],
}

const CELLS: [(u64, Population); 7] = [(10, EVEN), (10, COMMON), (10, DIVIDED), (10, ELITE), (30, COMMON), (30, ELITE), (100, ELITE)];

const SCORE: Interval = Interval {
    of: |nps| ends(nps, NpsInterval::Score),
    printed: [(94.7, 81.0), (94.7, 86.0), (96.2, 98.0), (97.0, 62.0), (95.2, 53.0), (96.8, 30.0), (95.9, 14.0)],
};
const WALD: Interval =
    Interval { of: wald, printed: [(90.4, 82.0), (89.6, 90.0), (87.1, 110.0), (65.0, 26.0), (93.5, 55.0), (82.5, 21.0), (91.7, 13.0)] };
const ADJUSTED_WALD: Interval = Interval {
    of: |nps| ends(nps, NpsInterval::AdjustedWald),
    printed: [(97.3, 74.0), (96.2, 81.0), (93.2, 94.0), (93.0, 61.0), (94.6, 52.0), (95.2, 31.0), (95.8, 15.0)],
};

const AGRESTI_MIN: Interval = Interval {
    of: |nps| ends(nps, NpsInterval::AgrestiMin),
    printed: [(93.4, 76.0), (94.7, 84.0), (92.5, 99.0), (98.6, 55.0), (94.6, 53.0), (97.3, 29.0), (96.0, 14.0)],
};
const BONETT_PRICE: Interval = Interval {
    of: |nps| ends(nps, NpsInterval::BonettPrice),
    printed: [(97.3, 83.0), (94.7, 90.0), (93.2, 104.0), (98.7, 59.0), (94.9, 54.0), (98.3, 31.0), (97.4, 15.0)],
};

/// Half of the last printed digit, and a little for a last digit that was rounded the other way.
const COVERAGE_PRINTED_TO: f64 = 0.1;
const WIDTH_PRINTED_TO: f64 = 0.6;

#[test]
fn the_score_interval_is_as_honest_as_documented_or_the_default_misleads() {
    holds_what_was_printed(&SCORE);
    let lowest = lowest_coverage(&SCORE);
    assert!(lowest >= 94.7, "{lowest}");
}

#[test]
fn adjusted_wald_is_as_honest_as_documented_or_nobody_can_choose_between_the_two() {
    holds_what_was_printed(&ADJUSTED_WALD);
    let lowest = lowest_coverage(&ADJUSTED_WALD);
    assert!((lowest - 93.0).abs() <= COVERAGE_PRINTED_TO, "{lowest}");
}

#[test]
fn agresti_min_and_bonett_price_are_as_honest_as_printed_or_a_comparison_with_other_reports_misleads() {
    holds_what_was_printed(&AGRESTI_MIN);
    holds_what_was_printed(&BONETT_PRICE);
    let lowest = lowest_coverage(&AGRESTI_MIN);
    assert!((lowest - 92.5).abs() <= COVERAGE_PRINTED_TO, "{lowest}");
}

#[test]
fn wald_promises_95_percent_and_holds_65_for_a_few_happy_customers_which_is_why_it_is_no_default() {
    holds_what_was_printed(&WALD);
}

fn holds_what_was_printed(interval: &Interval) {
    for size in SIZES {
        let splits = splits(size, interval.of);
        let cells = CELLS.iter().zip(interval.printed).filter(|((n, _), _)| *n == size);
        for ((n, population), (coverage, width)) in cells {
            let found = found(&splits, *population);
            assert!((found.0 - coverage).abs() <= COVERAGE_PRINTED_TO, "{n} {population:?}: {}, {coverage} printed", found.0);
            assert!((found.1 - width).abs() <= WIDTH_PRINTED_TO, "{n} {population:?}: {} points, {width} printed", found.1);
        }
    }
}

/// The lowest coverage in all 18 cells.
fn lowest_coverage(interval: &Interval) -> f64 {
    let lowest_of = |size| {
        let splits = splits(size, interval.of);
        POPULATIONS.iter().map(move |population| found(&splits, *population).0).fold(f64::INFINITY, f64::min)
    };
    SIZES.iter().map(|size| lowest_of(*size)).fold(f64::INFINITY, f64::min)
}

/// One way in which everybody can have answered.
struct Split {
    detractors: u64,
    passives: u64,
    promoters: u64,
    /// How many orders of people give this split, by its logarithm.
    log_orders: f64,
    interval: (f64, f64),
}

fn splits(n: u64, interval: fn(&Nps) -> (f64, f64)) -> Vec<Split> {
    let log_factorials: Vec<f64> = (0..=n)
        .scan(0.0, |sum, k| {
            *sum += if k == 0 { 0.0 } else { (k as f64).ln() };
            Some(*sum)
        })
        .collect();
    let log_factorial = |k: u64| log_factorials[k as usize];
    let pairs = (0..=n).flat_map(|detractors| (0..=n - detractors).map(move |promoters| (detractors, promoters)));
    pairs
        .map(|(detractors, promoters)| {
            let passives = n - detractors - promoters;
            let log_orders = log_factorial(n) - log_factorial(detractors) - log_factorial(passives) - log_factorial(promoters);
            let counts = [detractors, 0, 0, 0, 0, 0, 0, passives, 0, promoters, 0];
            let nps = Nps::of(&Tally::<Likelihood11>::from_counts(&counts).unwrap());
            Split { detractors, passives, promoters, log_orders, interval: interval(&nps) }
        })
        .collect()
}

/// Coverage in percent and mean width in points.
fn found(splits: &[Split], (detractors, passives, promoters): Population) -> (f64, f64) {
    // A true score on the edge is inside, whatever the last bit says.
    const EDGE: f64 = 1e-12;
    let score = promoters - detractors;
    let (mut coverage, mut width, mut total) = (0.0, 0.0, 0.0);
    for split in splits {
        let logs = [(split.detractors, detractors), (split.passives, passives), (split.promoters, promoters)];
        let probability = (split.log_orders + logs.iter().map(|(count, share)| *count as f64 * share.ln()).sum::<f64>()).exp();
        let (low, high) = split.interval;
        total += probability;
        width += 100.0 * probability * (high - low);
        if (low - EDGE..=high + EDGE).contains(&score) {
            coverage += 100.0 * probability;
        }
    }
    assert!((total - 1.0).abs() < 1e-9, "every split was counted once");
    (coverage, width)
}

fn ends(nps: &Nps, method: NpsInterval) -> (f64, f64) {
    let reading = nps.reading_by(method, Confidence::DEFAULT);
    let interval = reading.interval().unwrap();
    (interval.low, interval.high)
}

/// Score ± z standard errors, kept within −1 and 1.
fn wald(nps: &Nps) -> (f64, f64) {
    let point = nps.reading(Confidence::DEFAULT).point().unwrap();
    let half = normal::upper_quantile(Confidence::DEFAULT.tail()) * nps.standard_error().unwrap();
    ((point - half).max(-1.0), (point + half).min(1.0))
}
