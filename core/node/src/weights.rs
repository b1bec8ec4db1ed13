//! Owns weighted samples and non-response as JavaScript calls them.

use std::collections::BTreeMap;

use expectly_core::error::Error;
use expectly_core::population::Customer;

use expectly_core::report::Reading;
use expectly_core::tally::Tally;
use expectly_core::weights::{self, Adjustment, Correction, Drawn, ResponseClass, ResponseRate, SamplingFraction, SamplingProb, WorstCase};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::labels::{Label, Numbered};
use crate::named::Named;
use crate::options::{confidence, only_confidence, read};
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, own};

taken! {
    /// Answers of people who were asked with known, differing chances; one element an answer in each list.
    #[derive(Tsify)]
    pub struct Sample {
        /// What was answered: points of a scale, amounts, or −1, 0 and 1.
        #[tsify(type = "Numbers")]
        values: Vec<f64>,
        /// With which probability each was asked, above 0 and at most 1, as logged with the answer.
        #[tsify(optional, type = "Numbers")]
        probabilities: Option<Vec<f64>>,
        /// Factors on the weights 1 / probability (for non-response, to known sizes), or whole weights made elsewhere; finite and above 0.
        #[tsify(optional, type = "Numbers")]
        weights: Option<Vec<f64>>,
        /// Which stratum each was drawn from, if it was drawn by strata.
        #[tsify(optional, type = "readonly (string | number)[]")]
        strata: Option<Vec<Label>>,
        /// Whose answer each is, if people answer more than once: rows are no people.
        #[tsify(optional, type = "readonly (string | number)[]")]
        clusters: Option<Vec<Label>>,
    }
}

