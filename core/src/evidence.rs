//! Owns how many numbers of others each method is held against. The cases lie in tests/vectors, where a test keeps this table true.

use crate::reading::Method;

/// Cases of each method, of tests/vectors.
pub const CASES: &[(Method, u32)] = &[
    (Method::Score, 46),
    (Method::AdjustedWald, 13),
    (Method::AgrestiMin, 8),
    (Method::BonettPrice, 7),
    (Method::Wald, 16),
    (Method::Bootstrap, 6),
    (Method::Wilson, 67),
    (Method::WilsonCorrected, 17),
    (Method::AgrestiCoull, 19),
    (Method::ClopperPearson, 21),
    (Method::Newcombe, 13),
    (Method::Mover, 3),
    (Method::OrderStatistics, 4),
    (Method::StudentT, 29),
    (Method::PairedT, 31),
    (Method::Welch, 24),
    (Method::Garwood, 6),
    (Method::FisherZ, 9),
    (Method::Regression, 6),
    (Method::Linearised, 18),
    (Method::Clustered, 5),
    (Method::Ratio, 1),
    (Method::RandomizedResponse, 9),
    (Method::Decayed, 5),
    (Method::SubGaussian, 8),
    (Method::Asymptotic, 4),
    (Method::BetaBinomial, 10),
    (Method::Dirichlet, 8),
];

/// How many cases stand behind a method.
pub fn cases(method: Method) -> u32 {
    CASES.iter().find(|(known, _)| *known == method).map_or(0, |(_, cases)| *cases)
}
