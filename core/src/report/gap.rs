//! Owns the readings of one gap, as reports and the npm package give them: from a joint table and the gap's name.

use alloc::vec::Vec;
use serde::Serialize;

use super::readings::Reading;
use crate::family::PValue;
use crate::gap::paired::Paired;
use crate::gap::sacrifice::{Desired, Form, Predictive, Sacrifice};
use crate::gap::xgap::{Margin, Verdict, XGap};
use crate::population::Experienced;
use crate::reading::Confidence;
use crate::table::Table;

/// Which gap, and so which sides, which difference and what its sign means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GapForm {
    /// Expected − experienced.
    Sacrifice,
    /// Wanted − settled for.
    Desired,
    /// Perception − expectation.
    Servqual,
    /// Advertised − actual.
    XGap,
}

impl GapForm {
    /// Every form with its name.
    pub const NAMES: &[(&str, GapForm)] =
        &[("sacrifice", GapForm::Sacrifice), ("desired", GapForm::Desired), ("servqual", GapForm::Servqual), ("xgap", GapForm::XGap)];

    /// The form's name.
    pub fn id(self) -> &'static str {
        GapForm::NAMES.iter().find(|(_, form)| *form == self).map_or("", |(name, _)| name)
    }

    /// The estimands' names: first side, second side, difference.
    const fn measures(self) -> [&'static str; 3] {
        match self {
            GapForm::Sacrifice => ["expectation-mean", "experience-mean", Predictive::MEASURE],
            GapForm::Desired => ["wanted-mean", "experience-mean", Desired::MEASURE],
            GapForm::Servqual => ["expectation-mean", "experience-mean", "servqual-gap-mean"],
            GapForm::XGap => ["advertised-mean", "experience-mean", "xgap-mean"],
        }
    }
}

/// A gap with both its sides and what guards against misreading it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Gap {
    /// How many people gave both sides.
    pub n: u64,
    /// Mean of the first side (expected, wanted, advertised) among those who gave both.
    pub first: Reading,
    /// Mean of the second side (experienced, actual) among those who gave both.
    pub second: Reading,
    /// Mean of each person's difference, t interval on the differences.
    pub difference: Reading,
    /// Standard deviation of the differences, in points of the scale; null below two pairs.
    pub deviation: Option<f64>,
    /// Net met share: share of people whose second side exceeds their first less share of those whose second side falls short, −1 to 1.
    /// Above 0 is good, whatever the gap's own sign; it takes no scale for a ruler.
    pub net_met: Reading,
    /// Wilcoxon's signed-rank statistic of the differences (normal approximation, zeros dropped, corrected for ties), with their sign;
    /// null where nobody has a difference.
    pub signed_rank: Option<SignedRankZ>,
    /// Pearson's correlation of the two sides, −1 to 1; null where a side has no spread.
    pub correlation: Option<f64>,
    /// Share of first sides at the scale's highest value, 0 to 1, where nothing could exceed them; null without pairs.
    pub ceiling: Option<f64>,
    /// How many gave a first side above, equal to and below their second.
    pub split: [u64; 3],
    /// No gap: what the same answers would give had different people given the two sides (Welch). It shows what pairing does.
    pub unpaired_contrast: Reading,
    /// For an XGap: mean size of the gap regardless of sign, in points; over- and under-selling cancel in `difference`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mean_distance: Option<f64>,
    /// For an XGap: root mean square of the gaps, in points.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub root_mean_square: Option<f64>,
    /// For an XGap with a margin, at 5 %: shown to lie within it, shown to lie outside, or neither.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "typescript", tsify(type = "\"close\" | \"gap\" | \"undetermined\""))]
    pub verdict: Option<&'static str>,
    /// The margin that the verdict is about, in points of the scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub margin: Option<f64>,
    /// A row for each first value, lowest first; in it a count for each second value. Zeros where the numbers are suppressed.
    pub joint: Vec<Vec<u64>>,
}

/// Wilcoxon's signed-rank statistic.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
pub struct SignedRankZ {
    /// Standard normal where differences are as likely to either side.
    pub z: f64,
    /// How many people had a difference at all.
    pub differing: u64,
}

impl Gap {
    /// Reads a table whose rows are the first side. The margin of an XGap belongs to the study, which declared it before there were
    /// counts; other gaps have none, so that it is left aside.
    pub fn of<P: Experienced>(table: &Table, form: GapForm, margin: Option<Margin>, confidence: Confidence) -> Gap {
        let xgap = XGap::from_table::<P>(table);
        let gap: Paired = match form {
            GapForm::Sacrifice => *Sacrifice::<Predictive>::from_table::<P>(table),
            GapForm::Desired => *Sacrifice::<Desired>::from_table::<P>(table),
            GapForm::Servqual => *Sacrifice::<Predictive>::from_table::<P>(table).to_servqual(),
            GapForm::XGap => *xgap,
        };
        let promise = Some(xgap).filter(|_| form == GapForm::XGap);
        let margin = margin.filter(|_| form == GapForm::XGap);
        let [first, second, difference] = form.measures();
        // What is not a reading would show who gave which as well as one: below the smallest cell it is that of no answers.
        let details = if gap.n() < P::SMALLEST_CELL { XGap::from_table::<P>(&Table::new(table.scale())) } else { xgap };
        let promise = promise.map(|_| details);
        Gap {
            n: gap.n(),
            first: Reading::of(first, &gap.first(confidence)),
            second: Reading::of(second, &gap.second(confidence)),
            difference: Reading::of(difference, &gap.reading(confidence)),
            deviation: details.deviation(),
            net_met: Reading::of("net-met", &gap.net_met(confidence)),
            signed_rank: gap.signed_rank().filter(|_| details.n() > 0).map(|rank| SignedRankZ { z: rank.z(), differing: rank.differing() }),
            correlation: details.correlation(),
            ceiling: details.ceiling(),
            split: details.table().split(),
            unpaired_contrast: Reading::of("unpaired-contrast", &gap.unpaired(confidence)),
            mean_distance: promise.and_then(|xgap| xgap.mean_distance()),
            root_mean_square: promise.and_then(|xgap| xgap.root_mean_square()),
            verdict: margin.map(|margin| xgap.verdict(margin, Confidence::TWO_ONE_SIDED)).map(Verdict::id),
            margin: margin.map(Margin::points),
            joint: details.table().rows(),
        }
    }
}

/// The tests that a gap allows. Each is a test of its own, so that whoever looks at one has chosen it before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GapTests {
    /// As many exceeded as short; none where nobody has a difference.
    pub sign: Option<PValue>,
    /// Differences as likely to either side; none where nobody has a difference.
    pub signed_rank: Option<PValue>,
    /// For an XGap with a margin: the gap lies outside it; none where no standard error can be had.
    pub equivalence: Option<PValue>,
}

impl GapTests {
    /// The tests of a table whose rows are the first side, with an XGap's margin as the study declared it.
    pub fn of<P: Experienced>(table: &Table, margin: Option<Margin>) -> GapTests {
        let xgap = XGap::from_table::<P>(table);
        GapTests {
            sign: xgap.sign_test(),
            signed_rank: xgap.signed_rank().map(|rank| rank.p()),
            equivalence: margin.and_then(|margin| xgap.equivalence(margin)),
        }
    }
}
