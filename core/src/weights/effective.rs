//! Owns what weights and clusters cost: how many equal, independent people would tell as much.

/// Kish 1965, (Σw)² / Σw²: how many equally weighted people would give a mean as precise. 1 to the number of weights; none without a
/// positive weight.
pub fn effective_size(weights: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, squares) = weights.into_iter().fold((0.0, 0.0), |(sum, squares), weight| (sum + weight, squares + weight * weight));
    (squares > 0.0).then(|| sum * sum / squares)
}

/// Kish 1965, n / n_eff = 1 + CV²(w): by how much unequal weights multiply the variance, 1 upwards; none without a positive weight.
pub fn weight_design_effect(weights: &[f64]) -> Option<f64> {
    effective_size(weights.iter().copied()).map(|size| weights.len() as f64 / size)
}

/// Kish 1965, 1 + (m − 1)ρ: by how much clusters multiply the variance, where `cluster_size` is the mean number of answers in a cluster
/// (such as one person's) and `correlation` that of two answers in the same one. Below 1 for a negative correlation.
pub fn cluster_design_effect(cluster_size: f64, correlation: f64) -> f64 {
    1.0 + (cluster_size - 1.0) * correlation
}
