//! Owns the scales that people answer on, as types (`Ease7`) and by name (`ScaleId`); does not know what a score is.

use core::fmt::Debug;

/// Which end of a scale is the good one: a part of what its values mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Polarity {
    /// A higher value is better for the person who answered.
    HighIsGood,
    /// A lower value is better: the effort of CES 1.0.
    LowIsGood,
    /// Neither end is better in itself: how important something is.
    Neither,
}

impl Polarity {
    /// The stable name in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Polarity::HighIsGood => "high-is-good",
            Polarity::LowIsGood => "low-is-good",
            Polarity::Neither => "neither",
        }
    }
}

/// The most levels that any scale has (0–10); tallies have one cell for each.
pub const MOST_LEVELS: usize = 11;

/// A scale as a type, so that answers on different scales cannot be mixed by mistake.
pub trait Scale: Copy + Debug + PartialEq + Eq + 'static {
    /// The scale's name in studies and results.
    const ID: ScaleId;
}

macro_rules! scales {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $min:literal ..= $max:literal, $polarity:ident;)+) => {
        $($(#[$doc])* #[derive(Clone, Copy, Debug, PartialEq, Eq)] pub struct $name;
        impl Scale for $name { const ID: ScaleId = ScaleId::$name; })+

        /// A scale by name, for documents that say at run time which one they use.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        pub enum ScaleId { $($(#[$doc])* $name,)+ }

        impl ScaleId {
            /// Every scale, in the order of their definition.
            pub const ALL: &[ScaleId] = &[$(ScaleId::$name),+];
            /// Their names, in the same order.
            pub const IDS: &[&str] = &[$($id),+];
            /// The name used in studies and results.
            pub const fn id(self) -> &'static str { match self { $(ScaleId::$name => $id),+ } }
            /// The lowest value.
            pub const fn min(self) -> i8 { match self { $(ScaleId::$name => $min),+ } }
            /// The highest value.
            pub const fn max(self) -> i8 { match self { $(ScaleId::$name => $max),+ } }
            /// The good end.
            pub const fn polarity(self) -> Polarity { match self { $(ScaleId::$name => Polarity::$polarity),+ } }
        }
    };
}

scales! {
    /// "How likely is it that you would recommend …": 0 not at all likely to 10 extremely likely (Reichheld 2003).
    Likelihood11 = "likelihood11", 0..=10, HighIsGood;
    /// "How satisfied are you …": 1 very dissatisfied to 5 very satisfied.
    Csat5 = "csat5", 1..=5, HighIsGood;
    /// "How satisfied are you …": 1 very dissatisfied to 7 very satisfied.
    Csat7 = "csat7", 1..=7, HighIsGood;
    /// CES 1.0, "How much effort did you personally have to put forth …": 1 very low to 5 very high. Low is good (Dixon et al. 2010).
    Effort5 = "effort5", 1..=5, LowIsGood;
    /// CES 2.0, "… made it easy for me to …": 1 strongly disagree to 7 strongly agree (Dixon, Toman & DeLisi 2013).
    Agree7 = "agree7", 1..=7, HighIsGood;
    /// "How easy was it to …": 1 very difficult to 7 very easy. High is good, unlike the effort form of CES 1.0.
    Ease7 = "ease7", 1..=7, HighIsGood;
    /// "How good is …": 1 very poor to 7 excellent; promises are made and kept on it.
    Quality7 = "quality7", 1..=7, HighIsGood;
    /// Minimum, desired and perceived level of a service: 1 low to 9 high (Parasuraman, Zeithaml & Berry 1994).
    Tolerance9 = "tolerance9", 1..=9, HighIsGood;
    /// "Compared with what you expected, it was …": −3 much worse to 3 much better (Oliver 1980).
    Disconfirmation7 = "disconfirmation7", -3..=3, HighIsGood;
    /// "Compared with your previous provider we were …": −3 much worse to 3 much better. It compares providers, never expectations.
    Comparison7 = "comparison7", -3..=3, HighIsGood;
    /// "How important is …": 1 not at all to 7 extremely (Martilla & James 1977).
    Importance7 = "importance7", 1..=7, Neither;
}

impl ScaleId {
    /// How many values the scale has.
    pub const fn levels(self) -> usize {
        (self.max() - self.min()) as usize + 1
    }

    /// The scale of that name, if there is one.
    pub fn named(id: &str) -> Option<ScaleId> {
        ScaleId::ALL.iter().copied().find(|scale| scale.id() == id)
    }

    /// The values from lowest to highest.
    pub fn values(self) -> impl Iterator<Item = i8> {
        self.min()..=self.max()
    }
}
