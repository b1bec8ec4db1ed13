//! Owns the way from a crate to a small .wasm with its JavaScript glue; does not know where they are served.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use wasm_bindgen_cli_support::Bindgen;

use crate::failure::Failure;
use crate::names::Names;
use crate::setup::{self, WASM_TARGET};
use crate::snip;

use crate::shell::{Root, line, output, run, step};

use crate::stamp::{Fingerprint, unless_done};

/// Where the glue is loaded from, which decides its form.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Host {
    /// A page: an ES module that is told where the .wasm is.
    Page,
    /// Node: a CommonJS module that reads the .wasm beside it.
    Node,
    /// A page of somebody else's making: an ES module for the same .wasm as [`Host::Node`].
    Web,
}

/// What came out.
pub struct Module {
    /// The JavaScript glue.
    pub glue: PathBuf,
    /// The WebAssembly.
    pub wasm: PathBuf,
}

/// What becomes one WebAssembly: a crate, or what is behind one of its features.
#[derive(Clone, Copy)]
pub struct Part {
    /// The crate.
    pub package: &'static str,
    /// The one feature that it is built with, if not its usual ones.
    pub feature: Option<&'static str>,
}

impl Part {
    fn name(&self) -> String {
        [Some(self.package), self.feature].into_iter().flatten().collect::<Vec<_>>().join("_").replace('-', "_")
    }
}

/// A part compiled to WebAssembly, not bound yet.
pub struct Compiled {
    part: Part,
    wasm: PathBuf,
}

/// Compiles a crate to WebAssembly; cargo shows its progress.
pub fn compile(root: &Root, part: &Part) -> Result<Compiled, Failure> {
    compile_in(root, part, &root.target(), &[], |_| ())
}

/// Compiles a crate to the smallest WebAssembly: the standard library is compiled along, without the machinery that words panics, which
/// saves every visitor 10 KB. These switches are not stable, so where they fail the crate is compiled as any other; it works the same,
/// and `cargo xtask size` tells the difference.
pub fn compile_small(root: &Root, part: &Part) -> Result<Compiled, Failure> {
    // Inlining a little more than "z" does leaves less to compress: half a kilobyte.
    let inlining = "-Cllvm-args=-inline-threshold=10";
    let switches = ["-Zunstable-options", "-Cpanic=immediate-abort", "-Zlocation-detail=none", "-Zfmt-debug=none", inlining];
    let with_library = |cargo: &mut Command| {
        cargo.args(["-Z", "build-std=std,panic_abort", "-Z", "build-std-features=optimize_for_size"]).env("RUSTC_BOOTSTRAP", "1");
    };
    // A folder of its own, or the two kinds of build would throw out each other's work.
    let folder = root.target().join("small");
    setup::rust_source(root).and_then(|()| compile_in(root, part, &folder, &switches, with_library)).or_else(|_| {
        step("Compiling with the standard library as it comes; the widget will be some 10 KB larger");
        compile(root, part)
    })
}

fn compile_in(root: &Root, part: &Part, folder: &Path, switches: &[&str], more: impl FnOnce(&mut Command)) -> Result<Compiled, Failure> {
    let mut cargo = root.cargo();
    cargo.args(["build", "--profile", "wasm", "--target", WASM_TARGET, "--package", part.package]).arg("--target-dir").arg(folder);
    if let Some(feature) = part.feature {
        cargo.args(["--no-default-features", "--features", feature]);
    }
    cargo.env("CARGO_ENCODED_RUSTFLAGS", flags(root, switches));
    more(&mut cargo);
    run(&mut cargo)?;
    let built = folder.join(WASM_TARGET).join("wasm").join(format!("{}.wasm", part.package.replace('-', "_")));
    // The package's next part would be built in the same place.
    let wasm = built.with_file_name(format!("{}.part.wasm", part.name()));
    fs::copy(&built, &wasm).map_err(Failure::at(&built))?;
    Ok(Compiled { part: *part, wasm })
}

/// A survey needs a shallow stack: 64 KiB instead of 1 MiB brings a page's memory from 1088 to 128 KiB. And messages of panics name
/// source files, which should not tell where they lay on the machine that built them.
fn flags(root: &Root, more: &[&str]) -> String {
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| format!("{home}/.cargo")));
    let mut flags = vec!["-Clink-arg=-zstack-size=65536".to_owned(), format!("--remap-path-prefix={}=.", root.join("").display())];
    for folder in registries(&home.unwrap_or_default()) {
        flags.push(format!("--remap-path-prefix={}=crates", folder.display()));
    }
    flags.extend(more.iter().map(|flag| (*flag).to_owned()));
    flags.join("\u{1f}")
}

/// The folders into which cargo unpacks crates.
fn registries(home: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(Path::new(home).join("registry/src")).into_iter().flatten();
    entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect()
}

