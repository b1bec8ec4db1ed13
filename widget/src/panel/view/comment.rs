//! Owns an answer in the visitor's own words: a line or an area, and how much may still be written once that matters.

use super::drawing::Drawing;
use crate::panel::draft::{Draft, MOST_TEXT, TEXT};
use crate::panel::words::Words;

/// From how many characters left it is said: a paragraph's worth, so that nobody who writes less reads a number.
const SAID_FROM: usize = 300;

/// Where words are written; the question above is their label.
pub fn comment(on: &mut Drawing, short: bool, draft: &Draft, words: &Words) {
    let value = draft.get(TEXT).unwrap_or_default();
    let left = MOST_TEXT.saturating_sub(value.chars().count());
    let near = left <= SAID_FROM;
    on.field(if short { "text" } else { "" }, TEXT, "question", if near { "left" } else { "" }, value);
    // There from the start: what is added below would make the field a new one, without the focus.
    on.words("p", "left", &if near { words.counted("tooLong", left) } else { String::new() });
}
