//! Owns cutting a text at a mark, which is one of ASCII; compiled once, since a page pays for every byte.

/// What stands before the first mark and after it; nothing after it where there is none.
#[inline(never)]
pub(super) fn cut(text: &str, mark: u8) -> (&str, &str) {
    let at = text.bytes().position(|byte| byte == mark).unwrap_or(text.len());
    (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default())
}