/// Makes glue and a small .wasm from a compiled crate.
pub fn bind(root: &Root, compiled: &Compiled, host: Host) -> Result<Module, Failure> {
    let name = compiled.part.name();
    let kind = match host {
        Host::Page => "page",
        Host::Node => "node",
        Host::Web => "web",
    };
    let folder = root.target().join("bind").join(format!("{name}-{kind}"));
    fs::create_dir_all(&folder).map_err(Failure::at(&folder))?;
    let module = Module { glue: folder.join(format!("{name}.js")), wasm: folder.join(format!("{name}_bg.wasm")) };
    let products = [module.glue.clone(), module.wasm.clone()];
    let scripts = scripts(root, compiled.part.package);
    // The tools are inputs, too.
    let tools = ["widget/xtask/src/wasm.rs", "widget/xtask/src/names.rs", "widget/xtask/src/snip.rs", "widget/xtask/package-lock.json"]
        .map(|file| root.join(file));
    let inputs = Fingerprint::of_files(&[std::slice::from_ref(&compiled.wasm), &scripts, &tools].concat())?;
    unless_done(&folder.join("stamp"), inputs, &products, || {
        step(&format!("Binding and shrinking {name} for {kind}"));
        let snipped = folder.join("snipped.wasm");
        snip::never_called(&compiled.wasm, &snipped)?;
        bindgen(&snipped, &name, host, &folder)?;
        add_scripts(&module.glue, &scripts, host)?;
        snip::unknown_closures(&module.wasm)?;
        shorten(&module.glue, &shrink(root, &module.wasm)?)
    })?;
    Ok(module)
}

fn bindgen(compiled: &Path, name: &str, host: Host, folder: &Path) -> Result<(), Failure> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(name).typescript(host == Host::Node).remove_producers_section(true);
    match host {
        Host::Page | Host::Web => bindgen.web(true).map(|bindgen| bindgen.omit_default_module_path(true)),
        Host::Node => bindgen.nodejs(true),
    }
    .and_then(|bindgen| bindgen.generate(folder))
    .map_err(|error| Failure::Said(format!("wasm-bindgen on {name}: {error:#}")))
}

/// A crate's scripts, which its Rust calls by name.
fn scripts(root: &Root, package: &str) -> Vec<PathBuf> {
    let folder = if package == "expectly-node" { "core/node/glue" } else { return Vec::new() };
    let entries = fs::read_dir(root.join(folder)).into_iter().flatten();
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect();
    files.sort();
    files
}

/// Puts a crate's scripts in front of the glue that calls them: one file, one scope, and no module that a bundler could lose.
fn add_scripts(glue: &Path, scripts: &[PathBuf], host: Host) -> Result<(), Failure> {
    const EXPORT: &str = "export class ";
    let mut text = String::new();
    for script in scripts {
        text += &fs::read_to_string(script).map_err(Failure::at(script))?;
    }
    let classes: Vec<String> = text.lines().filter_map(|line| line.strip_prefix(EXPORT)?.split(' ').next()).map(str::to_owned).collect();
    if host == Host::Node {
        text = text.replace(EXPORT, "class ");
        for class in &classes {
            text += &format!("\nexports.{class} = {class};\n");
        }
    }
    text += &fs::read_to_string(glue).map_err(Failure::at(glue))?;
    fs::write(glue, text).map_err(Failure::at(glue))
}

/// Shrinks a .wasm in place, the names by which glue calls it included; returns what wasm-opt printed.
fn shrink(root: &Root, wasm: &Path) -> Result<String, Failure> {
    let tool = || {
        let mut optimiser = root.program(root.join("widget/xtask/node_modules/.bin/wasm-opt"));
        optimiser.arg(wasm).arg("-o").arg(wasm);
        optimiser
    };
    // The lowest addresses are the stack's last, which nothing points into by way of a sum that overflows.
    // What is alike by name is alike, and compresses better side by side.
    // A third round finds 150 bytes more, a fourth none.
    let rounds = ["--flatten", "--rereloop", "-Oz", "-Oz", "-Oz"];
    run(tool().arg("--low-memory-unused").args(rounds).args(["--reorder-functions-by-name", "--strip-debug"]))?;
    // By itself: with passes that are repeated, it prints its list as often.
    let mut shortener = tool();
    shortener.arg("--minify-imports-and-exports-and-modules");
    output(&mut shortener).ok_or_else(|| Failure::Program { line: line(&shortener) })
}

fn shorten(glue: &Path, names: &str) -> Result<(), Failure> {
    let text = fs::read_to_string(glue).map_err(Failure::at(glue))?;
    fs::write(glue, Names::parse(names)?.rename(&text)).map_err(Failure::at(glue))
}
