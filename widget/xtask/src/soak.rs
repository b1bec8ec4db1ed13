//! Owns the long run of everything together with faults at random; what it does and demands is in tests/soak.

use clap::Args;

use crate::failure::Failure;
use crate::shell::{Root, run, step};
use crate::{browsers, dist, setup};

/// How long it runs.
#[derive(Args)]
pub struct Options {
    /// Minutes of faults; what is left over is delivered after that
    #[arg(long, default_value_t = 30.0)]
    minutes: f64,
    /// The seed of an earlier run, to have its faults again
    #[arg(long)]
    seed: Option<u32>,
}

/// Fails if one answer more or less is in the report than was thanked for.
pub fn soak(root: &Root, options: &Options) -> Result<(), Failure> {
    let built = dist::build(root)?;
    setup::npm(root, "tests")?;
    browsers::install(root)?;
    run(root.cargo().args(["build", "--package", "expectly-collector"]))?;
    step("Soaking");
    let mut soak = root.program("node");
    soak.args(["tests/soak/main.mjs", "--minutes", &options.minutes.to_string()]).env("EXPECTLY_DIST", built.folder);
    if let Some(seed) = options.seed {
        soak.args(["--seed", &seed.to_string()]);
    }
    run(&mut soak)
}
