//! Owns randomized response on the visitor's device: what leaves it is the truth only with a known probability. Core says with which.

use expectly_core::privacy::{Epsilon, RandomizedResponse};
use expectly_core::study::{Choice, Id};

use crate::page;

/// One option, blurred by the page's own chance; as it is where the study's strength cannot be used, which its reader refuses.
pub fn blurred(choice: &Choice, chosen: Vec<Id>) -> Vec<Id> {
    let ids = choice.options.ids();
    let told = || {
        let response = RandomizedResponse::new(ids.len(), Epsilon::parse(choice.randomized?).ok()?).ok()?;
        let truth = ids.iter().position(|id| chosen.first().is_some_and(|first| first.as_str() == *id))?;
        Id::parse(ids.get(response.randomise(truth, page::chance()).ok()?)?)
    };
    told().map_or(chosen.clone(), |id| vec![id])
}
