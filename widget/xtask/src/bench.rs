//! Owns running the benches and the one table of their medians and ratios; times nothing itself. Nothing fails for being slow: a ratio
//! is for people to judge. The benches of the widget and of the collector print tables of their own, since most of what they compare is no
//! time.

use std::fmt::Write;
use std::process::{Command, Stdio};

use clap::{Args, ValueEnum};
use serde_json::Value;

use crate::failure::Failure;
use crate::shell::{self, Root, line, not_found, output, step};
use crate::{dist, setup};

/// Which benches run.
#[derive(Args)]
pub struct Options {
    /// Run only this bench
    #[arg(long, value_name = "NAME")]
    only: Option<Bench>,
    /// How often the widget and its peers are visited in each way
    #[arg(long, default_value_t = 5)]
    rounds: u32,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Bench {
    /// Core and the npm package beside what one would use instead
    Core,
    /// What the collector takes through HTTP beside what SQLite takes without
    Collector,
    /// The widget in Chromium beside the surveys that one would embed instead
    Widget,
}

/// What one contender took.
struct Times {
    bench: String,
    who: String,
    median: f64,
    least: f64,
    most: f64,
}

/// Runs the benches and prints their tables.
pub fn run(root: &Root, options: &Options) -> Result<(), Failure> {
    setup::npm(root, "tests/bench")?;
    let wanted = |bench| options.only.is_none_or(|only| only == bench);
    if wanted(Bench::Core) {
        core(root)?;
    }
    if wanted(Bench::Collector) {
        collector(root)?;
    }
    if wanted(Bench::Widget) {
        widget(root, options.rounds)?;
    }
    Ok(())
}

fn collector(root: &Root) -> Result<(), Failure> {
    step("Loading the collector");
    shell::run(root.cargo().args(["build", "--release", "--package", "expectly-collector"]))?;
    shell::run(root.cargo().args(["bench", "--quiet", "--package", "expectly-tests", "--bench", "collector"]))
}

fn widget(root: &Root, rounds: u32) -> Result<(), Failure> {
    let built = dist::build(root)?;
    setup::npm(root, "tests")?;
    step("Visiting the widget and its peers");
    let bench = ["tests/bench/widget/main.mjs", "--rounds", &rounds.to_string()];
    shell::run(root.program("node").args(bench).env("EXPECTLY_DIST", built.folder))
}

/// The first of a bench is ours; the others' ratio is ours by theirs.
fn core(root: &Root) -> Result<(), Failure> {
    dist::package_alone(root)?;
    step("Timing natively");
    let mut times = times(root.cargo().args(["bench", "--quiet", "--package", "expectly-core", "--bench", "speed"]))?;
    for file in ["tests/bench/report.mjs", "tests/bench/answers.mjs"] {
        step(&format!("Timing {file}"));
        times.extend(self::times(root.program("node").arg(file).env("EXPECTLY_NPM", root.target().join("dist/npm")))?);
    }
    let machine = output(root.program("node").args(["-p", "`${os.cpus()[0].model}, Node ${process.version}`"]));
    println!("{}\n{}", machine.unwrap_or_default(), table(&times));
    Ok(())
}

/// The lines of JSON that a bench prints.
fn times(command: &mut Command) -> Result<Vec<Times>, Failure> {
    let printed = command.stderr(Stdio::inherit()).output().map_err(|_| not_found(command))?;
    if !printed.status.success() {
        return Err(Failure::Program { line: line(command) });
    }
    let text = String::from_utf8_lossy(&printed.stdout);
    text.lines().map(|row| of_line(row).ok_or_else(|| Failure::Said(format!("not a bench's line: {row}")))).collect()
}

fn of_line(row: &str) -> Option<Times> {
    let row: Value = serde_json::from_str(row).ok()?;
    let mut ms: Vec<f64> = row.get("ms")?.as_array()?.iter().filter_map(Value::as_f64).collect();
    ms.sort_by(f64::total_cmp);
    let text = |name: &str| row.get(name)?.as_str().map(str::to_owned);
    Some(Times { bench: text("bench")?, who: text("who")?, median: *ms.get(ms.len() / 2)?, least: *ms.first()?, most: *ms.last()? })
}

fn table(times: &[Times]) -> String {
    let mut table = String::new();
    let mut ours: Option<&Times> = None;
    for row in times {
        let ratio = match ours {
            Some(ours) if ours.bench == row.bench => format!("{:.2}", ours.median / row.median),
            _ => {
                ours = Some(row);
                let _ = writeln!(table, "\n{}\n{:38}{:>10}{:>10}{:>10}{:>14}", row.bench, "", "median ms", "min", "max", "ours / theirs");
                String::new()
            }
        };
        let _ = writeln!(table, "{:38}{:>10.2}{:>10.2}{:>10.2}{ratio:>14}", row.who, row.median, row.least, row.most);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::{of_line, table};

    #[test]
    fn a_ratio_is_ours_by_theirs_of_the_same_bench() {
        let lines = [
            r#"{"bench":"one","who":"we","ms":[9,2,1]}"#,
            r#"{"bench":"one","who":"they","ms":[4,4,4]}"#,
            r#"{"bench":"two","who":"we","ms":[8]}"#,
        ];
        let times: Vec<_> = lines.iter().filter_map(|line| of_line(line)).collect();
        let table = table(&times);
        assert!(table.contains("we                                          2.00      1.00      9.00"), "{table}");
        assert_eq!(table.matches("0.50").count(), 1, "{table}");
    }
}
