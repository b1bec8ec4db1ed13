//! Owns the method card of a number: formula, version, wording, scale, polarity, timing, and how many reference cases stand behind it.
//! A card says how a number was made; the number itself is in the reading.

use alloc::string::String;
use serde::Serialize;

use crate::estimand::{self, Direction};
use crate::evidence;
use crate::reading::Method;
use crate::scale::ScaleId;

/// What was asked of whom, as far as it is known.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct About {
    /// What the answers were given on.
    pub scale: Option<ScaleId>,
    /// The fingerprint of what was asked.
    pub wording: Option<String>,
    /// Who was asked.
    pub population: Option<String>,
    /// When an expectation was asked for: `before`, `concurrent` or `recalled`.
    pub timing: Option<String>,
}

/// How a number was made, for whoever wants to check it or to make it again.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(feature = "typescript", derive(tsify::Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Card {
    /// The estimand's stable name, such as `csat-top-2`.
    pub measure: &'static str,
    /// Its name for people.
    pub name: &'static str,
    /// What it is computed as, for people.
    pub formula: &'static str,
    /// Raised when the same answers would give another number.
    pub version: u32,
    /// Which way is better.
    pub direction: Direction,
    /// The interval's method, such as `score`.
    pub method: &'static str,
    /// The method with its source, for people.
    pub method_name: &'static str,
    /// How many numbers of others (books, other packages' tests, other packages' output) this method is held against.
    pub cases: u32,
    /// The scale's name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scale: Option<&'static str>,
    /// The scale's lowest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lowest: Option<i8>,
    /// The scale's highest value.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub highest: Option<i8>,
    /// Which end of the scale is good: `high-is-good`, `low-is-good` or `neither`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub polarity: Option<&'static str>,
    /// The fingerprint of what was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wording: Option<String>,
    /// Who was asked.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<String>,
    /// When an expectation was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timing: Option<String>,
}

impl Card {
    /// The card of an estimand read by a method; none for an estimand that does not exist.
    ///
    /// ```
    /// use expectly_core::{card::{About, Card}, reading::Method};
    /// let card = Card::of("nps", Method::Score, About::default());
    /// assert_eq!(card.map(|card| (card.version, card.cases > 0)), Some((1, true)));
    /// ```
    pub fn of(measure: &str, method: Method, about: About) -> Option<Card> {
        let estimand = estimand::named(measure)?;
        Some(Card {
            measure: estimand.id,
            name: estimand.name,
            formula: estimand.formula,
            version: estimand.version,
            direction: estimand.direction,
            method: method.id(),
            method_name: method.name(),
            cases: evidence::cases(method),
            scale: about.scale.map(ScaleId::id),
            lowest: about.scale.map(ScaleId::min),
            highest: about.scale.map(ScaleId::max),
            polarity: about.scale.map(|scale| scale.polarity().id()),
            wording: about.wording,
            population: about.population,
            timing: about.timing,
        })
    }
}
