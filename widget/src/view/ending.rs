//! Owns the last step: thanks once the answer is durable, or the plain truth when it is not.

use yew::{Html, html};

use super::actions::retry;
use crate::context::Context;
use crate::words::Words;

/// Thanks, in the author's words or the widget's.
pub fn thanks(context: &Context) -> Html {
    let own = context.survey.thanks.as_ref().map(|text| text.get(&context.language));
    let words = own.unwrap_or_else(|| context.words.get("thanks")).to_owned();
    html! { <p key="thanks" class="thanks" id="question" role="status" dir="auto">{words}</p> }
}

/// The answer could not be saved; its button tries again.
pub fn unsaved(words: &Words) -> Html {
    html! {
        <div key="unsaved">
            <p class="question" id="question" role="alert">{words.get("unsaved").to_owned()}</p>
            {retry(words)}
        </div>
    }
}
