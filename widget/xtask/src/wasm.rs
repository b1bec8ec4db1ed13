//! Owns the way from a crate to a small .wasm with its JavaScript glue; does not know where they are served.

use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::Bindgen;

use crate::failure::Failure;
use crate::setup::WASM_TARGET;
use crate::shell::{Root, run, step};
use crate::stamp::{Fingerprint, unless_done};

/// Where the glue is loaded from, which decides its form.
#[derive(Clone, Copy)]
pub enum Host {
    /// A page: an ES module that is told where the .wasm is.
    Page,
    /// Node: a CommonJS module that reads the .wasm beside it.
    Node,
}

/// What came out.
pub struct Module {
    /// The JavaScript glue.
    pub glue: PathBuf,
    /// The WebAssembly.
    pub wasm: PathBuf,
}

/// Compiles the crates to WebAssembly; cargo shows its progress.
pub fn compile(root: &Root, packages: &[&str]) -> Result<(), Failure> {
    let mut cargo = root.cargo();
    cargo.args(["build", "--profile", "wasm", "--target", WASM_TARGET]);
    packages.iter().for_each(|package| {
        cargo.args(["--package", package]);
    });
    run(&mut cargo)
}

/// Makes glue and a small .wasm from a compiled crate.
pub fn bind(root: &Root, package: &str, host: Host) -> Result<Module, Failure> {
    let name = package.replace('-', "_");
    let kind = match host {
        Host::Page => "page",
        Host::Node => "node",
    };
    let compiled = root.target().join(WASM_TARGET).join("wasm").join(format!("{name}.wasm"));
    let folder = root.target().join("bind").join(format!("{name}-{kind}"));
    fs::create_dir_all(&folder).map_err(Failure::at(&folder))?;
    let module = Module { glue: folder.join(format!("{name}.js")), wasm: folder.join(format!("{name}_bg.wasm")) };
    let products = [module.glue.clone(), module.wasm.clone()];
    unless_done(&folder.join("stamp"), Fingerprint::of_files(std::slice::from_ref(&compiled))?, &products, || {
        step(&format!("Binding and shrinking {package} for {kind}"));
        bindgen(&compiled, &name, host, &folder)?;
        shrink(root, &module.wasm)
    })?;
    Ok(module)
}

fn bindgen(compiled: &Path, name: &str, host: Host, folder: &Path) -> Result<(), Failure> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).out_name(name).typescript(false).remove_name_section(true).remove_producers_section(true);
    match host {
        Host::Page => bindgen.web(true).map(|bindgen| bindgen.omit_default_module_path(true)),
        Host::Node => bindgen.nodejs(true),
    }
    .and_then(|bindgen| bindgen.generate(folder))
    .map_err(|error| Failure::Said(format!("wasm-bindgen on {name}: {error:#}")))
}

fn shrink(root: &Root, wasm: &Path) -> Result<(), Failure> {
    let optimiser = root.join("widget/xtask/node_modules/.bin/wasm-opt");
    run(root.program(optimiser).arg(wasm).arg("-o").arg(wasm).args(["-Os", "--all-features", "--strip-producers"]))
}
