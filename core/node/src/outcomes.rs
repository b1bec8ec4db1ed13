//! Owns outcomes, goals and links as JavaScript calls them.

use expectly_core::estimand::{self, Direction};
use expectly_core::outcome::{self, Goal, Group, Lag, Metric, Review, Reviews, UnitOfAnalysis};
use expectly_core::report::Reading;
use expectly_core::stats::running::Running;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::list::List;
use crate::options::{confidence, only_confidence};
use crate::own::{Object, Take, taken};
use crate::refusal::Refusal;
use crate::{give, names, own};

/// Mean and spread of amounts.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Moments {
    /// How many there are.
    n: u64,
    /// Arithmetic mean with its t interval, in the amounts' unit.
    mean: Reading,
    /// Standard deviation with the n − 1 divisor; null below two amounts.
    deviation: Option<f64>,
}

/// Mean and spread of amounts that are not on a scale, such as hours or money; exact to the last digits also where large amounts differ
/// little.
///
/// @param parts The amounts, in as many parts as they came; how they are divided changes nothing.
/// @throws {ExpectlyError} with the path of the first that is no finite number, such as `[0][3]`.
#[wasm_bindgen]
pub fn moments(
    #[wasm_bindgen(unchecked_param_type = "readonly Numbers[]")] parts: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Moments>, Refusal> {
    let confidence = only_confidence(options)?;
    let mut whole = Running::new();
    for (index, part) in List::of(parts).ok_or_else(|| Refusal::wrong_type(&"an array of arrays"))?.indexed() {
        whole.merge(&running(&part).map_err(|refusal| refusal.under_index(index))?)?;
    }
    Ok(give(&Moments { n: whole.n(), mean: Reading::of("amount-mean", &whole.reading(confidence)), deviation: whole.deviation() }))
}

fn running(amounts: &JsValue) -> Result<Running, Refusal> {
    let mut running = Running::new();
    for (index, amount) in (0..).zip(own::read::<Vec<f64>>(amounts)?) {
        running.push(amount).map_err(|_| Refusal::out_of_range(&"a finite number").under_index(index))?;
    }
    Ok(running)
}

fn count(key: &str, value: &JsValue) -> Result<u64, Refusal> {
    own::read(value).map_err(|refusal| refusal.under(key))
}

/// An outcome that a better experience is meant to change.
#[derive(Serialize, Tsify)]
#[tsify(missing_as_null)]
pub struct Outcome {
    /// Its name, such as `churn`.
    name: &'static str,
    /// Which way is good.
    direction: Direction,
    /// When an effect is expected to show, 1 (churn, first) to 4 (price); null where no order is claimed.
    order: Option<u8>,
}

/// Every outcome that can be linked to a measure.
#[wasm_bindgen(unchecked_return_type = "Outcome[]")]
pub fn outcomes() -> Box<[JsValue]> {
    let outcome = |metric: &Metric| give(&Outcome { name: metric.id(), direction: metric.direction(), order: metric.order() }).into();
    Metric::ALL.iter().map(outcome).collect()
}

/// Share of customers lost in a period, 0 to 1, Wilson's interval. Low is good.
///
/// @param lost How many left.
/// @param atRisk How many were customers at the period's start.
/// @throws {ExpectlyError} `inconsistent` at `lost` when more left than there were; `out_of_range` at a count that is none.
#[wasm_bindgen]
pub fn churn(
    #[wasm_bindgen(unchecked_param_type = "number")] lost: &JsValue,
    #[wasm_bindgen(js_name = atRisk, unchecked_param_type = "number")] at_risk: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let churn = outcome::churn(count("lost", lost)?, count("atRisk", at_risk)?, only_confidence(options)?)?;
    Ok(give(&Reading::of("churn", &churn)))
}

/// Share of people who took the next step, such as from use to advocacy, 0 to 1, Wilson's interval. High is good.
///
/// @param moved How many took it.
/// @param before How many stood before it.
/// @throws {ExpectlyError} `inconsistent` at `moved` when more moved than stood there; `out_of_range` at a count that is none.
#[wasm_bindgen]
pub fn transition(
    #[wasm_bindgen(unchecked_param_type = "number")] moved: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "number")] before: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let moved = outcome::transition(count("moved", moved)?, count("before", before)?, only_confidence(options)?)?;
    Ok(give(&Reading::of("transition", &moved)))
}

taken! {
    /// Costs and revenues of the same customers, orders or periods; one element each.
    #[derive(Tsify)]
    pub struct Sales {
        /// 0 or more.
        #[tsify(type = "Numbers")]
        cost: Vec<f64>,
        /// 0 or more, in the same money.
        #[tsify(type = "Numbers")]
        revenue: Vec<f64>,
    }
}

