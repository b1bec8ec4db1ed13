//! Owns the buttons: send, back, skip, close. All of them submit the one form; which one it was says its `data-action`.

use yew::Html;

use super::element::{drawing, element, part, text};
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
    let mut row = vec![button(Action::Send, buttons.ready, words.get(if buttons.more { "next" } else { "send" }))];
    row.push(button(Action::Skip, true, words.get("skip")));
    if buttons.back {
        row.push(button(Action::Back, true, words.get("back")));
    }
    if buttons.never {
        row.push(button(Action::Never, true, words.get("never")));
    }
    part("div", "actions", row)
}

/// The button that tries saving again.
pub fn retry(words: &Words) -> Html {
    part("div", "actions", vec![button(Action::Send, true, words.get("retry"))])
}

/// The cross in the corner.
pub fn close(words: &Words) -> Html {
    named(Action::Close, true, words.get("close"), drawing("M8 8l32 32M40 8L8 40"))
}

fn button(action: Action, ready: bool, said: &str) -> Html {
    named(action, ready, "", text(said))
}

fn named(action: Action, ready: bool, label: &str, child: Html) -> Html {
    let (id, disabled) = (action.id(), if ready { "" } else { "true" });
    element("button", &["type", "part", "data-action", "aria-label", "disabled"], &["submit", id, id, label, disabled], vec![child]).into()
}