taken! {
    /// What may be chosen for a weighted sample.
    #[derive(Tsify)]
    pub struct SampleOptions {
        /// Which part of the population was drawn, n / N, 0 to 1. Leaving it out takes the population for endless.
        #[tsify(optional)]
        fraction: Option<f64>,
        /// The same for each stratum.
        #[tsify(optional, type = "Readonly<Record<string, number>>")]
        fractions: Option<Named>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

/// A weighted sample, estimated. Intervals are t on clusters less strata, with linearised variance.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Weighted {
    /// Mean of the population (Hájek), in the values' unit.
    mean: Reading,
    /// Its standard error; null where there is none, as for one answer.
    standard_error: Option<f64>,
    /// Sum over the population (Horvitz–Thompson), in the values' unit. Means something only with weights that are not scaled.
    total: Reading,
    /// Its standard error.
    total_standard_error: Option<f64>,
    /// How many equally weighted people would tell as much (Kish).
    effective_n: Option<f64>,
    /// The mean as if all weights were equal, to see what they change. It estimates nothing.
    without_weights: Option<f64>,
}

/// Mean and total of a population from people who were asked with differing chances.
///
/// @throws {ExpectlyError} with the path of what is wrong, such as `probabilities[3]`; `inconsistent` at a list that has not one element a
/// value; `missing` at `weights` without weights and probabilities, at `fractions` for a stratum without its fraction.
#[wasm_bindgen]
pub fn weighted(
    #[wasm_bindgen(unchecked_param_type = "Sample")] sample: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "SampleOptions")] options: &JsValue,
) -> Result<Ts<Weighted>, Refusal> {
    let options: SampleOptions = read(options)?;
    let confidence = confidence(options.confidence)?;
    let sample = drawn(own::read(sample)?, options)?;
    Ok(give(&Weighted {
        mean: Reading::of("weighted-mean", &sample.mean(confidence)),
        standard_error: sample.mean_error(),
        total: Reading::of("weighted-total", &sample.total(confidence)),
        total_standard_error: sample.total_error(),
        effective_n: sample.effective_size(),
        without_weights: sample.mean_without_weights(),
    }))
}

fn drawn(sample: Sample, options: SampleOptions) -> Result<weights::Sample, Refusal> {
    let n = sample.values.len();
    if sample.probabilities.is_none() && sample.weights.is_none() {
        return Err(Refusal::missing("weights"));
    }
    let probabilities = each("probabilities", n, sample.probabilities.as_deref(), SamplingProb::CERTAIN, SamplingProb::parse)?;
    let factors = each("weights", n, sample.weights.as_deref(), None, |factor| Adjustment::parse(factor).map(Some))?;
    let mut strata = Numbered::default();
    let stratum = numbers("strata", n, sample.strata, &mut strata)?;
    let cluster = numbers("clusters", n, sample.clusters, &mut Numbered::default())?;
    let rows = sample.values.iter().enumerate().map(|(index, value)| {
        let stratum = stratum.get(index).copied().unwrap_or_default();
        let row = Drawn { value: *value, stratum, cluster: cluster.get(index).copied() };
        let row = weights::Weighted::drawn(row, probabilities.get(index).copied().unwrap_or(SamplingProb::CERTAIN));
        factors.get(index).copied().flatten().map_or(row, |factor| row.adjusted(factor))
    });
    Ok(weights::Sample::new(rows.collect(), correction(options, &strata)?)?)
}

fn correction(options: SampleOptions, strata: &Numbered) -> Result<Correction, Refusal> {
    match (options.fraction, options.fractions) {
        (None, None) => Ok(Correction::None),
        (Some(fraction), None) => Ok(Correction::Same(SamplingFraction::parse(fraction)?)),
        (None, Some(fractions)) => {
            let mut by_stratum = BTreeMap::new();
            for (name, fraction) in fractions.all() {
                let fraction =
                    SamplingFraction::parse(fraction).map_err(|_| out_of_range("from 0 to 1").under(&name).under("fractions"))?;
                by_stratum.extend(strata.known(&name).map(|stratum| (stratum, fraction)));
            }
            Ok(Correction::ByStratum(by_stratum))
        }
        (Some(_), Some(_)) => Err(Refusal::inconsistent(&"either one fraction or one for each stratum").under("fractions")),
    }
}

/// Reads one number a value, or takes the same for all.
fn each<T: Clone>(key: &str, n: usize, list: Option<&[f64]>, default: T, parse: fn(f64) -> Result<T, Error>) -> Result<Vec<T>, Refusal> {
    let Some(list) = list else { return Ok(vec![default; n]) };
    same_length(key, n, list.len())?;
    let read = |(index, value): (usize, &f64)| parse(*value).map_err(|_| at(key, index));
    list.iter().enumerate().map(read).collect()
}

fn numbers(key: &str, n: usize, labels: Option<Vec<Label>>, numbered: &mut Numbered) -> Result<Vec<u32>, Refusal> {
    let Some(labels) = labels else { return Ok(Vec::new()) };
    same_length(key, n, labels.len())?;
    Ok(labels.into_iter().map(|label| numbered.number(label)).collect())
}

fn same_length(key: &str, n: usize, len: usize) -> Result<(), Refusal> {
    if len == n { Ok(()) } else { Err(Refusal::inconsistent(&"one element for each of the others").under(key)) }
}

fn out_of_range(range: &str) -> Refusal {
    Refusal::out_of_range(&format_args!("a number {range}"))
}

fn at(key: &str, index: usize) -> Refusal {
    out_of_range("above 0, and for a probability at most 1,").under_index(index as u32).under(key)
}

/// What unequal weights and clusters cost.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct EffectiveSize {
    /// (Σw)² / Σw²: how many equally weighted people would tell as much; null without weights.
    effective_n: Option<f64>,
    /// 1 + CV²(w): by how much the weights multiply the variance.
    weight_design_effect: Option<f64>,
    /// 1 + (m − 1)ρ: by how much clusters multiply it; 1 unless they are described.
    cluster_design_effect: f64,
}

taken! {
    /// Clusters, such as the answers of one person.
    #[derive(Tsify)]
    #[serde(rename_all = "camelCase")]
    pub struct ClusterOptions {
        /// Mean number of answers in a cluster, 1 upwards. Default 1.
        #[tsify(optional)]
        cluster_size: Option<f64>,
        /// Correlation of two answers in the same cluster, −1 to 1. Default 0.
        #[tsify(optional)]
        correlation: Option<f64>,
    }
}

/// How many equally weighted, independent people would tell as much (Kish 1965).
///
/// @param weights Finite and above 0.
/// @throws {ExpectlyError} `out_of_range` at the first weight that is none, at `clusterSize` or `correlation`.
#[wasm_bindgen(js_name = effectiveSize)]
pub fn effective_size(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] weights: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ClusterOptions")] options: &JsValue,
) -> Result<Ts<EffectiveSize>, Refusal> {
    let options: ClusterOptions = read(options)?;
    let (size, correlation) = (options.cluster_size.unwrap_or(1.0), options.correlation.unwrap_or(0.0));
    if !(1.0..f64::INFINITY).contains(&size) {
        return Err(out_of_range("from 1").under("clusterSize"));
    }
    if !(-1.0..=1.0).contains(&correlation) {
        return Err(out_of_range("from −1 to 1").under("correlation"));
    }
    let weights: Vec<f64> = own::read(weights)?;
    each("", weights.len(), Some(&weights), Adjustment::parse(1.0)?, Adjustment::parse)?;
    Ok(give(&EffectiveSize {
        effective_n: weights::effective_size(weights.iter().copied()),
        weight_design_effect: weights::weight_design_effect(&weights),
        cluster_design_effect: weights::cluster_design_effect(size, correlation),
    }))
}

