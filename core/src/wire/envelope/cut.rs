//! Owns cutting a text at a mark; compiled once, since a page pays for every byte.

/// What stands before the first mark and after it; nothing after it where there is none.
#[inline(never)]
pub(super) fn cut(text: &str, mark: char) -> (&str, &str) {
    text.split_once(mark).unwrap_or((text, ""))
}
