//! Owns fingerprints of things that must not change unnoticed: FNV-1a, which guards against mistakes and not against malice.

use alloc::string::String;

use crate::hex;

/// FNV-1a, 64 bits, over parts.
pub(crate) struct Fingerprint(u64);

impl Fingerprint {
    pub(crate) fn new() -> Self {
        Fingerprint(0xcbf2_9ce4_8422_2325)
    }

    /// Adds a part and a separator that no text can contain, so that parts cannot run together.
    pub(crate) fn add(&mut self, part: &str) {
        for byte in part.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }

    /// Adds two parts that belong together.
    pub(crate) fn pair(&mut self, one: &str, other: &str) {
        self.add(one);
        self.add(other);
    }

    /// Sixteen hex digits.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        self.0.to_be_bytes().into_iter().for_each(|byte| hex::push(&mut text, byte));
        text
    }
}