/// Cost of sales: sum of costs / sum of revenues, 0 upwards. Not the mean of each customer's ratio. Low is good.
///
/// @throws {ExpectlyError} `inconsistent` at `revenue` for lists of differing length; `out_of_range` at `[i]` for an amount below 0, at
/// `revenue` when nothing was taken.
#[wasm_bindgen(js_name = costOfSales)]
pub fn cost_of_sales(
    #[wasm_bindgen(unchecked_param_type = "Sales")] sales: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let confidence = only_confidence(options)?;
    let Sales { cost, revenue } = own::read(sales)?;
    if cost.len() != revenue.len() {
        return Err(Refusal::inconsistent(&"a revenue for each cost").under("revenue"));
    }
    let pairs: Vec<_> = cost.into_iter().zip(revenue).collect();
    Ok(give(&Reading::of("cost-of-sales", &outcome::cost_of_sales(&pairs, confidence)?)))
}

taken! {
    /// Waits for a first reply, or until a case was closed.
    #[derive(Tsify)]
    pub struct WaitTimes {
        /// How long each wait that ended was, in hours, 0 or more.
        #[tsify(type = "Numbers")]
        hours: Vec<f64>,
        /// How many have not ended. Leaving them out would make a backlog look like speed.
        open: u64,
        /// Within how many hours they should end, above 0.
        target: f64,
    }
}

/// How long customers wait.
#[derive(Serialize, Tsify)]
pub struct Waits {
    /// Median in hours, with open waits longer than any that ended.
    median: Reading,
    /// Share of all waits that ended within the target, 0 to 1.
    within: Reading,
    /// Share of all waits that ended, 0 to 1: of cases, those whose loop is closed.
    ended: Reading,
}

/// How long customers wait, and how often too long.
///
/// @throws {ExpectlyError} `out_of_range` at `hours[i]`, `open` or `target`.
#[wasm_bindgen]
pub fn waits(
    #[wasm_bindgen(unchecked_param_type = "WaitTimes")] times: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<Waits>, Refusal> {
    let confidence = only_confidence(options)?;
    let WaitTimes { hours, open, target } = own::read(times)?;
    let waits = outcome::Waits::parse(hours, open)?;
    Ok(give(&Waits {
        median: Reading::of("wait-median", &waits.median(confidence)),
        within: Reading::of("wait-within", &waits.within(target, confidence)?),
        ended: Reading::of("wait-ended", &waits.ended(confidence)),
    }))
}

taken! {
    /// One review.
    #[derive(Tsify)]
    pub struct ReviewGiven {
        /// 1 to 5.
        stars: f64,
        /// Whether the author was asked for it.
        solicited: bool,
        /// Whether it is known that the author bought.
        verified: bool,
    }
}

/// Reviews by how they came about. There is no NPS of reviews.
#[derive(Serialize, Tsify)]
pub struct ReviewStars {
    /// Mean stars of those asked for, 1 to 5.
    solicited: Reading,
    /// Mean stars of those written unasked: of people with something to say, not of customers.
    unsolicited: Reading,
    /// How many are verified, and of how many.
    verified: [u64; 2],
}

/// Mean stars of reviews, those asked for and those not apart.
///
/// @throws {ExpectlyError} `out_of_range` at `[i].stars`; `wrong_type` or `missing` at a flag that is not said.
#[wasm_bindgen]
pub fn reviews(
    #[wasm_bindgen(unchecked_param_type = "readonly ReviewGiven[]")] given: &JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Options")] options: &JsValue,
) -> Result<Ts<ReviewStars>, Refusal> {
    let confidence = only_confidence(options)?;
    let mut reviews = Reviews::new();
    for (index, review) in (0..).zip(own::read::<Vec<ReviewGiven>>(given)?) {
        let stars = if review.stars as i64 as f64 == review.stars { review.stars as i64 } else { 0 };
        let review = Review::parse(stars, review.solicited, review.verified);
        reviews.record(review.map_err(|error| Refusal::from(error).under_index(index))?)?;
    }
    Ok(give(&ReviewStars {
        solicited: Reading::of("stars-solicited", &reviews.stars(true, confidence)),
        unsolicited: Reading::of("stars-unsolicited", &reviews.stars(false, confidence)),
        verified: reviews.verified().into(),
    }))
}

taken! {
    /// What was said and what happened to the same customers. Give `pairs`, or `group` and `others`.
    #[derive(Tsify)]
    pub struct Linked {
        /// What was said and what happened, one pair a customer, for a correlation.
        #[tsify(optional, type = "readonly (readonly [said: number, happened: number])[]")]
        pairs: Option<Vec<[f64; 2]>>,
        /// How many of a group, such as detractors, had the outcome, and of how many: for a difference of two shares.
        #[tsify(optional, type = "readonly [had: number, of: number]")]
        group: Option<[u64; 2]>,
        /// The same of all others.
        #[tsify(optional, type = "readonly [had: number, of: number]")]
        others: Option<[u64; 2]>,
    }
}

taken! {
    /// What is linked. All but `unit` and `confidence` have to be said.
    #[derive(Tsify)]
    #[serde(rename_all = "camelCase")]
    pub struct LinkOptions {
        /// What was said, such as `nps`.
        measure: String,
        /// One of `outcomes()`.
        outcome: String,
        /// How many days later the outcome was counted, 0 to 3660.
        lag_days: u64,
        /// Whom a pair is about. Default `customer`. Averages of periods cannot be linked: they go together whenever both have a trend.
        #[tsify(optional, type = "\"customer\" | \"account\" | \"order\"")]
        unit: Option<String>,
        /// How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95.
        #[tsify(optional)]
        confidence: Option<f64>,
    }
}

