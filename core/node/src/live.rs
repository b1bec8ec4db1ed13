//! Owns live bands as JavaScript calls them.

use expectly_core::live::{Design, MeanMonitor, NpsBand, NpsMonitor, ShareMonitor, dirichlet, mixture};
use expectly_core::report::Reading;
use expectly_core::tally::Tally;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::named::Named;
use crate::options::read;
use crate::own::taken;
use crate::refusal::Refusal;
use crate::{give, names, own, ratings};

taken! {
    /// How a live band is designed. Decide it before the first answer and leave it: a band whose design was picked while watching
    /// guarantees nothing.
    #[derive(Tsify)]
    #[serde(rename_all = "camelCase")]
    pub struct LiveOptions {
        /// How many answers the band shall be narrowest for, 1 or more.
        #[tsify(type = "number")]
        planned_n: Option<u64>,
        /// How often the band may miss the truth at any moment whatever, 0 < alpha ≤ 0.5. Default 0.05.
        #[tsify(optional)]
        alpha: Option<f64>,
        /// The error rate that the band is made narrowest for, if another than alpha.
        #[tsify(optional)]
        tuned_alpha: Option<f64>,
        /// For `npsLive` only. `sub-gaussian` (default): guaranteed at every n. `asymptotic`: narrower, guaranteed in the limit, from 50
        /// answers on. `dirichlet`: guaranteed at every n, narrower for lopsided scores.
        #[tsify(optional, type = "\"sub-gaussian\" | \"asymptotic\" | \"dirichlet\"")]
        method: Option<String>,
        /// For `meanLive` only, and needed there: what the answers were given on.
        #[tsify(optional, type = "Scale")]
        scale: Option<String>,
    }
}

/// A live NPS.
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct NpsLive {
    /// The score with its band; `guarantee` is `anytime`.
    reading: Reading,
    /// For `dirichlet`: ln of the probability that the prior gives to these answers in their order.
    #[serde(skip_serializing_if = "Option::is_none")]
    log_marginal: Option<f64>,
}

taken! {
    /// A share as counts.
    #[derive(Tsify)]
    pub struct ShareCounts {
        /// How many of them.
        hits: u64,
        /// How many answers in all, at least `hits`.
        n: u64,
    }
}

/// What a normal mixture is made for.
#[derive(Tsify)]
#[serde(rename_all = "camelCase")]
pub struct Mixture {
    /// Intrinsic time, 0 or more: for answers between a and b, n · (b − a)² / 4.
    v: f64,
    /// The intrinsic time at which the bound shall be lowest, above 0.
    v_opt: f64,
    /// How often the bound may ever be exceeded, 0 < alpha < 1.
    alpha: f64,
    /// The error rate that it is made lowest for; usually alpha.
    #[tsify(optional)]
    alpha_opt: Option<f64>,
}

/// A normal mixture's parameter and bound.
#[derive(Serialize, Tsify)]
pub struct MixtureBound {
    /// The mixture's ρ.
    rho: f64,
    /// What |sum − n · mean| exceeds at any moment with probability alpha at most.
    bound: f64,
}

/// NPS with a band that may be watched while answers come in: all of a window's answers so far, again at each call.
///
/// @param answers Scores 0 to 10, or how many gave each of them, lowest first.
/// @throws {ExpectlyError} `missing` at `plannedN`; `out_of_range` at an option; as for `nps` at the scores.
#[wasm_bindgen(js_name = npsLive)]
pub fn nps_live(
    #[wasm_bindgen(unchecked_param_type = "Scores | { counts: readonly number[] }")] answers: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "LiveOptions")] options: &JsValue,
) -> Result<Ts<NpsLive>, Refusal> {
    let mut options: LiveOptions = read(options)?;
    let bands = [("sub-gaussian", NpsBand::SubGaussian), ("asymptotic", NpsBand::Asymptotic), ("dirichlet", NpsBand::Dirichlet)];
    let band = options.method.take().map(|name| names::thing("method", &name, &bands)).transpose()?.unwrap_or_default();
    let mut monitor = NpsMonitor::new(design(&options)?, band);
    monitor.add(&Tally::of(&ratings::counted(expectly_core::scale::ScaleId::Likelihood11, answers)?)?)?;
    let log_marginal = (band == NpsBand::Dirichlet).then(|| dirichlet::log_marginal(&monitor.nps()));
    Ok(give(&NpsLive { reading: Reading::of("nps-live", &monitor.reading()), log_marginal }))
}

