//! Owns a rating: one row of marks and what its ends are called.

use expectly_core::study::Rated;
use yew::{Html, html};

use super::marks::{ends, marks};
use crate::context::Context;
use crate::draft::{Draft, VALUE};

/// The values of a scale, and the names of its ends below.
pub fn rating(context: &Context, rated: &Rated, draft: &Draft) -> Html {
    let [low, high] = ends(context, rated);
    html! {
        <>
            {marks(context, rated, VALUE, draft)}
            <div class="ends" aria-hidden="true"><span>{low}</span><span>{high}</span></div>
        </>
    }
}
