//! Owns p values and the families of tests that they belong to. A p value cannot be looked at alone: it comes out of its family only.

/// The outcome of one test. There is no way to see it but through a [`Family`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PValue(f64);

impl PValue {
    pub(crate) fn new(p: f64) -> PValue {
        PValue(p)
    }

    /// The number, for a test that is the only one of its family: asking for it says that no other test was looked at.
    pub fn alone(self) -> f64 {
        self.0
    }
}
