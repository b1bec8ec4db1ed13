//! Owns the buttons: skip, send, close.

use yew::{Callback, Html, html};

use crate::words::Words;

/// What the buttons below a question do. Sending is the form's business, so that Enter works.
pub struct Actions {
    /// Whether there is something to send.
    pub ready: bool,
    /// Passes the question over.
    pub skip: Callback<()>,
}

impl Actions {
    /// The buttons below a question.
    pub fn draw(&self, words: &Words) -> Html {
        html! {
            <div class="actions" key="actions">
                <button type="button" data-action="skip" onclick={self.skip.reform(|_| ())}>{words.get("skip").to_owned()}</button>
                <button type="submit" data-action="send" disabled={!self.ready}>{words.get("send").to_owned()}</button>
            </div>
        }
    }
}

/// The cross in the corner.
pub fn close_button(words: &Words, close: &Callback<()>) -> Html {
    html! {
        <button key="close" type="button" data-action="close" aria-label={words.get("close").to_owned()} onclick={close.reform(|_| ())}>
            <svg viewBox="0 0 14 14" aria-hidden="true"><path d="M2 2l10 10M12 2L2 12" /></svg>
        </button>
    }
}
