//! Owns the properties of counting ratings as bytes: nobody's answer is lost or moved by counting many at a time.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that cannot go on should stop")]

use expectly_core::answer::Rating;
use expectly_core::histogram::Histogram;
use expectly_core::scale::ScaleId;
use proptest::prelude::*;

fn scales() -> impl Strategy<Value = ScaleId> {
    proptest::sample::select(ScaleId::ALL)
}

proptest! {
    #[test]
    fn counting_bytes_at_once_loses_no_answer_that_counting_one_by_one_would_keep(
        (scale, levels) in scales().prop_flat_map(|scale| (Just(scale), prop::collection::vec(0..scale.levels() as u8, 0..300)))
    ) {
        let mut at_once = Histogram::new(scale);
        at_once.count_bytes(&levels, scale.min()).unwrap();
        let mut one_by_one = Histogram::new(scale);
        for level in levels {
            one_by_one.record(Rating::parse(scale, i64::from(scale.min()) + i64::from(level)).unwrap()).unwrap();
        }
        prop_assert_eq!(at_once, one_by_one);
    }

    #[test]
    fn a_byte_off_the_scale_is_found_wherever_it_hides_and_nothing_is_counted(
        scale in scales(), bytes in prop::collection::vec(any::<u8>(), 0..100), zeroed in any::<bool>()
    ) {
        let zero = if zeroed { 0 } else { scale.min() };
        let on_scale = |byte: u8| Rating::parse(scale, i64::from(zero) + i64::from(byte)).is_ok();
        let mut counts = Histogram::new(scale);
        match (bytes.iter().position(|byte| !on_scale(*byte)), counts.count_bytes(&bytes, zero)) {
            (None, counted) => prop_assert_eq!((counted, counts.n()), (Ok(()), bytes.len() as u64)),
            (Some(first), counted) => {
                prop_assert_eq!(counted.map_err(|error| error.path().to_owned()), Err(format!("[{first}]")));
                prop_assert_eq!(counts.n(), 0);
            }
        }
    }
}

#[test]
fn ratings_that_a_byte_can_hold_are_counted_also_on_a_scale_that_starts_below_zero() {
    let mut counts = Histogram::new(ScaleId::Comparison7);
    counts.count_bytes(&[0, 3, 3], 0).unwrap();
    assert_eq!(counts.counts(), [0, 0, 0, 1, 0, 0, 2]);
}
