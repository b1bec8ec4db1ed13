//! Owns the form of ids made at random; the randomness comes from outside.

use alloc::string::String;

use crate::hex;

/// A UUID in its usual form of 36 lower-case characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Uuid(String);

impl Uuid {
    /// The characters of a UUID.
    pub const LENGTH: usize = 36;

    /// Reads a UUID; none if it has another form.
    pub fn parse(text: &str) -> Option<Uuid> {
        let fits = text.len() == Uuid::LENGTH
            && text.bytes().enumerate().all(|(index, byte)| match index {
                8 | 13 | 18 | 23 => byte == b'-',
                _ => byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte),
            });
        fits.then(|| Uuid(text.into()))
    }

    /// A version 4 UUID from 16 random bytes (RFC 9562 §5.4).
    pub fn from_random(bytes: [u8; 16]) -> Uuid {
        let number = u128::from_be_bytes(bytes) & !(0xf000_c000_0000_0000_0000) | 0x4000_8000_0000_0000_0000;
        let mut text = String::with_capacity(Uuid::LENGTH);
        for (index, byte) in number.to_be_bytes().into_iter().enumerate() {
            if matches!(index, 4 | 6 | 8 | 10) {
                text.push('-');
            }
            hex::push(&mut text, byte);
        }
        Uuid(text)
    }

    /// The 36 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}
