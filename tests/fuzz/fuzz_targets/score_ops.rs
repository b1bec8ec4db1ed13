//! Scores do not depend on the order of answers nor on how they were counted in parts, stay within their scale, and are what integers of
//! any length make of the same counts.
#![no_main]

use expectly_core::answer::Answer;
use expectly_core::csat;
use expectly_core::nps::{Nps, NpsInterval};
use expectly_core::reading::Confidence;
use expectly_core::scale::{Csat5, Likelihood11};
use expectly_core::share::Hits;
use expectly_core::tally::Tally;
use libfuzzer_sys::fuzz_target;
use num_bigint::BigInt;
use num_rational::BigRational;

type Likely = Tally<Likelihood11>;

/// Of the last digits of a double; a quotient of two sums that are rounded once each is off by less.
const ROUNDING: f64 = 4.0 * f64::EPSILON;

fuzz_target!(|given: (Vec<u8>, usize, [u64; 11], [u64; 5])| {
    let (answers, cut, many, stars) = given;
    small(&answers, cut);
    if let Ok(tally) = Likely::from_counts(&many.map(|count| count >> 12)) {
        large(&tally);
    }
    if let Ok(tally) = Tally::<Csat5>::from_counts(&stars.map(|count| count >> 12)) {
        let [mean, top] = [csat::mean(&tally, Confidence::DEFAULT).point(), csat::top2(&tally, Confidence::DEFAULT).point()];
        assert!(mean.is_none_or(|mean| (1.0..=5.0).contains(&mean)) && top.is_none_or(|top| (0.0..=1.0).contains(&top)));
        // A mean without spread is not told.
        if mean.is_some() {
            close(mean, sum(tally.counts(), |level| level as i64 + 1), tally.n());
        }
    }
});

fn counted<'a>(answers: impl Iterator<Item = &'a u8>) -> Likely {
    let mut tally = Likely::new();
    for value in answers {
        tally.record(Answer::parse(i64::from(value % 11)).expect("on the scale")).expect("few");
    }
    tally
}

/// The same whichever way they came.
fn small(answers: &[u8], cut: usize) {
    let whole = counted(answers.iter());
    assert_eq!(whole, counted(answers.iter().rev()));
    let (one, other) = answers.split_at(cut.checked_rem(answers.len()).unwrap_or_default());
    assert_eq!(whole, counted(other.iter().chain(one)));
    let [first, second] = [counted(one.iter()), counted(other.iter())];
    let added: Vec<u64> = first.counts().iter().zip(second.counts()).map(|(one, other)| one + other).collect();
    assert_eq!(Ok(whole), Likely::from_counts(&added));
    let moments = [whole.moments(), counted(answers.iter().rev()).moments()];
    assert_eq!(moments[0].mean().map(f64::to_bits), moments[1].mean().map(f64::to_bits));
    large(&whole);
}

/// Within bounds, and what the oracle says.
fn large(tally: &Likely) {
    let nps = Nps::of(tally);
    let net = |level: usize| match level {
        0..=6 => -1,
        7..=8 => 0,
        _ => 1,
    };
    close(nps.point(), sum(tally.counts(), net), tally.n());
    close(tally.moments().mean(), sum(tally.counts(), |level| level as i64), tally.n());
    for way in NpsInterval::ALL {
        let reading = nps.reading_by(*way, Confidence::DEFAULT);
        let (Some(point), Some(interval)) = (reading.point(), reading.interval()) else { continue };
        assert!(interval.low.is_finite() && interval.low <= interval.high && interval.high.is_finite(), "{way:?}: {interval:?}");
        // The others draw it towards the middle, to match other reports.
        let around = ![NpsInterval::Score, NpsInterval::Wald].contains(way) || interval.low <= point && point <= interval.high;
        assert!(around, "{way:?}: {point} is not in {interval:?}");
    }
    if let Ok(hits) = Hits::parse(nps.promoters(), nps.n()) {
        let reading = hits.reading(Confidence::DEFAULT);
        if let Some(interval) = reading.interval() {
            assert!(0.0 <= interval.low && interval.low <= interval.high && interval.high <= 1.0, "{interval:?}");
        }
    }
    if let Some(variance) = nps.variance() {
        assert!((0.0..=1.0).contains(&variance), "{variance}");
    }
}

fn sum(counts: &[u64], worth: impl Fn(usize) -> i64) -> BigInt {
    counts.iter().enumerate().map(|(level, count)| BigInt::from(*count) * worth(level)).sum()
}

/// A double is the quotient of two integers, but for rounding.
fn close(point: Option<f64>, sum: BigInt, n: u64) {
    assert_eq!(point.is_some(), n > 0);
    let Some(point) = point else { return };
    let exact = BigRational::new(sum, n.into());
    let distance = BigRational::from_float(point).expect("finite") - &exact;
    let allowed = BigRational::from_float(ROUNDING).expect("finite") * exact.clone();
    let abs = |value: BigRational| if value < BigRational::from_integer(0.into()) { -value } else { value };
    assert!(abs(distance) <= abs(allowed), "{point} instead of {exact}");
}
