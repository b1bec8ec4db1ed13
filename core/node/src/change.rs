//! Owns decayed scores, control charts and alarms as JavaScript calls them.

use expectly_core::change::alarm::{self, FalseAlarms};
use expectly_core::change::{cusum::Cusum, decayed::Decayed, detector::EDetector, ewma::Ewma};
use expectly_core::histogram::Histogram;
use expectly_core::report::Reading;
use expectly_core::scale::ScaleId;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::named::Named;
use crate::options::confidence;
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, names, own};

/// How a CUSUM is designed, in the points' unit.
#[derive(Tsify)]
pub struct CusumOptions {
    /// What the points are around while nothing has changed.
    target: f64,
    /// Slack, 0 or more: half the shift that is to be found.
    k: f64,
    /// Limit, above 0.
    h: f64,
    /// Standard deviation of the points while nothing has changed, above 0, so that alarms may state their rate.
    #[tsify(optional)]
    sd: Option<f64>,
}

/// What a CUSUM shows.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct CusumChart {
    /// Accumulated excess over target + k after each point.
    upper: Vec<f64>,
    /// Accumulated shortfall below target − k after each point.
    lower: Vec<f64>,
    /// The first point at which `upper` exceeds h; null if none does.
    rise: Option<Alarm>,
    /// The first point at which `lower` exceeds h; null if none does.
    fall: Option<Alarm>,
}

/// A chart's signal.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct Alarm {
    /// The point at which the chart signalled, 1 for the first.
    at: u64,
    /// The last point before the change, as estimated: 0 if the chart never stood at its start again.
    onset: u64,
    /// How many points the chart runs on average between two false alarms; null where nobody has worked it out for such a chart.
    run_length: Option<f64>,
    /// Whether that is a guarantee for whatever answers, or holds for independent normal points.
    guaranteed: bool,
}

/// How an EWMA chart is designed, in the points' unit.
#[derive(Tsify)]
pub struct EwmaOptions {
    /// What the points are around while nothing has changed; the chart starts there.
    target: f64,
    /// Standard deviation of the points while nothing has changed, above 0.
    sd: f64,
    /// How much a point counts for, 0 < lambda ≤ 1.
    lambda: f64,
    /// How many standard deviations of the average the limits lie away, above 0. Default 3.
    #[tsify(optional)]
    width: Option<f64>,
}

/// What an EWMA chart shows.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct EwmaChart {
    /// The average after each point.
    values: Vec<f64>,
    /// Half the distance between the limits at each point, around the target.
    half_widths: Vec<f64>,
    /// The same once the chart has run for long.
    steady_half_width: f64,
    /// The points at which the average lies outside its limits, 1 for the first.
    outside: Vec<usize>,
}

taken! {
    /// The counts of one period.
    #[derive(Tsify)]
    pub struct Period {
        /// How many periods ago, 0 for the present one.
        age: u64,
        /// How many gave each value of the scale, lowest first.
        counts: Vec<u64>,
    }
}

taken! {
    /// How a score forgets.
    #[derive(Tsify)]
    #[serde(rename_all = "camelCase")]
    pub struct DecayOptions {
        /// After how many periods an answer counts for half, above 0.
        half_life: f64,
        /// What the answers were given on: for `likelihood11`, the default, the reading is NPS, for every other the mean.
        #[tsify(optional, type = "Scale")]
        scale: Option<String>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

/// How an e-detector is designed, in the answers' unit.
#[derive(Tsify)]
pub struct DetectorOptions {
    /// The lowest answer possible.
    low: f64,
    /// The highest answer possible.
    high: f64,
    /// The mean while nothing has changed, strictly between low and high.
    baseline: f64,
    /// The mean that it might change to, strictly between low and high.
    alternative: f64,
    /// One over the least average number of answers between false alarms, 0 < alpha < 1.
    alpha: f64,
}

/// What an e-detector shows.
#[derive(Serialize, Tsify)]
pub struct Detection {
    /// Every alarm; after each the detector starts over.
    alarms: Vec<Alarm>,
    /// The evidence that has gathered since, 0 upwards; an alarm is due at 1 / alpha.
    evidence: f64,
}

/// Tabular CUSUM, upper and lower (Montgomery). Plot means of batches, not single answers.
///
/// @param points In order of time.
/// @throws {ExpectlyError} `out_of_range` with the path of the first point that is no number, or at an option.
#[wasm_bindgen]
pub fn cusum(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] points: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "CusumOptions")] options: &JsValue,
) -> Result<Ts<CusumChart>, Refusal> {
    let mut from = Named::read(options)?;
    let options = CusumOptions { target: from.need("target")?, k: from.need("k")?, h: from.need("h")?, sd: from.may("sd") };
    from.end()?;
    let plain = Cusum::new(options.target, options.k, options.h)?;
    let chart = options.sd.map_or(Ok(plain), |sd| plain.with_deviation(sd))?.chart(&numbers(points)?)?;
    let (rise, fall) = (chart.rise.as_ref().map(Alarm::of), chart.fall.as_ref().map(Alarm::of));
    Ok(give(&CusumChart { upper: chart.upper, lower: chart.lower, rise, fall }))
}

