//! Owns filling `{slots}` in a text; does not know which slots there are.

/// The text with the slots that have a value filled; others stay as they were written, so that their author sees them.
pub fn fill(words: &str, slots: &[(&str, &str)]) -> String {
    let mut filled = String::new();
    let mut rest = words;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let known = after.split_once('}').and_then(|(name, tail)| {
            let (_, value) = slots.iter().find(|(slot, _)| *slot == name)?;
            Some((*value, tail))
        });
        match known {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn slots_are_filled_once_and_what_fills_them_is_not_read_as_slots() {
        let slots = [("action", "use {promise}"), ("promise", "x")];
        assert_eq!(fill("How easy was it to {action}?", &slots), "How easy was it to use {promise}?");
        assert_eq!(fill("a {b} {c", &slots), "a {b} {c");
    }
}
