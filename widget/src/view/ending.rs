//! Owns the last step: thanks once the answer is durable, or the plain truth when it is not.

use yew::{Html, html};

use super::actions::retry;
use crate::words::Words;

/// Thanks.
pub fn thanks(words: &Words) -> Html {
    html! { <p key="thanks" class="thanks" id="question" role="status">{words.get("thanks").to_owned()}</p> }
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
