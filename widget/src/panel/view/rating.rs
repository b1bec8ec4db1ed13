//! Owns a rating: one row of marks, and below it what the ends are called, or the chosen step where the marks are drawings.

use expectly_core::study::{Appearance, Rated};

use super::drawing::Drawing;
use super::marks::{appearance, chosen_step, ends, marks, unknown};
use crate::panel::context::Context;
use crate::panel::draft::{Draft, VALUE};

/// The values of a scale, and the names of its ends below.
pub fn rating(on: &mut Drawing, context: &Context, rated: &Rated, draft: &Draft) {
    marks(on, context, rated, VALUE, draft);
    match chosen_step(context, rated, VALUE, draft) {
        _ if appearance(context, rated) == Appearance::Labels => {}
        Some(step) => captions(on, &[step]),
        None => captions(on, &ends(context, rated)),
    }
    unknown(on, context, rated, VALUE, draft);
}

/// What stands under or over the marks; who cannot see them hears it with each mark.
pub fn captions(on: &mut Drawing, said: &[String]) {
    on.open("div", &["class", "part", "aria-hidden"], &["ends", "ends", "true"]);
    for said in said {
        on.words("span", "", said);
    }
    on.close();
}