taken! {
    /// Counts of one stratum: of all who live in it some answered, or each was asked with the same probability. Give one of the two.
    #[derive(Tsify)]
    pub struct NpsStratum {
        /// How many gave 0, 1, …, 10: eleven counts.
        #[tsify(type = "readonly number[]")]
        counts: Vec<u64>,
        /// How many people live in the stratum, at least as many as answered.
        #[tsify(optional)]
        population: Option<u64>,
        /// With which probability each of them was asked, above 0 and at most 1.
        #[tsify(optional)]
        probability: Option<f64>,
    }
}

/// NPS of a population that was not asked evenly, −1 to 1. With `population`, each stratum counts as many as live in it; with
/// `probability`, each answer counts for as many as it stands for. Merge the counts of a stratum before calling: they are whole numbers.
///
/// @throws {ExpectlyError} with a path such as `[1].population`; `inconsistent` where more answered than live there, and where
/// populations and probabilities are mixed.
#[wasm_bindgen(js_name = weightedNps)]
pub fn weighted_nps(
    #[wasm_bindgen(unchecked_param_type = "readonly NpsStratum[]")] strata: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let confidence = only_confidence(options)?;
    let (mut whole, mut drawn) = (weights::Strata::<Customer>::new(), Vec::new());
    let mut known = 0;
    let list: Vec<NpsStratum> = own::read(strata)?;
    for (index, stratum) in list.iter().enumerate() {
        let here = |refusal: Refusal| refusal.under_index(index as u32);
        let tally = Tally::from_counts(&stratum.counts).map_err(|error| here(error.into()))?;
        match (stratum.population, stratum.probability) {
            (Some(population), None) => {
                known += 1;
                whole.add(&tally, population).map_err(|error| here(error.into()))?;
            }
            (None, Some(probability)) => {
                let probability = SamplingProb::parse(probability).map_err(|error| here(error.into()))?;
                drawn.push(weights::Weighted::drawn(tally, probability));
            }
            _ => return Err(here(Refusal::inconsistent(&"either a population or a probability"))),
        }
    }
    if known > 0 && !drawn.is_empty() {
        return Err(Refusal::inconsistent(&"populations or probabilities throughout"));
    }
    let reading = if drawn.is_empty() { whole.nps(confidence) } else { weights::nps(&drawn, confidence) };
    Ok(give(&Reading::of("nps-weighted", &reading)))
}

/// How far those who did not answer could move a score.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct NonResponse {
    /// The NPS of everybody asked if all others were detractors, −1 to 1.
    low: f64,
    /// The same if all others were promoters.
    high: f64,
    /// The NPS of the others at which the whole would be 0; null where none would do that.
    tipping_point: Option<f64>,
    /// All of it in one English sentence.
    text: String,
}

/// Worst-case bounds on the NPS of everybody who was asked (Manski 1989). Unlike an interval they do not narrow with more answers, only
/// with a higher response rate.
///
/// @param nps NPS of those who answered, −1 to 1.
/// @param responseRate Share of those asked who answered, above 0 and at most 1.
/// @throws {ExpectlyError} `out_of_range` at `nps` or `responseRate`.
#[wasm_bindgen(js_name = nonResponse)]
pub fn non_response(
    #[wasm_bindgen(unchecked_param_type = "number")] nps: &JsValue,
    #[wasm_bindgen(js_name = responseRate, unchecked_param_type = "number")] response_rate: &JsValue,
) -> Result<Ts<NonResponse>, Refusal> {
    let rate = ResponseRate::parse(own::number("responseRate", response_rate)?)?;
    let bounds = WorstCase::of_nps(own::number("nps", nps)?, rate)?;
    Ok(give(&NonResponse { low: bounds.low(), high: bounds.high(), tipping_point: bounds.tipping_point(), text: bounds.text() }))
}

