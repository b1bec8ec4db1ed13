//! Owns randomized response on the visitor's device: what leaves it is the truth only with a known probability. Core says with which.

use expectly_core::privacy::{Epsilon, RandomizedResponse};
use expectly_core::study::{Choice, Id};

use crate::page;

/// One option, blurred by the browser's own generator. None, never the truth, where there is no draw: a page that takes the generator away
/// while its panel is open, since none opens without. The question counts as passed over.
pub fn blurred(choice: &Choice, chosen: Vec<Id>) -> Option<Id> {
    let ids = choice.options.ids();
    let response = RandomizedResponse::new(ids.len(), Epsilon::parse(choice.randomized?).ok()?).ok()?;
    let truth = ids.iter().position(|id| chosen.first().is_some_and(|first| first.as_str() == *id))?;
    Id::parse(ids.get(response.randomise(truth, page::draw()?).ok()?)?)
}
