//! Owns squeezing comments and white space out of panel.css before it goes into the widget; changes no rule.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=src/panel/panel.css");
    let css = fs::read_to_string("src/panel/panel.css")?;
    let out = env::var_os("OUT_DIR").ok_or(io::ErrorKind::NotFound)?;
    fs::write(Path::new(&out).join("panel.css"), squeezed(&css))
}

fn squeezed(css: &str) -> String {
    let mut bare = String::new();
    let mut rest = css;
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let lines: String = bare.lines().map(str::trim).collect();
    [(" {", "{"), ("{ ", "{"), (" }", "}"), ("; ", ";"), (": ", ":"), (", ", ","), (";}", "}")]
        .iter()
        .fold(lines, |css, (long, short)| css.replace(long, short))
}
