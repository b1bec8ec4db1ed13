//! Owns how many numbers of others each method is held against. The cases lie in tests/vectors, where a test keeps this table true.

use crate::reading::Method;

/// Cases of each method, of tests/vectors.
pub const CASES: &[(Method, u32)] = &[(Method::Score, 5), (Method::Wilson, 8)];

/// How many cases stand behind a method.
pub fn cases(method: Method) -> u32 {
    CASES.iter().find(|(known, _)| *known == method).map_or(0, |(_, cases)| *cases)
}
