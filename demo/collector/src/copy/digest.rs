//! Owns what is remembered of results to hold a copy against: for each study how many there are and a hash of all of them, in whatever
//! order they come. Reads no store.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use crate::store::Stored;

/// How many results of a study, and the sum of their hashes.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
struct Digest {
    many: u64,
    /// Added with overflow, number by number: the order does not matter, a result that is there twice does.
    sum: [u64; 4],
}

/// By study.
#[derive(Default, PartialEq, Debug)]
pub struct Digests(BTreeMap<String, Digest>);

impl Digests {
    pub fn add(&mut self, stored: &Stored) {
        let mut hash = Sha256::new();
        hash.update(stored.received_at.as_millisecond().to_le_bytes());
        hash.update(&stored.body);
        let digest = self.0.entry(stored.study.clone()).or_default();
        digest.many += 1;
        for (part, bytes) in digest.sum.iter_mut().zip(hash.finalize().as_chunks().0) {
            *part = part.wrapping_add(u64::from_le_bytes(*bytes));
        }
    }

    pub fn many(&self) -> u64 {
        self.0.values().map(|digest| digest.many).sum()
    }

    pub fn has(&self, study: &str) -> bool {
        self.0.contains_key(study)
    }

    pub fn studies(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What differs in a copy, in words.
    pub fn difference(&self, copy: &Digests) -> Option<String> {
        self.0.iter().find_map(|(study, digest)| {
            let there = copy.0.get(study).copied().unwrap_or_default();
            match there.many == digest.many {
                _ if there == *digest => None,
                true => Some(format!("its {} results of {study} have another hash", there.many)),
                false => Some(format!("it has {} results of {study} instead of {}", there.many, digest.many)),
            }
        })
    }

    /// A line for each study.
    pub fn written(&self) -> String {
        let line = |(study, Digest { many, sum: [a, b, c, d] }): (&String, &Digest)| format!("{study} {many} {a} {b} {c} {d}\n");
        self.0.iter().map(line).collect()
    }

    /// Reads what [`Digests::written`] wrote. A line that is none is left out, which the verification notices.
    pub fn read(text: &str) -> Digests {
        let line = |line: &str| {
            let (study, numbers) = line.split_once(' ')?;
            let numbers: Vec<u64> = numbers.split(' ').map_while(|number| number.parse().ok()).collect();
            let [many, a, b, c, d] = *numbers.as_array()?;
            Some((study.into(), Digest { many, sum: [a, b, c, d] }))
        };
        Digests(text.lines().filter_map(line).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stored(study: &str, body: &str) -> Stored {
        Stored {
            place: String::new(),
            study: study.into(),
            id: String::new(),
            received_at: "2026-11-22T06:00:00Z".parse().unwrap(),
            body: body.into(),
        }
    }

    fn of(results: &[(&str, &str)]) -> Digests {
        let mut digests = Digests::default();
        results.iter().for_each(|(study, body)| digests.add(&stored(study, body)));
        digests
    }

    #[test]
    fn a_copy_in_another_order_is_the_same_and_one_with_a_changed_or_doubled_result_is_not() {
        let whole = of(&[("a", "1"), ("a", "2"), ("b", "1")]);
        assert_eq!(whole.difference(&of(&[("b", "1"), ("c", "9"), ("a", "2"), ("a", "1")])), None);
        let other = |results: &[(&str, &str)]| whole.difference(&of(results)).unwrap();
        assert_eq!(other(&[("a", "1"), ("a", "1"), ("b", "1")]), "its 2 results of a have another hash");
        assert_eq!(other(&[("a", "1"), ("a", "2"), ("a", "2"), ("b", "1")]), "it has 3 results of a instead of 2");
        assert_eq!(other(&[("a", "1"), ("a", "2")]), "it has 0 results of b instead of 1");
    }

    #[test]
    fn what_was_noted_is_what_is_read_again() {
        let digests = of(&[("a", "1"), ("b-c", "2")]);
        assert_eq!(Digests::read(&digests.written()), digests);
    }
}
