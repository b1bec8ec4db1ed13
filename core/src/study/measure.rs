//! Owns what ratings measure, by their scale; formulas are elsewhere.

use crate::scale::ScaleId;
use crate::shape::named;

named! {
    /// What a rating measures.
    pub enum Measure {
        /// Net promoter score.
        Nps = "nps",
        /// Customer satisfaction.
        Csat = "csat",
        /// Customer effort score; its three forms have three scales.
        Ces = "ces",
        /// How good something is, for promises and the zone of tolerance.
        Quality = "quality",
        /// Better or worse than expected, asked directly.
        Disconfirmation = "disconfirmation",
        /// Better or worse than a previous provider.
        Comparison = "comparison",
        /// How important something is.
        Importance = "importance",
    }
}

impl Measure {
    /// The measure that a scale serves.
    pub const fn on(scale: ScaleId) -> Measure {
        match scale {
            ScaleId::Likelihood11 => Measure::Nps,
            ScaleId::Csat5 | ScaleId::Csat7 => Measure::Csat,
            ScaleId::Ease7 | ScaleId::Agree7 | ScaleId::Effort5 => Measure::Ces,
            ScaleId::Quality7 | ScaleId::Tolerance9 => Measure::Quality,
            ScaleId::Disconfirmation7 => Measure::Disconfirmation,
            ScaleId::Comparison7 => Measure::Comparison,
            ScaleId::Importance7 => Measure::Importance,
        }
    }
}
