//! Owns how many numbers of others each method is held against. The cases lie in tests/vectors, where a test keeps this table true.

use crate::reading::Method;

/// Cases of each method, of tests/vectors.
pub const CASES: &[(Method, u32)] = &[
    (Method::Score, 48),
    (Method::AdjustedWald, 14),
    (Method::AgrestiMin, 8),
    (Method::BonettPrice, 8),
    (Method::Wald, 16),
    (Method::Bootstrap, 6),
    (Method::Wilson, 75),
    (Method::WilsonCorrected, 25),
    (Method::AgrestiCoull, 22),
    (Method::ClopperPearson, 27),
    (Method::Newcombe, 18),
    (Method::Mover, 3),
    (Method::OrderStatistics, 4),
    (Method::StudentT, 30),
    (Method::PairedT, 31),
    (Method::Welch, 24),
    (Method::Garwood, 10),
    (Method::FisherZ, 10),
    (Method::Regression, 6),
    (Method::Linearised, 26),
    (Method::Clustered, 5),
    (Method::Ratio, 1),
    (Method::RandomizedResponse, 9),
    (Method::Decayed, 5),
    (Method::SubGaussian, 8),
    (Method::Asymptotic, 4),
    (Method::BetaBinomial, 15),
    (Method::Dirichlet, 8),
];

/// How many cases stand behind a method.
pub fn cases(method: Method) -> u32 {
    CASES.iter().find(|(known, _)| *known == method).map_or(0, |(_, cases)| *cases)
}