/// A share with a band that may be watched while answers come in.
///
/// @param counts All of a window's answers so far.
/// @throws {ExpectlyError} `missing` at `plannedN`; `out_of_range` at an option or a count; `inconsistent` for more hits than answers.
#[wasm_bindgen(js_name = shareLive)]
pub fn share_live(
    #[wasm_bindgen(unchecked_param_type = "ShareCounts")] counts: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "LiveOptions")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let mut monitor = ShareMonitor::new(design(&read(options)?)?);
    let ShareCounts { hits, n } = own::read(counts)?;
    monitor.add(hits, n)?;
    Ok(give(&Reading::of("share-live", &monitor.reading())))
}

/// A mean on a scale with a band that may be watched while answers come in.
///
/// @param answers Ratings, or how many gave each value, lowest first.
/// @throws {ExpectlyError} `missing` at `plannedN` or `scale`; `out_of_range` at an option or with the path of the first wrong rating.
#[wasm_bindgen(js_name = meanLive)]
pub fn mean_live(
    #[wasm_bindgen(unchecked_param_type = "Scores | { counts: readonly number[] }")] answers: &JsValue,
    #[wasm_bindgen(unchecked_param_type = "LiveOptions")] options: &JsValue,
) -> Result<Ts<Reading>, Refusal> {
    let mut options: LiveOptions = read(options)?;
    let scale = names::scale(&options.scale.take().ok_or_else(|| Refusal::missing("scale"))?)?;
    let mut monitor = MeanMonitor::new(scale, design(&options)?);
    monitor.add(&ratings::counted(scale, answers)?)?;
    Ok(give(&Reading::of("mean-live", &monitor.reading())))
}

/// The two-sided normal mixture behind the bands of sums (Howard, Ramdas, McAuliffe & Sekhon 2021).
///
/// @throws {ExpectlyError} `out_of_range` at the number that does not fit.
#[wasm_bindgen(js_name = normalMixture)]
pub fn normal_mixture(#[wasm_bindgen(unchecked_param_type = "Mixture")] mixture: &JsValue) -> Result<Ts<MixtureBound>, Refusal> {
    let mut from = Named::read(mixture)?;
    let (v, v_opt) = (from.need("v")?, from.need("vOpt")?);
    let Mixture { v, v_opt, alpha, alpha_opt } = Mixture { v, v_opt, alpha: from.need("alpha")?, alpha_opt: from.may("alphaOpt") };
    from.end()?;
    let alpha_opt = alpha_opt.unwrap_or(alpha);
    let within = |value: f64| value > 0.0 && value < 1.0;
    let checks = [
        ("v", v >= 0.0 && v.is_finite()),
        ("vOpt", v_opt > 0.0 && v_opt.is_finite()),
        ("alpha", within(alpha)),
        ("alphaOpt", within(alpha_opt)),
    ];
    if let Some((key, _)) = checks.into_iter().find(|(_, fits)| !fits) {
        return Err(Refusal::out_of_range(&"another number").under(key));
    }
    let rho = mixture::rho(v_opt, alpha_opt);
    Ok(give(&MixtureBound { rho, bound: mixture::bound(v, rho, alpha) }))
}

/// What is left of the options once each function has taken its own must be those of the design.
fn design(options: &LiveOptions) -> Result<Design, Refusal> {
    for (key, foreign) in [("method", &options.method), ("scale", &options.scale)] {
        if foreign.is_some() {
            return Err(Refusal::inconsistent(&"not an option of this function").under(key));
        }
    }
    let planned = options.planned_n.ok_or_else(|| Refusal::missing("plannedN"))?;
    let design = Design::new(options.alpha.unwrap_or(0.05), planned)?;
    Ok(options.tuned_alpha.map_or(Ok(design), |alpha| design.tuned_for(alpha))?)
}
