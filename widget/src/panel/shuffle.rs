//! Owns the random order of options and items: the same while one panel is shown, another one for the next visitor.

/// Sorts things into an order that depends on `seed` alone, by their names.
pub fn shuffle<T>(seed: &str, things: &mut [T], name: impl Fn(&T) -> &str) {
    things.sort_by_cached_key(|thing| hash(seed, name(thing)));
}

/// FNV-1a with the end of MurmurHash3, since names that differ in their last letter alone would keep their order too often.
fn hash(seed: &str, name: &str) -> u32 {
    let hash = seed.bytes().chain(name.bytes()).fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    let hash = (hash ^ (hash >> 16)).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ (hash >> 13)).wrapping_mul(0xc2b2_ae35);
    hash ^ (hash >> 16)
}

#[cfg(test)]
mod tests {
    use super::shuffle;

    #[test]
    fn every_order_comes_up_or_the_first_option_is_favoured() {
        let mut first = [0; 3];
        for visitor in 0..3_000 {
            let mut options = ["a", "b", "c"];
            shuffle(&format!("visitor {visitor}"), &mut options, |option| option);
            first["abc".find(options[0]).expect("it is one of them")] += 1;
        }
        assert!(first.iter().all(|count| (900..1_100).contains(count)), "{first:?}");
    }
}
