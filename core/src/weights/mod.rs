//! Owns estimates from samples in which not everybody had the same chance to be asked, or to answer: weights, strata, clusters, and what
//! those who did not answer could change. Does not draw samples.
//!
//! Counts stay whole until the last step: tallies of a stratum are merged as integers and weighed when read, so that any order of merging
//! gives the same bits.

mod bounds;
mod effective;
mod linearised;
mod post;
mod probability;
mod response;
mod sample;
mod strata;

pub use bounds::{ResponseRate, WorstCase};
pub use effective::{cluster_design_effect, effective_size, weight_design_effect};
pub use linearised::{Correction, SamplingFraction};
pub use post::post_stratify;
pub use probability::{Adjustment, SamplingProb, Weighted};
pub use response::{FEWEST_IN_CLASS, ResponseClass};
pub use sample::{Drawn, Sample};
pub use strata::{Strata, nps};