taken! {
    /// Weights with the cell that each belongs to.
    #[derive(Tsify)]
    pub struct Cells {
        /// Finite and above 0.
        #[tsify(type = "Numbers")]
        weights: Vec<f64>,
        /// The cell of each, such as an age group.
        #[tsify(type = "readonly (string | number)[]")]
        cells: Vec<Label>,
    }
}

/// Post-stratification: weights that add up to the known size of every cell, w N_c / Σ_c w, in the same order.
///
/// @param sizes How many people live in each cell, above 0.
/// @throws {ExpectlyError} `missing` at `sizes` for a cell without size; `inconsistent` at `sizes` for a size without answers, which has
/// to be collapsed with another cell.
#[wasm_bindgen(js_name = postStratify)]
pub fn post_stratify(
    #[wasm_bindgen(unchecked_param_type = "Cells")] cells: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Readonly<Record<string, number>>")] sizes: &JsValue,
) -> Result<Vec<f64>, Refusal> {
    let Cells { weights, cells } = own::read(cells)?;
    let mut numbered = Numbered::default();
    let cells = numbers("cells", weights.len(), Some(cells), &mut numbered)?;
    let factors = each("weights", weights.len(), Some(&weights), Adjustment::parse(1.0)?, Adjustment::parse)?;
    let mut known = BTreeMap::new();
    for (name, size) in Named::read(sizes).map_err(|refusal| refusal.under("sizes"))?.all() {
        let size = Adjustment::parse(size).map_err(|_| out_of_range("above 0").under(&name).under("sizes"))?;
        known.insert(numbered.number(Label(name)), size);
    }
    let answers: Vec<_> = cells.into_iter().zip(factors).collect();
    Ok(weights::post_stratify(&answers, &known)?.into_iter().map(Adjustment::factor).collect())
}

taken! {
    /// Everybody who was asked, and whether they answered; one element a person in each list.
    #[derive(Tsify)]
    pub struct Asked {
        /// People who are alike in what may make them answer.
        #[tsify(type = "readonly (string | number)[]")]
        classes: Vec<Label>,
        /// With which probability each was asked, above 0 and at most 1.
        #[tsify(type = "Numbers")]
        probabilities: Vec<f64>,
        /// Whether each answered.
        #[tsify(type = "readonly boolean[]")]
        answered: Vec<bool>,
    }
}

/// A response class.
#[derive(Serialize, Tsify)]
pub struct ClassRate {
    /// Its label.
    class: String,
    /// How many were asked.
    asked: u64,
    /// How many of them answered.
    answered: u64,
    /// Weighted response rate, 0 to 1.
    rate: f64,
    /// 1 / rate: the factor on the weight of everybody in the class who answered.
    factor: f64,
}

/// Response rates by class, and the factors that let those who answered stand for those like them who did not.
///
/// @throws {ExpectlyError} `out_of_range` at `classes.<label>.asked` for a class of fewer than 30, at `classes.<label>.answered` for one in
/// which nobody answered: collapse it with the class most like it, which only you can tell.
#[wasm_bindgen(js_name = responseClasses, unchecked_return_type = "ClassRate[]")]
pub fn response_classes(#[wasm_bindgen(unchecked_param_type = "Asked")] asked: &JsValue) -> Result<Box<[JsValue]>, Refusal> {
    let asked: Asked = own::read(asked)?;
    let n = asked.classes.len();
    same_length("answered", n, asked.answered.len())?;
    let probabilities = each("probabilities", n, Some(&asked.probabilities), SamplingProb::CERTAIN, SamplingProb::parse)?;
    let mut numbered = Numbered::default();
    let mut classes: Vec<ResponseClass> = Vec::new();
    for ((label, probability), answered) in asked.classes.into_iter().zip(probabilities).zip(asked.answered) {
        let number = numbered.number(label) as usize;
        classes.resize(classes.len().max(number + 1), ResponseClass::default());
        classes.iter_mut().skip(number).take(1).for_each(|class| class.record(probability, answered));
    }
    let rate = |(class, name): (&ResponseClass, String)| {
        let factor = class.adjustment().map_err(|error| Refusal::from(error).under(&name).under("classes"))?.factor();
        Ok(give(&ClassRate { class: name, asked: class.asked(), answered: class.answered(), rate: class.rate().unwrap_or(0.0), factor })
            .into())
    };
    classes.iter().zip(numbered.names).map(rate).collect()
}
