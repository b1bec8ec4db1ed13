//! Owns the rows about always-valid bands.

use expectly_core::histogram::Histogram;
use expectly_core::live::{Design, MeanMonitor, NpsBand, NpsMonitor, ShareMonitor, dirichlet, mixture};
use expectly_core::scale::ScaleId;
use expectly_core::tally::Tally;

use crate::case::{Input, Results};
use crate::reading::ends;

/// What confseq tunes for where a row does not say.
const ALPHA_OPT: f64 = 0.05;

pub fn run(op: &str, input: &Input) -> Option<Results> {
    let operation: fn(&Input) -> Results = match op {
        "normal_mixture" => normal_mixture,
        "nps_cs_subgaussian" => nps_sub_gaussian,
        "nps_cs_asymptotic" => nps_asymptotic,
        "nps_cs_dirichlet" => nps_dirichlet,
        "bernoulli_cs" => bernoulli,
        "mean_cs" => mean,
        _ => return None,
    };
    Some(operation(input))
}

fn normal_mixture(input: &Input) -> Results {
    let rho = mixture::rho(input.number("v_opt"), alpha_opt(input));
    vec![("rho", vec![rho]), ("bound", vec![mixture::bound(input.number("v"), rho, input.number("alpha"))])]
}

fn nps_sub_gaussian(input: &Input) -> Results {
    let design = design(input, "v_opt").tuned_for(alpha_opt(input)).expect("an error rate");
    vec![("value", ends(&nps(design, NpsBand::SubGaussian, input).reading()))]
}

/// Its source knows no other error rate to tune for than that of the band.
fn nps_asymptotic(input: &Input) -> Results {
    vec![("value", ends(&nps(design(input, "n_opt"), NpsBand::Asymptotic, input).reading()))]
}

/// Its prior is uniform: nothing is planned.
fn nps_dirichlet(input: &Input) -> Results {
    let design = Design::new(input.number("alpha"), 1).expect("a design");
    let monitor = nps(design, NpsBand::Dirichlet, input);
    vec![("ci", ends(&monitor.reading())), ("log_marginal", vec![dirichlet::log_marginal(&monitor.nps())])]
}

fn bernoulli(input: &Input) -> Results {
    let mut monitor = ShareMonitor::new(design(input, "t_opt").tuned_for(alpha_opt(input)).expect("an error rate"));
    monitor.add(input.count("x"), input.count("n")).expect("counts");
    vec![("value", ends(&monitor.reading()))]
}

fn mean(input: &Input) -> Results {
    let scale = ScaleId::named(input.text("scale")).expect("a scale");
    let mut monitor = MeanMonitor::new(scale, design(input, "n_opt"));
    monitor.add(&Histogram::from_counts(scale, &input.counts("hist")).expect("counts")).expect("room");
    vec![("value", ends(&monitor.reading()))]
}

fn design(input: &Input, planned: &str) -> Design {
    Design::new(input.number("alpha"), input.count(planned)).expect("a design")
}

fn alpha_opt(input: &Input) -> f64 {
    input.find("alpha_opt").unwrap_or(ALPHA_OPT)
}

fn nps(design: Design, band: NpsBand, input: &Input) -> NpsMonitor {
    let mut counts = [0; 11];
    (counts[0], counts[7], counts[9]) = (input.count("D"), input.count("N"), input.count("P"));
    let mut monitor = NpsMonitor::new(design, band);
    monitor.add(&Tally::from_counts(&counts).expect("counts")).expect("room");
    monitor
}
