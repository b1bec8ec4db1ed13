//! Owns Wilcoxon's signed-rank test of whole differences; does not know which gap they are.

use core::f64::consts::SQRT_2;

use crate::family::PValue;

/// Differences larger than this do not occur: scales have at most eleven values.
const LARGEST: usize = crate::scale::MOST_LEVELS - 1;

/// Wilcoxon 1945, by the normal approximation: differences of zero dropped, equal sizes given their mean rank, the variance corrected for
/// such ties, no continuity correction.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SignedRank {
    z: f64,
    differing: u64,
}

impl SignedRank {
    /// From differences (−10 to 10) with their counts; none where all are zero.
    pub(super) fn of(differences: &mut dyn Iterator<Item = (i64, u64)>) -> Option<SignedRank> {
        // How many of each size, and how many more above zero than below.
        let mut sizes = [(0_u64, 0_i128); LARGEST];
        for (difference, count) in differences {
            let index = usize::try_from(difference.unsigned_abs()).ok().and_then(|size| size.checked_sub(1));
            if let Some((many, more)) = index.and_then(|index| sizes.get_mut(index)) {
                *many += count;
                *more += i128::from(difference.signum()) * i128::from(count);
            }
        }
        // Twice the sum of signed ranks: ties from rank b + 1 to b + t have the mean rank (2b + t + 1) / 2.
        let (mut before, mut signed, mut ties) = (0_u64, 0_i128, 0.0);
        for (many, more) in sizes {
            signed += more * (2 * i128::from(before) + i128::from(many) + 1);
            before += many;
            let tied = many as f64;
            ties += tied * (tied * tied - 1.0);
        }
        let n = before as f64;
        let variance = (2.0 * n * (n + 1.0) * (2.0 * n + 1.0) - ties) / 48.0;
        (before > 0).then(|| SignedRank { z: signed as f64 / 4.0 / variance.sqrt(), differing: before })
    }

    /// The statistic, standard normal where differences are as likely to either side: above 0, positive differences rank higher.
    pub fn z(self) -> f64 {
        self.z
    }

    /// How many people had a difference at all.
    pub fn differing(self) -> u64 {
        self.differing
    }

    /// Two-sided.
    pub fn p(self) -> PValue {
        PValue::new(libm::erfc(self.z.abs() / SQRT_2))
    }
}
