//! Owns writing bytes as hexadecimal digits; reads none.

use alloc::string::String;

/// Appends the two lower-case digits of a byte.
pub(crate) fn push(text: &mut String, byte: u8) {
    for digit in [byte >> 4, byte & 15] {
        text.push(char::from(if digit < 10 { b'0' + digit } else { b'a' + digit - 10 }));
    }
}
