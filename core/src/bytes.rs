//! Owns counting ratings that lie as bytes in memory, millions at a time; knows nothing of where they came from.

use alloc::format;

use crate::error::Error;
use crate::histogram::Histogram;
use crate::scale::MOST_LEVELS;

/// Counts of pairs of neighbours: the first in the low four bits of the index, the second in the high four.
type Pairs = [u32; 256];

/// Bytes in which no count of [`Pairs`] can overflow.
const MOST_AT_ONCE: usize = 1 << 30;

/// Bits that no rating has set: no scale has more than sixteen values.
const OFF_EVERY_SCALE: u64 = 0xF0F0_F0F0_F0F0_F0F0;

impl Histogram {
    /// Counts ratings that lie as bytes: a byte `b` stands for the rating `zero` + b, so `zero` is 0 for ratings as they were given and
    /// the scale's lowest value for positions on the scale. Errors: [`Error::OutOfRange`] at `[i]` for the first byte off the scale;
    /// [`Error::Overflow`]; this one is left as it was.
    ///
    /// ```
    /// use expectly_core::{histogram::Histogram, scale::ScaleId};
    /// let mut counts = Histogram::new(ScaleId::Csat5);
    /// counts.count_bytes(&[5, 5, 1], 0)?;
    /// assert_eq!(counts.counts(), [1, 0, 0, 0, 2]);
    /// assert_eq!(counts.count_bytes(&[5, 0], 0).map_err(|error| error.path().to_owned()), Err("[1]".to_owned()));
    /// # Ok::<(), expectly_core::error::Error>(())
    /// ```
    pub fn count_bytes(&mut self, bytes: &[u8], zero: i8) -> Result<(), Error> {
        let scale = self.scale();
        // Where each level's count stands among the sixteen; no byte stands for a rating below `zero`.
        let byte = |rating: i8| usize::try_from(i16::from(rating) - i16::from(zero)).ok();
        let counted = bytes.chunks(MOST_AT_ONCE).try_fold([0_u64; 16], |mut sums, part| {
            for (sum, count) in sums.iter_mut().zip(sixteen(part)?) {
                *sum += count;
            }
            Some(sums)
        });
        let mut levels = [0; MOST_LEVELS];
        for (level, rating) in levels.iter_mut().zip(scale.values()) {
            *level = byte(rating).and_then(|byte| counted.as_ref()?.get(byte).copied()).unwrap_or(0);
        }
        let levels = levels.get(..scale.levels()).unwrap_or(&levels);
        if levels.iter().sum::<u64>() == bytes.len() as u64 {
            return self.add(&Histogram::from_counts(scale, levels)?);
        }
        let on_scale = |found: u8| scale.values().any(|rating| byte(rating) == Some(usize::from(found)));
        let first = bytes.iter().position(|found| !on_scale(*found));
        Err(Error::OutOfRange { path: format!("[{}]", first.unwrap_or(0)) })
    }
}

/// How often each byte below sixteen occurs; none if another one does.
///
/// Adding one in memory is what counting costs: the next addition to the same cell waits for it. So eight ratings are read as one word,
/// neighbours are counted as pairs, four additions instead of eight, each into a table of its own.
fn sixteen(bytes: &[u8]) -> Option<[u64; 16]> {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut seen = 0;
    let mut tables: [Pairs; 4] = [[0; 256]; 4];
    let [first, second, third, fourth] = &mut tables;
    for word in words {
        let word = u64::from_le_bytes(*word);
        seen |= word;
        let pairs = word | (word >> 4);
        bump(first, pairs as u8);
        bump(second, (pairs >> 16) as u8);
        bump(third, (pairs >> 32) as u8);
        bump(fourth, (pairs >> 48) as u8);
    }
    let mut counts = [0_u64; 16];
    for (pair, count) in tables.iter().flat_map(|table| table.iter().enumerate()) {
        for byte in [pair & 15, pair >> 4] {
            *counts.get_mut(byte)? += u64::from(*count);
        }
    }
    for byte in rest {
        *counts.get_mut(usize::from(*byte))? += 1;
    }
    (seen & OFF_EVERY_SCALE == 0).then_some(counts)
}

#[inline(always)]
fn bump(table: &mut Pairs, pair: u8) {
    if let Some(cell) = table.get_mut(usize::from(pair)) {
        *cell += 1;
    }
}
