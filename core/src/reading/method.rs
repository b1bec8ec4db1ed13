//! Owns the names of the ways in which intervals are made; the formulas live with the measures and in stats.

macro_rules! methods {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $said:literal;)+) => {
        /// How an interval was made. Named in every reading.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Method { $($(#[$doc])* $name,)+ }

        impl Method {
            /// Every method, in the order of their definition.
            pub const ALL: &[Method] = &[$(Method::$name),+];
            /// The stable name in JSON.
            pub const fn id(self) -> &'static str { match self { $(Method::$name => $id),+ } }
            /// The method of that name, if there is one.
            pub fn named(id: &str) -> Option<Method> { Method::ALL.iter().copied().find(|method| method.id() == id) }
            /// The name with its source, for people.
            pub const fn name(self) -> &'static str { match self { $(Method::$name => $said),+ } }
        }
    };
}

methods! {
    /// Score interval for a difference of paired proportions, Tango 1998 (Stat Med 17:891–908): the default for NPS.
    Score = "score", "score interval (Tango 1998)";
    /// Adjusted Wald with three extra answers (¾, 1½, ¾), Rocks 2016 (Am Stat 70:365–372).
    AdjustedWald = "adjusted-wald", "adjusted Wald (Rocks 2016)";
    /// Adjusted Wald with two extra answers (½, 1, ½), Agresti & Min 2005 (Stat Med 24:729–740).
    AgrestiMin = "agresti-min", "adjusted Wald (Agresti & Min 2005)";
    /// Adjusted Wald with two extra answers (1, 0, 1), Bonett & Price 2012 (J Educ Behav Stat 37:479–488).
    BonettPrice = "bonett-price", "adjusted Wald (Bonett & Price 2012)";
    /// The plain normal interval, which has no width where all agree. For matching other reports only, never a default.
    Wald = "wald", "Wald interval (too narrow for few or lopsided answers)";
    /// Percentiles of the exact bootstrap distribution, by convolution and so without randomness.
    Bootstrap = "bootstrap", "exact bootstrap percentiles";
    /// Wilson 1927, for shares.
    Wilson = "wilson", "Wilson interval (1927)";
    /// Wilson's with continuity correction, Newcombe 1998 (Stat Med 17:857–872).
    WilsonCorrected = "wilson-cc", "Wilson interval with continuity correction (Newcombe 1998)";
    /// Agresti & Coull 1998 (Am Stat 52:119–126).
    AgrestiCoull = "agresti-coull", "Agresti–Coull interval (1998)";
    /// The exact interval of Clopper & Pearson 1934, for audits: never too narrow, often too wide.
    ClopperPearson = "clopper-pearson", "Clopper–Pearson exact interval (1934)";
    /// Difference of two shares, Newcombe 1998 (Stat Med 17:873–890), method 10.
    Newcombe = "newcombe", "Newcombe interval of a difference (1998)";
    /// Difference of two scores from the two scores' own intervals (method of variance estimates recovery, Zou & Donner 2008).
    Mover = "mover", "MOVER interval of a difference (Zou & Donner 2008)";
    /// The r-th shortest and r-th longest, for a median: assumes no distribution (Conover 1999).
    OrderStatistics = "order-statistics", "interval from order statistics";
    /// Student's t on a mean.
    StudentT = "t", "t interval";
    /// Student's t on the differences of pairs.
    PairedT = "paired-t", "t interval on each person's difference";
    /// Welch's t on the difference of two means of different people.
    Welch = "welch", "Welch's t interval of a difference";
    /// Exact Poisson interval of a rate, Garwood 1936.
    Garwood = "garwood", "Garwood exact interval (1936)";
    /// Fisher's z for a correlation.
    FisherZ = "fisher-z", "Fisher's z interval";
    /// Student's t on a coefficient of a least-squares regression.
    Regression = "regression-t", "t interval of a regression coefficient";
    /// Student's t with a linearised variance, on clusters less strata: for weighted and clustered samples (Wolter 2007).
    Linearised = "linearised", "t interval with linearised variance";
    /// Student's t on means of persons, each a cluster of answers.
    Clustered = "clustered", "t interval on persons as clusters";
    /// Delta method for the ratio of two sums, with Student's t.
    Ratio = "ratio", "t interval of a ratio of sums";
    /// The interval of what was sent, less the noise that randomized response added.
    RandomizedResponse = "randomized-response", "interval after randomized response (Warner 1965)";
    /// Normal interval on counts that fade with age, at their effective number.
    Decayed = "decayed", "normal interval at the effective number of answers";
    /// Wide enough for every value that the people who did not answer might have given, Manski 1989. A name for
    /// Always valid, sub-Gaussian normal mixture, Howard, Ramdas, McAuliffe & Sekhon 2021.
    SubGaussian = "sub-gaussian", "always-valid band (Howard et al. 2021)";
    /// Always valid in the limit, Waudby-Smith et al. 2024.
    Asymptotic = "asymptotic", "asymptotic always-valid band (Waudby-Smith et al. 2024)";
    /// Always valid for a share, beta-binomial mixture, Howard et al. 2021.
    BetaBinomial = "beta-binomial", "always-valid beta-binomial band (Howard et al. 2021)";
    /// Always valid for NPS, Dirichlet e-value, Lindon & Malek 2022.
    Dirichlet = "dirichlet", "always-valid Dirichlet band (Lindon & Malek 2022)";
}
