//! Owns p values and the families of tests that they belong to. A p value cannot be looked at alone: it comes out of its family only.

/// The outcome of one test. There is no way to see it but through a [`Family`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PValue(f64);

impl PValue {
    pub(crate) fn new(p: f64) -> PValue {
        PValue(p)
    }

    /// The number of a family of one test: declared, run and shown alone. Where several were run, each of them is to be adjusted for the
    /// others.
    pub fn alone(self) -> f64 {
        self.0
    }
}
