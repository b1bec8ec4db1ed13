//! Owns `csat`, `ces`, `enps` and `describe` as JavaScript calls them.

use expectly_core::ces::{self, Form};
use expectly_core::csat;
use expectly_core::levels::Levels;
use expectly_core::nps::enps::Enps;
use expectly_core::population::Customer;
use expectly_core::report::Reading;
use expectly_core::scale::{Csat5, Csat7};
use expectly_core::tally::Tally;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::options::{ScoreOptions, confidence, read};
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, names, own, ratings};

taken! {
    /// What may be chosen for a satisfaction score.
    #[derive(Tsify)]
    pub struct CsatOptions {
        /// How many points the scale has. Default 5. The names in the readings say which.
        #[tsify(optional, type = "5 | 7")]
        points: Option<f64>,
        /// The property that holds the score, where the scores are objects.
        #[tsify(optional)]
        column: Option<String>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

/// Customer satisfaction, as estimands that are never to be mixed.
#[derive(Serialize, Tsify)]
pub struct Csat {
    /// Share of people who gave one of the two best values, 0 to 1, Wilson's interval.
    top2: Reading,
    /// Share of people who gave the best value, 0 to 1, Wilson's interval.
    top1: Reading,
    /// Mean, in points of the scale, t interval.
    mean: Reading,
    /// The mean as percent of the maximum possible, 100 (mean − lowest) / (highest − lowest), 0 to 100.
    pomp: Reading,
}

/// Customer satisfaction, as estimands that are never to be mixed.
///
/// @param scores Whole numbers 1 (very dissatisfied) to 5, or 7 (very satisfied).
/// @throws {ExpectlyError} `wrong_type` or `out_of_range` with the path of the first score that is none.
#[wasm_bindgen]
pub fn csat(
    #[wasm_bindgen(unchecked_param_type = "Scores | Rows")] scores: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CsatOptions")] options: &JsValue,
) -> Result<Ts<Csat>, Refusal> {
    fn of<S: csat::Satisfaction>(scores: &JsValue, options: &CsatOptions) -> Result<Ts<Csat>, Refusal> {
        let confidence = confidence(options.confidence)?;
        let tally: Tally<S> = ratings::column(scores, options.column.as_deref())?;
        let [top2, top1, mean, pomp] = S::MEASURES;
        Ok(give(&Csat {
            top2: Reading::of(top2, &csat::top2(&tally, confidence)),
            top1: Reading::of(top1, &csat::top1(&tally, confidence)),
            mean: Reading::of(mean, &csat::mean(&tally, confidence)),
            pomp: Reading::of(pomp, &csat::pomp(&tally, confidence)),
        }))
    }
    let options: CsatOptions = read(options)?;
    match options.points {
        None | Some(5.0) => of::<Csat5>(scores, &options),
        Some(7.0) => of::<Csat7>(scores, &options),
        Some(_) => Err(Refusal::out_of_range(&"5 or 7").under("points")),
    }
}

taken! {
    /// What may be chosen for an effort score.
    #[derive(Tsify)]
    pub struct CesOptions {
        /// What was asked, and so which end is good. `ease` (default): "How easy was it to …", 1 very difficult to 7 very easy. `agreement`
        /// (CES 2.0): "… made it easy for me to …", 1 strongly disagree to 7 strongly agree. `effort` (CES 1.0): "How much effort …", 1 very
        /// low to 5 very high, low is good.
        #[tsify(optional, type = "\"ease\" | \"agreement\" | \"effort\"")]
        form: Option<String>,
        /// The property that holds the score, where the scores are objects.
        #[tsify(optional)]
        column: Option<String>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

/// Customer effort, as estimands that are never to be mixed. Each reading names its form in `measure`.
#[derive(Serialize, Tsify)]
pub struct Ces {
    /// Which end of the scale, and so of `mean` and `pomp`, is good.
    #[tsify(type = "\"high-is-good\" | \"low-is-good\"")]
    polarity: &'static str,
    /// Mean, in points of the scale, t interval.
    mean: Reading,
    /// Share of people for whom it was easy (5–7; 1–2 in the effort form), 0 to 1, Wilson's interval.
    easy: Reading,
    /// Share of people who gave one of the two best values (6–7; 1–2 in the effort form), 0 to 1, Wilson's interval.
    top2: Reading,
    /// Share of the two best values less share of the two worst, −1 to 1, above 0 is good, score interval.
    net: Reading,
    /// The mean as percent of the maximum possible, 100 (mean − lowest) / (highest − lowest), 0 to 100.
    pomp: Reading,
}

/// Customer effort score. Its three forms do not mix: they differ in words, points and polarity.
///
/// @param scores Whole numbers 1 to 7, in the effort form 1 to 5.
/// @throws {ExpectlyError} `wrong_type` or `out_of_range` with the path of the first score that is none.
#[wasm_bindgen]
pub fn ces(
    #[wasm_bindgen(unchecked_param_type = "Scores | Rows")] scores: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "CesOptions")] options: &JsValue,
) -> Result<Ts<Ces>, Refusal> {
    let options: CesOptions = read(options)?;
    let forms = [&ces::ease::FORM, &ces::agreement::FORM, &ces::effort::FORM].map(|form| (form.id, form));
    let form: &'static Form = options.form.map(|name| names::thing("form", &name, &forms)).transpose()?.unwrap_or(&ces::ease::FORM);
    let confidence = confidence(options.confidence)?;
    let answers = ces::Ces::of::<Customer>(form, &ratings::histogram_of(form.scale, scores, options.column.as_deref())?)?;
    let [mean, easy, top2, net, pomp] = form.measures;
    Ok(give(&Ces {
        polarity: form.scale.polarity().id(),
        mean: Reading::of(mean, &answers.mean(confidence)),
        easy: Reading::of(easy, &answers.easy(confidence)),
        top2: Reading::of(top2, &answers.top2(confidence)),
        net: Reading::of(net, &answers.net(confidence)),
        pomp: Reading::of(pomp, &answers.pomp(confidence)),
    }))
}

/// Employee net promoter score: share of 9–10 less share of 0–6, in −1 to 1. Never pooled with customers' NPS, and suppressed below five
/// answers, which would show who gave which.
///
/// @param scores Whole numbers 0 to 10, "how likely is it that you would recommend … as a place to work".
/// @throws {ExpectlyError} `wrong_type` or `out_of_range` with the path of the first score that is none.
#[wasm_bindgen]
pub fn enps(
    #[wasm_bindgen(unchecked_param_type = "Scores | Rows")] scores: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "ScoreOptions")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let options: ScoreOptions = read(options)?;
    let confidence = confidence(options.confidence)?;
    let tally = ratings::staff(scores, options.column.as_deref())?;
    Ok(give(&Reading::of("enps", &Enps::of(&tally).reading(confidence))))
}

taken! {
    /// What may be chosen for counts on a scale of your own.
    #[derive(Tsify)]
    #[serde(rename_all = "camelCase")]
    pub struct DescribeOptions {
        /// The lowest value, which the first count is for. Default 1.
        #[tsify(optional)]
        min: Option<f64>,
        /// How many of the highest values make up `top`, 1 or more. Default 2, or 1 where there are only two values.
        #[tsify(optional)]
        top_k: Option<u64>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

/// What counts on a labelled scale come to.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Described {
    /// How many answers there are.
    n: u64,
    /// Mean, in points of the scale, t interval.
    mean: Reading,
    /// Standard deviation (n − 1 divisor), in points of the scale; null below two answers.
    deviation: Option<f64>,
    /// Share of people who gave one of the highest values, 0 to 1, Wilson's interval.
    top: Reading,
    /// The mean as percent of the maximum possible, 0 to 100.
    pomp: Reading,
}

/// Mean, top share and percent of maximum on a labelled scale of 2 to 11 whole numbers that no other function knows, such as 1 to 4.
///
/// @param counts One count a value, lowest value first.
/// @throws {ExpectlyError} `out_of_range` at `counts` unless there are 2 to 11, at `topK` unless a value is left below, at `min`.
#[wasm_bindgen]
pub fn describe(
    #[wasm_bindgen(unchecked_param_type = "Numbers")] counts: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "DescribeOptions")] options: &JsValue,
) -> Result<Ts<Described>, Refusal> {
    let options: DescribeOptions = read(options)?;
    let counts: Vec<u64> = own::read(counts).map_err(|refusal| refusal.or_at("counts"))?;
    let lowest = options.min.unwrap_or(1.0);
    if lowest as i64 as f64 != lowest {
        return Err(Refusal::out_of_range(&"a whole number").under("min"));
    }
    let levels = Levels::from_counts(lowest as i64, &counts)?;
    let top = options.top_k.unwrap_or(if counts.len() > 2 { 2 } else { 1 });
    let confidence = confidence(options.confidence)?;
    Ok(give(&Described {
        n: levels.n(),
        mean: Reading::of("mean", &levels.mean(confidence)),
        deviation: levels.moments().deviation(),
        top: Reading::of("top-share", &levels.top(top, confidence)?),
        pomp: Reading::of("pomp", &levels.pomp(confidence)),
    }))
}
