//! Owns Kano and importance–performance as JavaScript calls them.

use expectly_core::importance::{self, Crosshair, Plane};
use expectly_core::kano::{Kano, KanoAnswer, KanoClass};
use expectly_core::report::Reading;
use expectly_core::scale::{Importance7, Scale};
use expectly_core::tally::Tally;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::options::{confidence, only_confidence, read};
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{drivers, give, names, own, ratings};

taken! {
    /// One person's two answers about one feature.
    #[derive(Tsify)]
    pub struct KanoAnswers {
        /// "How would you feel if it had this?"
        #[tsify(type = "KanoAnswer")]
        functional: String,
        /// "How would you feel if it had not?"
        #[tsify(type = "KanoAnswer")]
        dysfunctional: String,
    }
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** I like it that way · it must be that way · I am neutral · I can live with it that way · I dislike it that way. */
export type KanoAnswer = "like" | "must-be" | "neutral" | "live-with" | "dislike";
/** What a feature is to a person; `questionable` when the two answers contradict each other. */
export type KanoClass = "attractive" | "one-dimensional" | "must-be" | "indifferent" | "reverse" | "questionable";
/** What to do about an attribute; `undetermined` when an interval crosses the crosshair. */
export type Quadrant = "concentrate-here" | "keep-up" | "low-priority" | "possible-overkill" | "undetermined";
"#;

/// What a feature is to the people asked.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct KanoFeature {
    /// How many people answered.
    n: u64,
    /// How many people put it into each class, in the order attractive, one-dimensional, must-be, indifferent, reverse, questionable.
    counts: [u64; KanoClass::MANY],
    /// (A + O) / (A + O + M + I), 0 to 1, Wilson's interval: how far it satisfies where it is.
    better: Reading,
    /// −(O + M) / (A + O + M + I), −1 to 0, Wilson's interval: how far its absence dissatisfies.
    worse: Reading,
    /// The class that most people chose; `undetermined` while its difference to the second may be 0.
    #[tsify(type = "KanoClass | \"undetermined\"")]
    most_frequent: &'static str,
}

/// Kano classification of one feature, from the table of Berger et al. 1993.
///
/// @param answers One object a person.
/// @throws {ExpectlyError} with the place of the first answer that is none, such as `unknown_value` at `[3].functional`.
#[wasm_bindgen]
pub fn kano(
    #[wasm_bindgen(unchecked_param_type = "readonly KanoAnswers[]")] answers: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<KanoFeature>, Refusal> {
    let confidence = only_confidence(options)?;
    let mut kano = Kano::default();
    for (index, answers) in own::read::<Vec<KanoAnswers>>(answers)?.iter().enumerate() {
        let answer = |key, name: &str| names::thing(key, name, KanoAnswer::NAMES).map_err(|refusal| refusal.under_index(index as u32));
        kano.record(answer("functional", &answers.functional)?, answer("dysfunctional", &answers.dysfunctional)?)?;
    }
    let class = kano.most_frequent(confidence);
    let named = |class| KanoClass::NAMES.iter().find(|(_, known)| *known == class).map(|(name, _)| *name);
    Ok(give(&KanoFeature {
        n: kano.n(),
        counts: kano.counts(),
        better: Reading::of("kano-better", &kano.better(confidence)),
        worse: Reading::of("kano-worse", &kano.worse(confidence)),
        most_frequent: class.and_then(named).unwrap_or("undetermined"),
    }))
}

taken! {
    /// What people said about one attribute.
    #[derive(Tsify)]
    pub struct Attribute {
        /// Its name.
        name: String,
        /// How many people gave each importance from 1 (not at all) to 7 (extremely).
        importance: Vec<u64>,
        /// How many people gave each value of the performance scale, lowest first.
        performance: Vec<u64>,
        /// One pair a person, performance of this attribute and an overall score on any scale: derives a second importance.
        #[tsify(optional, type = "readonly Pair[]")]
        overall: Option<Vec<Vec<f64>>>,
    }
}

taken! {
    /// What may be chosen for importance and performance.
    #[derive(Tsify)]
    pub struct ImportanceOptions {
        /// The scale of performance, one whose high end is good.
        #[tsify(type = "Scale")]
        scale: Option<String>,
        /// Where the quadrants part. `midpoint` (default): of the scales. `grand-mean`: of the attributes, which always finds some poor.
        #[tsify(optional, type = "\"midpoint\" | \"grand-mean\"")]
        crosshair: Option<String>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

/// One attribute's place.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct PlacedAttribute {
    /// Its name.
    name: String,
    /// Mean stated importance, t interval.
    importance: Reading,
    /// Mean performance, t interval.
    performance: Reading,
    /// Which quadrant both intervals lie in.
    #[tsify(type = "Quadrant")]
    quadrant: &'static str,
    /// Correlation with the overall score, if pairs were given. Not the stated importance, and no reason to place the attribute elsewhere.
    #[serde(skip_serializing_if = "Option::is_none")]
    derived_importance: Option<Reading>,
}

/// Importance against performance.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct ImportancePerformance {
    /// Where importance is parted; null without answers.
    importance_at: Option<f64>,
    /// Where performance is parted; null without answers.
    performance_at: Option<f64>,
    /// In the order given.
    attributes: Vec<PlacedAttribute>,
}

/// Importance–performance analysis (Martilla & James 1977).
///
/// @param attributes One object an attribute.
/// @throws {ExpectlyError} with the place of what is wrong, such as `[0].importance`; `missing` at `scale`; `incompatible` at
/// `performance` for a scale whose high end is not good.
#[wasm_bindgen(js_name = importancePerformance)]
pub fn importance_performance(
    #[wasm_bindgen(unchecked_param_type = "readonly Attribute[]")] attributes: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "ImportanceOptions")] options: &JsValue,
) -> Result<Ts<ImportancePerformance>, Refusal> {
    let options: ImportanceOptions = read(options)?;
    let scale = names::scale(options.scale.as_deref().ok_or_else(|| Refusal::missing("scale"))?)?;
    let crosshair = options.crosshair.map(|name| names::thing("crosshair", &name, Crosshair::NAMES)).transpose()?.unwrap_or_default();
    let confidence = confidence(options.confidence)?;
    let (mut attributes, mut counted, mut derived) = (own::read::<Vec<Attribute>>(attributes)?, Vec::new(), Vec::new());
    for (index, attribute) in attributes.iter().enumerate() {
        let at = |key: &'static str| move |refusal: Refusal| refusal.under(key).under_index(index as u32);
        let importance = ratings::from_counts(Importance7::ID, &attribute.importance).map_err(at("importance"))?;
        let performance = ratings::from_counts(scale, &attribute.performance).map_err(at("performance"))?;
        counted.push(importance::Attribute::of(&Tally::of(&importance)?, &performance)?);
        derived.push(attribute.overall.as_deref().map(drivers::going_together).transpose().map_err(at("overall"))?);
    }
    let plane = Plane::of(&counted, crosshair, confidence)?;
    let placed = attributes.drain(..).zip(plane.attributes).zip(derived).map(|((attribute, placed), derived)| PlacedAttribute {
        name: attribute.name,
        importance: Reading::of("importance-mean", &placed.importance),
        performance: Reading::of("performance-mean", &placed.performance),
        quadrant: placed.quadrant.id(),
        derived_importance: derived.map(|derived| Reading::of("derived-importance", &derived.reading(confidence))),
    });
    Ok(give(&ImportancePerformance {
        importance_at: plane.importance_at,
        performance_at: plane.performance_at,
        attributes: placed.collect(),
    }))
}
