//! Owns the buttons: send, back, skip, close. All of them submit the one form; which one it was says its `data-action`.

use super::drawing::Drawing;
use crate::panel::words::Words;

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
pub fn actions(on: &mut Drawing, buttons: &Buttons, words: &Words) {
    on.part("div", "actions");
    on.key("actions");
    button(on, Action::Send, buttons.ready, words.get(if buttons.more { "next" } else { "send" }));
    button(on, Action::Skip, true, words.get("skip"));
    if buttons.back {
        button(on, Action::Back, true, words.get("back"));
    }
    if buttons.never {
        button(on, Action::Never, true, words.get("never"));
    }
    on.close();
}

/// The button that tries saving again.
pub fn retry(on: &mut Drawing, words: &Words) {
    on.part("div", "actions");
    on.key("retry");
    button(on, Action::Send, true, words.get("retry"));
    on.close();
}

/// The cross in the corner.
pub fn close(on: &mut Drawing, words: &Words) {
    open(on, Action::Close, true, words.get("close"));
    on.line("M8 8l32 32M40 8L8 40");
    on.close();
}

#[inline(never)]
fn button(on: &mut Drawing, action: Action, ready: bool, said: &str) {
    open(on, action, ready, "");
    on.text(said);
    on.close();
}

fn open(on: &mut Drawing, action: Action, ready: bool, label: &str) {
    let (id, disabled) = (action.id(), if ready { "" } else { "true" });
    on.open("button", &["type", "part", "data-action", "aria-label", "disabled"], &["submit", id, id, label, disabled]);
    on.key(id);
}
