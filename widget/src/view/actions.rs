//! Owns the buttons: send, skip, close. All of them submit the one form; which one it was says its `data-action`.

use yew::{Html, html};

use crate::words::Words;

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Send,
    Skip,
    Close,
}

impl Action {
    const fn id(self) -> &'static str {
        match self {
            Action::Send => "send",
            Action::Skip => "skip",
            Action::Close => "close",
        }
    }

    /// The action of that name; sending, which is what Enter does, if there is no other.
    pub fn named(id: &str) -> Action {
        [Action::Skip, Action::Close].into_iter().find(|action| action.id() == id).unwrap_or(Action::Send)
    }
}

/// The buttons below a question. Send comes first, because Enter presses the first button of a form.
pub fn actions(ready: bool, words: &Words) -> Html {
    html! {
        <div class="actions" key="actions">
            {button(Action::Send, !ready, words.get("send"))}
            {button(Action::Skip, false, words.get("skip"))}
        </div>
    }
}

/// The button that tries saving again.
pub fn retry(words: &Words) -> Html {
    html! { <div class="actions" key="retry">{button(Action::Send, false, words.get("retry"))}</div> }
}

/// The cross in the corner.
pub fn close(words: &Words) -> Html {
    html! {
        <button key="close" type="submit" data-action={Action::Close.id()} aria-label={words.get("close").to_owned()}>
            <svg viewBox="0 0 14 14" aria-hidden="true"><path d="M2 2l10 10M12 2L2 12" /></svg>
        </button>
    }
}

fn button(action: Action, disabled: bool, text: &str) -> Html {
    html! { <button key={action.id()} type="submit" data-action={action.id()} {disabled}>{text.to_owned()}</button> }
}
