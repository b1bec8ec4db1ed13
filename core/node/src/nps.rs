//! Owns `nps`, `npsSummary`, `npsDifference` and `npsChange` as JavaScript calls them.

use expectly_core::asked::Earlier;
use expectly_core::joint::JointTally;
use expectly_core::nps::{Nps, NpsDifferenceInterval, NpsInterval, Paired};
use expectly_core::reading::Method;
use expectly_core::report::Reading;
use expectly_core::scale::{Likelihood11, ScaleId};
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::camps::{Camps, People};
use crate::list::List;
use crate::options::{confidence, only_confidence, read};
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, names, own, ratings};

taken! {
    /// What may be chosen for an NPS.
    #[derive(Tsify)]
    pub struct NpsOptions {
        /// `score`: Tango 1998, the default, honest also for few or lopsided answers. `adjusted-wald`: Rocks 2016. `agresti-min`: 2005.
        /// `bonett-price`: 2012. `wald`: only to match other reports, too narrow. `bootstrap`: exact percentiles, up to 100 000 answers.
        #[tsify(optional, type = "\"score\" | \"adjusted-wald\" | \"agresti-min\" | \"bonett-price\" | \"wald\" | \"bootstrap\"")]
        method: Option<String>,
        /// The property that holds the score, where the scores are objects.
        #[tsify(optional)]
        column: Option<String>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

taken! {
    /// What may be chosen for a difference of two NPS.
    #[derive(Tsify)]
    pub struct NpsDifferenceOptions {
        /// `mover`: from the two score intervals, Zou & Donner 2008, the default. `adjusted-wald`: Wald after adding ¾, 1½, ¾ answers to each
        /// side; `agresti-min`, `bonett-price`: after theirs. `wald`: only to match other reports. The test is made with the same answers added; with `mover` it is that of `adjusted-wald`.
        #[tsify(optional, type = "\"mover\" | \"adjusted-wald\" | \"agresti-min\" | \"bonett-price\" | \"wald\"")]
        method: Option<String>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

/// What stands behind an NPS.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct NpsSummary {
    /// How many answered, by camp.
    camps: Camps,
    /// How many answered.
    n: u64,
    /// The score without its interval, −1 to 1, for further computing; null without answers. To show it, take `nps`.
    point: Option<f64>,
    /// Variance of one answer coded −1, 0, 1, with the n divisor, 0 to 1; null without answers.
    variance: Option<f64>,
    /// Standard error of the score, √(variance / n), 0 to 1; null without answers.
    standard_error: Option<f64>,
    /// Mean of the answers, 0 to 10; null without answers, or where only the camps are given.
    mean: Option<f64>,
    /// Standard deviation of the answers with the n − 1 divisor; null below two, or where only the camps are given.
    standard_deviation: Option<f64>,
}

/// Two NPS compared.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct NpsDifference {
    /// First − second, or later − earlier; −2 to 2.
    difference: Reading,
    /// A test of no difference; null where a side has no answers or there is no spread.
    test: Option<NpsTest>,
}

/// A test of two NPS being equal.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct NpsTest {
    /// The difference that was tested: of the scores with the answers added, if any were.
    difference: f64,
    /// Its standard error, above 0.
    standard_error: f64,
    /// The difference in standard errors: z of two groups, t of the same people.
    statistic: f64,
    /// Degrees of freedom of t; null for z.
    df: Option<u64>,
    /// p value, both sides, of a test that was declared, run and shown alone. One of several is to be adjusted for the others.
    p: f64,
}

/// Net promoter score: share of 9–10 less share of 0–6, in −1 to 1.
///
/// @param scores Whole numbers 0 to 10, "how likely is it that you would recommend …", or their eleven counts, or the camps.
/// @throws {ExpectlyError} `wrong_type` or `out_of_range` with the path of the first score that is none; `out_of_range` at `n` for a
/// bootstrap of more than 100 000 answers.
#[wasm_bindgen]
pub fn nps(
    #[wasm_bindgen(unchecked_param_type = "Scores | Rows | CountedScores | Camps")] scores: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "NpsOptions")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let options: NpsOptions = read(options)?;
    let mut methods: Vec<_> = NpsInterval::ALL.iter().map(|way| (way.method().id(), Some(*way))).collect();
    methods.push((Method::Bootstrap.id(), None));
    let method = options.method.map(|name| names::thing("method", &name, &methods)).transpose()?.unwrap_or(Some(NpsInterval::default()));
    let confidence = confidence(options.confidence)?;
    let nps = People::of_column(scores, options.column.as_deref())?.nps();
    let reading = match method {
        Some(way) => nps.reading_by(way, confidence),
        None => nps.bootstrap(confidence)?,
    };
    Ok(give(&Reading::of("nps", &reading)))
}

/// The counts and moments behind an NPS, for those who compute further.
///
/// @param scores Whole numbers 0 to 10, or their eleven counts, or the camps.
/// @throws {ExpectlyError} as `nps`.
#[wasm_bindgen(js_name = npsSummary)]
pub fn nps_summary(
    #[wasm_bindgen(unchecked_param_type = "Scores | CountedScores | Camps")] scores: &JsValue,
) -> Result<Ts<NpsSummary>, Refusal> {
    let people = People::read(scores)?;
    let nps = people.nps();
    let moments = match &people {
        People::Tally(tally) => Some(tally.moments()),
        People::Camps(_) => None,
    };
    Ok(give(&NpsSummary {
        camps: Camps { detractors: nps.detractors(), passives: nps.passives(), promoters: nps.promoters() },
        n: nps.n(),
        point: nps.point(),
        variance: nps.variance(),
        standard_error: nps.standard_error(),
        mean: moments.and_then(|moments| moments.mean()),
        standard_deviation: moments.and_then(|moments| moments.deviation()),
    }))
}

/// The difference of two NPS of different people, first − second. The same people twice are compared by `npsChange`.
///
/// @throws {ExpectlyError} as `nps`, with a path that begins with `first` or `second`.
#[wasm_bindgen(js_name = npsDifference)]
pub fn nps_difference(
    #[wasm_bindgen(unchecked_param_type = "Scores | CountedScores | Camps")] first: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Scores | CountedScores | Camps")] second: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "NpsDifferenceOptions")] options: &JsValue,
) -> Result<Ts<NpsDifference>, Refusal> {
    let options: NpsDifferenceOptions = read(options)?;
    let methods: Vec<_> = NpsDifferenceInterval::ALL.iter().map(|way| (way.method().id(), *way)).collect();
    let way = options.method.map(|name| names::thing("method", &name, &methods)).transpose()?.unwrap_or_default();
    let confidence = confidence(options.confidence)?;
    let side = |key, value| People::read(value).map(|people| people.nps()).map_err(|refusal: Refusal| refusal.under(key));
    let (first, second): (Nps, Nps) = (side("first", first)?, side("second", second)?);
    Ok(give(&NpsDifference {
        difference: Reading::of("nps-difference", &first.difference(&second, way, confidence)),
        test: first.test(&second, way.pseudo()).map(|test| NpsTest {
            difference: test.difference,
            standard_error: test.standard_error,
            statistic: test.z,
            df: None,
            p: test.p.alone(),
        }),
    }))
}

taken! {
    struct CountedPairs {
        joint: Vec<Vec<u64>>,
    }
}

/// How the NPS of the same people changed, later − earlier, with a t interval on each person's change.
///
/// @param pairs Each person's two answers from 0 to 10, the earlier one first, or those pairs counted: a row for each earlier answer, in it a
/// count for each later one.
/// @throws {ExpectlyError} with the path of the first answer that is none, such as `[3][1]`; `out_of_range` at `joint` for a table that has
/// not eleven rows of eleven counts.
#[wasm_bindgen(js_name = npsChange)]
pub fn nps_change(
    #[wasm_bindgen(unchecked_param_type = "readonly Pair[] | { joint: readonly (readonly number[])[] }")] pairs: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<NpsDifference>, Refusal> {
    let confidence = only_confidence(options)?;
    let joint = if List::of(pairs).is_some() {
        JointTally::<Likelihood11, Earlier>::of(&ratings::table(ScaleId::Likelihood11, pairs)?)?
    } else {
        JointTally::from_rows(&own::read::<CountedPairs>(pairs)?.joint)?
    };
    let paired = Paired::of(&joint);
    let reading = paired.reading(confidence);
    let test = reading.point().zip(paired.test()).map(|(point, test)| NpsTest {
        difference: point,
        standard_error: test.standard_error,
        statistic: test.t,
        df: Some(test.df),
        p: test.p.alone(),
    });
    Ok(give(&NpsDifference { difference: Reading::of("nps-difference", &reading), test }))
}
