//! Owns the buttons: send, back, skip, close. All of them submit the one form; which one it was says its `data-action`.

use yew::{Html, html};

use crate::words::Words;

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Action {
    Send,
    Back,
    Skip,
    Close,
    /// Closes for good.
    Never,
}

impl Action {
    const fn id(self) -> &'static str {
        match self {
            Action::Send => "send",
            Action::Back => "back",
            Action::Skip => "skip",
            Action::Close => "close",
            Action::Never => "never",
        }
    }

    /// The action of that name; sending, which is what Enter does, if there is no other.
    pub fn named(id: &str) -> Action {
        [Action::Back, Action::Skip, Action::Close, Action::Never].into_iter().find(|action| action.id() == id).unwrap_or(Action::Send)
    }
}

/// What the buttons below a question are like.
pub struct Buttons {
    /// Whether there is something to send.
    pub ready: bool,
    /// Whether more questions follow, as far as can be foreseen.
    pub more: bool,
    /// Whether there is a question before.
    pub back: bool,
    /// Whether closing for good is offered.
    pub never: bool,
}

/// The buttons below a question. Send comes first, because Enter presses the first button of a form.
pub fn actions(buttons: &Buttons, words: &Words) -> Html {
    html! {
        <div class="actions" key="actions">
            {button(Action::Send, !buttons.ready, words.get(if buttons.more { "next" } else { "send" }))}
            {button(Action::Skip, false, words.get("skip"))}
            if buttons.back { {button(Action::Back, false, words.get("back"))} }
            if buttons.never { {button(Action::Never, false, words.get("never"))} }
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
