//! Owns the scales that people answer on, as types (`Ease7`) and by name (`ScaleId`); does not know what a score is.

use core::fmt::Debug;

/// Which end of a scale is the good one: a part of what its values mean. All scales there are so far have it at the top, and top shares and
/// gaps count on that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// A higher value is better for the person who answered.
    HighIsGood,
}

/// The most levels that any scale has (0–10); tallies have one cell for each.
pub const MOST_LEVELS: usize = 11;

/// A scale as a type, so that answers on different scales cannot be mixed by mistake.
pub trait Scale: Copy + Debug + PartialEq + Eq + 'static {
    /// The scale's name in studies and results.
    const ID: ScaleId;
}

macro_rules! scales {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $min:literal ..= $max:literal;)+) => {
        $($(#[$doc])* #[derive(Clone, Copy, Debug, PartialEq, Eq)] pub struct $name;
        impl Scale for $name { const ID: ScaleId = ScaleId::$name; })+

        /// A scale by name, for documents that say at run time which one they use.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum ScaleId { $($(#[$doc])* $name,)+ }

        impl ScaleId {
            /// Every scale, in the order of their definition.
            pub const ALL: &[ScaleId] = &[$(ScaleId::$name),+];
            /// The name used in studies and results.
            pub const fn id(self) -> &'static str { match self { $(ScaleId::$name => $id),+ } }
            /// The lowest value.
            pub const fn min(self) -> u8 { match self { $(ScaleId::$name => $min),+ } }
            /// The highest value.
            pub const fn max(self) -> u8 { match self { $(ScaleId::$name => $max),+ } }
        }
    };
}

scales! {
    /// "How likely is it that you would recommend …": 0 not at all likely to 10 extremely likely (Reichheld 2003).
    Likelihood11 = "likelihood11", 0..=10;
    /// "How satisfied are you …": 1 very dissatisfied to 5 very satisfied.
    Csat5 = "csat5", 1..=5;
    /// "How easy was it to …": 1 very difficult to 7 very easy. High is good, unlike the effort form of CES 1.0.
    Ease7 = "ease7", 1..=7;
    /// "How good is …": 1 very poor to 7 excellent; promises are made and kept on it.
    Quality7 = "quality7", 1..=7;
}

impl ScaleId {
    /// The good end.
    pub const fn polarity(self) -> Polarity {
        match self {
            ScaleId::Likelihood11 | ScaleId::Csat5 | ScaleId::Ease7 | ScaleId::Quality7 => Polarity::HighIsGood,
        }
    }

    /// How many values the scale has.
    pub const fn levels(self) -> usize {
        (self.max() - self.min()) as usize + 1
    }

    /// The scale of that name, if there is one.
    pub fn named(id: &str) -> Option<ScaleId> {
        ScaleId::ALL.iter().copied().find(|scale| scale.id() == id)
    }

    /// The values from lowest to highest.
    pub fn values(self) -> impl Iterator<Item = u8> {
        self.min()..=self.max()
    }
}
