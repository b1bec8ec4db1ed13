//! Owns the order in which the gallery comes about: what ships is built, then photographed. Judges no picture.

use clap::Args;

use crate::failure::Failure;
use crate::shell::{Root, step};
use crate::{dist, setup, shell};

/// What is photographed.
#[derive(Args)]
pub struct Options {
    /// Only pictures whose group, name, language or scheme contain this
    #[arg(long, value_name = "NAME", default_value = "")]
    only: String,
    /// The two pictures of README.md instead, into demo/pictures
    #[arg(long, conflicts_with = "only")]
    readme: bool,
}

/// Builds and takes the pictures.
pub fn run(root: &Root, options: &Options) -> Result<(), Failure> {
    dist::build(root)?;
    setup::npm(root, "tests")?;
    if options.readme {
        step("Compiling the collector");
        shell::run(root.cargo().args(["build", "--package", "expectly-collector"]))?;
        step("Taking the pictures of README.md");
        return shell::run(root.program("node").arg("tests/gallery/readme.mjs"));
    }
    step("Taking a picture of every question and every look");
    shell::run(root.program("node").args(["tests/gallery/shoot.mjs", &options.only]))
}
