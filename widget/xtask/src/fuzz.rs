//! Owns running the fuzz targets of tests/fuzz: their seeds, how long each takes, and what a crash leaves. What a target holds true is its
//! own business.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Args;

use crate::failure::Failure;
use crate::shell::{Root, run, step};
use crate::tools;

/// Which targets run, and how long.
#[derive(Args)]
pub struct Options {
    /// The target, a file of tests/fuzz/fuzz_targets; all of them if none is given
    target: Option<String>,
    /// Seconds for each target
    #[arg(long, default_value_t = 60)]
    seconds: u32,
}

/// What a target begins with, where bytes at random would never get past its first line: files, or folders of them.
const SEEDS: [(&str, &[&str]); 4] = [
    ("config_json", &["demo/site/study.json", "tests/collector/study.json", "tests/collector/asking.json", "core/tests/documents"]),
    ("i18n_catalogue", &["widget/words"]),
    ("origin_match", &["tests/fuzz/seeds/origin_match"]),
    ("wire_batch", &["tests/fuzz/seeds/wire_batch"]),
];
/// In the suite of all tests: long enough to meet what is easily met, short enough for everyone to run it.
const SECONDS_IN_TEST: u32 = 20;
/// The longest input; the collector takes no longer body.
const MOST_BYTES: &str = "-max_len=65536";

/// Runs the targets one after the other; the first crash ends it and says how to see it again.
pub fn fuzz(root: &Root, options: &Options) -> Result<(), Failure> {
    let cargo_fuzz = tools::install(root, "cargo-fuzz", "0.13.2")?;
    step("Building the fuzz targets");
    run(&mut command(root, &cargo_fuzz, "build"))?;
    let wanted = |target: &String| options.target.as_ref().is_none_or(|only| only == target);
    let targets: Vec<String> = targets(root)?.into_iter().filter(wanted).collect();
    if targets.is_empty() {
        return Err(Failure::Said("there is no such target in tests/fuzz/fuzz_targets".into()));
    }
    for target in targets {
        step(&format!("Fuzzing {target} for {} s", options.seconds));
        let corpus = root.target().join("fuzz/corpus").join(&target);
        fs::create_dir_all(&corpus).map_err(Failure::at(&corpus))?;
        for (number, seed) in seeds(root, &target)?.iter().enumerate() {
            let copy = corpus.join(format!("seed-{number}"));
            fs::copy(seed, &copy).map_err(Failure::at(seed))?;
        }
        let mut fuzz = command(root, &cargo_fuzz, "run");
        fuzz.arg(&target).arg(&corpus).args(["--", MOST_BYTES, "-timeout=10", &format!("-max_total_time={}", options.seconds)]);
        run(&mut fuzz)?;
    }
    Ok(())
}

/// All targets, for a moment each.
pub fn briefly(root: &Root) -> Result<(), Failure> {
    fuzz(root, &Options { target: None, seconds: SECONDS_IN_TEST })
}

/// What libFuzzer's instruments need is unstable. Memory is safe without a sanitizer: there is no unsafe code of ours.
fn command(root: &Root, cargo_fuzz: &Path, verb: &str) -> Command {
    let mut command = root.program(cargo_fuzz);
    command.args(["fuzz", verb, "--sanitizer", "none", "--fuzz-dir", "tests/fuzz", "--target-dir"]).arg(root.target().join("fuzz"));
    command.env("RUSTC_BOOTSTRAP", "1");
    command
}

fn targets(root: &Root) -> Result<Vec<String>, Failure> {
    let files = inside(&root.join("tests/fuzz/fuzz_targets"))?;
    Ok(files.iter().filter_map(|file| Some(file.file_stem()?.to_str()?.to_owned())).collect())
}

fn seeds(root: &Root, target: &str) -> Result<Vec<PathBuf>, Failure> {
    let of_target = SEEDS.iter().filter(|(known, _)| *known == target).flat_map(|(_, seeds)| seeds.iter());
    let mut files = Vec::new();
    for path in of_target.map(|seed| root.join(seed)) {
        if path.is_dir() { files.extend(inside(&path)?) } else { files.push(path) }
    }
    Ok(files)
}

/// The files of a folder in the order of their names.
fn inside(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(Failure::at(folder))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).filter(|path| path.is_file()).collect();
    files.sort();
    Ok(files)
}
