//! Owns fitting an outcome by least squares; does not know what the terms mean.

use alloc::vec::Vec;

use crate::reading::Lack;

/// A term of which less than this share is left, once the earlier terms are taken out of it, is a function of them; so is an outcome.
const DEPENDENT: f64 = 1e-10;

/// A least-squares fit: estimates, errors and R² of any combination of its coefficients.
///
/// By orthogonalising the terms one after another (modified Gram–Schmidt, done twice: Giraud, Langou & Rozložník 2005, Comput Math Appl
/// 50:1069–1075), which is as accurate as Householder's reflections; the normal equations, which square the condition, are never formed.
#[derive(Clone, Debug, PartialEq)]
pub struct Fit {
    /// Column j of the triangle R, in j + 1 numbers.
    triangle: Vec<Vec<f64>>,
    /// The outcome along each orthogonal direction.
    along: Vec<f64>,
    residual_variance: f64,
    r_squared: f64,
    df: u64,
}

impl Fit {
    /// Fits `outcome` by `terms`, of which the first is the constant 1; all have one finite number an observation. Lacks:
    /// [`Lack::TooFew`] unless there are more observations than terms, [`Lack::NoSpread`] when all outcomes are equal,
    /// [`Lack::Dependent`] when a term is a combination of earlier ones or the outcome is one of the terms without any residual.
    pub fn of(terms: &[Vec<f64>], outcome: &[f64]) -> Result<Fit, Lack> {
        let (n, k) = (outcome.len() as u64, terms.len() as u64);
        if n == 0 {
            return Err(Lack::NoAnswers);
        }
        if n <= k {
            return Err(Lack::TooFew { need: k + 1 });
        }
        if outcome.windows(2).all(|pair| pair.first() == pair.last()) {
            return Err(Lack::NoSpread);
        }
        let mut directions: Vec<Vec<f64>> = Vec::new();
        let mut triangle = Vec::new();
        for term in terms {
            let mut rest = term.clone();
            let mut column = take_out(&directions, &mut rest);
            let norm = length(&rest);
            if norm <= DEPENDENT * length(term) {
                return Err(Lack::Dependent);
            }
            rest.iter_mut().for_each(|value| *value /= norm);
            column.push(norm);
            triangle.push(column);
            directions.push(rest);
        }
        let mut rest = outcome.to_vec();
        let along = take_out(&directions, &mut rest);
        let residual = dot(&rest, &rest);
        let total = residual + along.iter().skip(1).map(|part| part * part).sum::<f64>();
        if residual <= DEPENDENT * DEPENDENT * total {
            return Err(Lack::Dependent);
        }
        Ok(Fit { triangle, along, residual_variance: residual / (n - k) as f64, r_squared: 1.0 - residual / total, df: n - k })
    }

    /// Σ wⱼ bⱼ with its standard error, for a weight wⱼ to each term.
    pub fn combination(&self, weights: &[f64]) -> (f64, f64) {
        // With X = QR and c = Qᵀy, b = R⁻¹c and cov b = s² R⁻¹R⁻ᵀ; so with Rᵀz = w, w·b = z·c and its variance is s² z·z.
        let mut z: Vec<f64> = Vec::new();
        for (column, weight) in self.triangle.iter().zip(weights) {
            if let Some((diagonal, above)) = column.split_last() {
                z.push((weight - dot(above, &z)) / diagonal);
            }
        }
        (dot(&z, &self.along), (self.residual_variance * dot(&z, &z)).sqrt())
    }

    /// Share of the outcome's variance that the terms explain, 0 to 1.
    pub fn r_squared(&self) -> f64 {
        self.r_squared
    }

    /// Observations less terms.
    pub fn df(&self) -> u64 {
        self.df
    }
}

/// Takes the orthogonal directions out of a vector, and says how much of each was in it. Twice, for what rounding left the first time.
fn take_out(directions: &[Vec<f64>], rest: &mut [f64]) -> Vec<f64> {
    let mut parts = Vec::new();
    parts.resize(directions.len(), 0.0);
    for _ in 0..2 {
        for (direction, part) in directions.iter().zip(&mut parts) {
            let along = dot(direction, rest);
            rest.iter_mut().zip(direction).for_each(|(value, unit)| *value -= along * unit);
            *part += along;
        }
    }
    parts
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(one, other)| one * other).sum()
}

fn length(vector: &[f64]) -> f64 {
    dot(vector, vector).sqrt()
}