/// Exponentially weighted moving average with control limits (NIST/SEMATECH 6.3.2.4). It depends on the order of its points: for a score
/// that may be computed from late answers too, see `decayed`.
///
/// @param points In order of time.
/// @throws {ExpectlyError} `out_of_range` with the path of the first point that is no number, or at an option.
#[wasm_bindgen]
pub fn ewma(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] points: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "EwmaOptions")] options: &JsValue,
) -> Result<Ts<EwmaChart>, Refusal> {
    let mut from = Named::read(options)?;
    let (target, sd) = (from.need("target")?, from.need("sd")?);
    let options = EwmaOptions { target, sd, lambda: from.need("lambda")?, width: from.may("width") };
    from.end()?;
    let ewma = Ewma::new(options.target, options.sd, options.lambda, options.width.unwrap_or(3.0))?;
    let chart = ewma.chart(&numbers(points)?)?;
    Ok(give(&EwmaChart {
        values: chart.iter().map(|point| point.value).collect(),
        half_widths: chart.iter().map(|point| point.half_width).collect(),
        steady_half_width: ewma.steady_half_width(),
        outside: (1..).zip(&chart).filter(|(_, point)| point.outside).map(|(at, _)| at).collect(),
    }))
}

/// A score in which older answers count for less, each period by 2^(−age / half-life). The order of periods does not matter, and a period
/// may come in parts. `effectiveN` says how many answers of today would tell as much.
///
/// @throws {ExpectlyError} `out_of_range` at an option or at `counts` of a period.
#[wasm_bindgen]
pub fn decayed(
    #[wasm_bindgen(unchecked_param_type = "readonly Period[]")] periods: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "DecayOptions")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let DecayOptions { half_life, scale, confidence: level } = own::read(options)?;
    let scale = scale.map_or(Ok(ScaleId::Likelihood11), |name| names::scale(&name))?;
    let confidence = confidence(level)?;
    let mut decayed = Decayed::new(scale, half_life)?;
    for (index, Period { age, counts }) in (0..).zip(own::read::<Vec<Period>>(periods)?) {
        let at_index = |error| Refusal::from(error).under_index(index);
        decayed.add(age, &Histogram::from_counts(scale, &counts).map_err(at_index)?)?;
    }
    Ok(give(&if scale == ScaleId::Likelihood11 {
        Reading::of("nps-decayed", &decayed.nps(confidence)?)
    } else {
        Reading::of("mean-decayed", &decayed.mean(confidence))
    }))
}

/// Watches bounded answers for a change of their mean, with a guaranteed rate of false alarms (Shin, Ramdas & Rinaldo 2023).
///
/// @param answers In order of time, each from `low` to `high`.
/// @throws {ExpectlyError} `out_of_range` with the path of the first answer out of bounds, or at an option (`bounds` for low and high).
#[wasm_bindgen(js_name = eDetector)]
pub fn e_detector(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] answers: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "DetectorOptions")] options: &JsValue,
) -> Result<Ts<Detection>, Refusal> {
    let mut from = Named::read(options)?;
    let options = DetectorOptions {
        low: from.need("low")?,
        high: from.need("high")?,
        baseline: from.need("baseline")?,
        alternative: from.need("alternative")?,
        alpha: from.need("alpha")?,
    };
    from.end()?;
    let mut detector = EDetector::new((options.low, options.high), options.baseline, options.alternative, options.alpha)?;
    for (index, answer) in (0..).zip(numbers(answers)?) {
        detector.record(answer).map_err(|error| Refusal::from(error).under_index(index))?;
    }
    Ok(give(&Detection { alarms: detector.log().alarms().iter().map(Alarm::of).collect(), evidence: detector.evidence() }))
}

impl Alarm {
    fn of(alarm: &alarm::Alarm) -> Alarm {
        let guaranteed = matches!(alarm.false_alarms, FalseAlarms::AtMostOnceIn(_));
        Alarm { at: alarm.at, onset: alarm.onset, run_length: alarm.false_alarms.points(), guaranteed }
    }
}

fn numbers(list: &JsValue) -> Result<Vec<f64>, Refusal> {
    own::read(list)
}