/// How an outcome goes together with a measure.
#[derive(Serialize, Tsify)]
pub struct Link {
    /// Says that it is an association, of what, at which lag and by whom. Show it beside the number.
    label: String,
    /// A correlation, −1 to 1, or a difference of shares, group − others, −1 to 1.
    reading: Reading,
}

/// How an outcome goes together with what the same customers said before: an association, never an effect.
///
/// @throws {ExpectlyError} with path `measure`, `outcome`, `lagDays` or `unit`; `missing` at `pairs` without data; `inconsistent` at `pairs`
/// next to groups, at `group` or `others` when more had the outcome than there are.
#[wasm_bindgen]
pub fn link(
    #[wasm_bindgen(unchecked_param_type = "Linked")] data: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "LinkOptions")] options: &JsValue,
) -> Result<Ts<Link>, Refusal> {
    let options: LinkOptions = own::read(options)?;
    let confidence = confidence(options.confidence)?;
    let metrics: Vec<_> = Metric::ALL.iter().map(|metric| (metric.id(), *metric)).collect();
    let unit = options.unit.map(|unit| names::thing("unit", &unit, UnitOfAnalysis::NAMES)).transpose()?;
    let what =
        (names::thing("outcome", &options.outcome, &metrics)?, Lag::parse(options.lag_days)?, unit.unwrap_or(UnitOfAnalysis::Customer));
    measured(&options.measure)?;
    let link = match own::read(data)? {
        Linked { pairs: Some(pairs), group: None, others: None } => {
            let pairs: Vec<_> = pairs.into_iter().map(|[said, happened]| (said, happened)).collect();
            let link = outcome::correlation(&pairs, what, confidence).map_err(|error| Refusal::from(error).under("pairs"))?;
            Link { label: link.label(&options.measure), reading: Reading::of("outcome-correlation", &link.reading) }
        }
        Linked { pairs: None, group: Some([had, of]), others: Some([others_had, others_of]) } => {
            let link = outcome::risk_difference(Group { had, of }, Group { had: others_had, of: others_of }, what, confidence)?;
            Link { label: link.label(&options.measure), reading: Reading::of("outcome-risk-difference", &link.reading) }
        }
        Linked { pairs: None, .. } => return Err(Refusal::missing("pairs")),
        Linked { .. } => return Err(Refusal::inconsistent(&"either pairs or two groups").under("pairs")),
    };
    Ok(give(&link))
}

/// What is computed under that name.
fn measured(measure: &str) -> Result<&'static estimand::Estimand, Refusal> {
    estimand::named(measure).ok_or_else(|| Refusal::unknown_value(&"the name of a measure").under("measure"))
}

taken! {
    /// What a measure shall reach.
    #[derive(Tsify)]
    pub struct GoalGiven {
        /// What it is for, in words.
        statement: String,
        /// The name of the measure, as in the reading's `measure`.
        measure: String,
        /// What it shall reach, in the measure's unit. Where 0 is best, the largest distance from 0.
        threshold: f64,
        /// Who answers for it.
        owner: String,
    }
}

struct Read {
    measure: String,
    unit: Option<String>,
    low: Option<f64>,
    high: Option<f64>,
}

impl Take for Read {
    /// A reading has more than is read of it here.
    fn take(value: &JsValue) -> Result<Read, Refusal> {
        let reading = Object::of(value)?;
        Ok(Read {
            measure: reading.field("measure")?,
            unit: reading.field("unit")?,
            low: reading.field("low")?,
            high: reading.field("high")?,
        })
    }
}
/// Whether a measure has been shown to reach its goal: by the whole interval, not by the point. The side that is good is the measure's own.
///
/// @param reading What this package gave for the measure.
/// @throws {ExpectlyError} `missing` at an empty text; `unknown_value` at `measure` for one that nothing here computes; `inconsistent` at
/// `direction` for a measure of which neither way is good; `incompatible` at `measure` for a reading of another; `out_of_range` at
/// `threshold`, also where the measure's unit has no such value: an NPS of 30 is 0.3 here.
#[wasm_bindgen(unchecked_return_type = "\"met\" | \"not-met\" | \"undetermined\"")]
pub fn goal(
    #[wasm_bindgen(unchecked_param_type = "GoalGiven")] goal: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "Reading")] reading: &JsValue,
) -> Result<String, Refusal> {
    let GoalGiven { statement, measure, threshold, owner } = own::read(goal)?;
    let estimand = measured(&measure)?;
    let goal = Goal::parse(&statement, &measure, estimand.direction, threshold, &owner)?;
    let Read { measure, unit, low, high } = own::read(reading)?;
    if measure != goal.measure() {
        return Err(expectly_core::error::Error::Incompatible { path: "measure".into() }.into());
    }
    Ok(goal.of_interval(&unit.unwrap_or_default(), low.zip(high))?.id().into())
}
