//! Owns a rating: one row of marks, and below it what the ends are called, or the chosen step where the marks are drawings.

use expectly_core::study::{Appearance, Rated};
use yew::Html;

use super::element::{element, words};
use super::marks::{appearance, chosen_step, ends, marks};
use crate::context::Context;
use crate::draft::{Draft, VALUE};

/// The values of a scale, and the names of its ends below.
pub fn rating(context: &Context, rated: &Rated, draft: &Draft) -> Vec<Html> {
    let mut rows = marks(context, rated, VALUE, draft);
    let said: Vec<String> = match chosen_step(context, rated, VALUE, draft) {
        _ if appearance(context, rated) == Appearance::Labels => return rows,
        Some(step) => vec![step],
        None => ends(context, rated).into(),
    };
    rows.insert(1, captions(&said));
    rows
}

/// What stands under or over the marks; who cannot see them hears it with each mark.
pub fn captions(said: &[String]) -> Html {
    let said = said.iter().map(|said| words("span", "", said)).collect();
    element("div", &["class", "part", "aria-hidden"], &["ends", "ends", "true"], said).into()
}
