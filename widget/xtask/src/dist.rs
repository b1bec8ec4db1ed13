//! Owns what is shipped and where it lies in target/dist: the loader and widget, the dashboard, the npm package.

use std::fs;
use std::path::{Path, PathBuf};

use crate::compress::{self, Sizes};
use crate::failure::Failure;
use crate::shell::{Root, step};
use crate::stamp::Fingerprint;
use crate::wasm::{self, Compiled, Host, Module};
use crate::{bundle, setup};

/// What was built.
pub struct Dist {
    /// target/dist
    pub folder: PathBuf,
    /// The files that a page downloads until a survey is interactive, by role.
    pub page: Vec<(&'static str, PathBuf, Sizes)>,
}

/// Builds everything that is shipped, doing only what is stale.
pub fn build(root: &Root) -> Result<Dist, Failure> {
    setup::wasm_target(root)?;
    setup::npm(root, "widget/xtask")?;
    setup::npm(root, "demo/dashboard")?;
    step("Compiling to WebAssembly");
    let widget = wasm::compile_small(root, "expectly-widget")?;
    let core = wasm::compile(root, "expectly-node")?;
    let folder = root.target().join("dist");
    let page = page(root, &widget, &fresh(&folder.join("v1"))?)?;
    dashboard(root, &core, &fresh(&folder.join("dashboard"))?)?;
    package(root, &core, &fresh(&folder.join("npm"))?)?;
    Ok(Dist { folder, page })
}

/// Builds the npm package and nothing else.
pub fn package_alone(root: &Root) -> Result<(), Failure> {
    setup::wasm_target(root)?;
    setup::npm(root, "widget/xtask")?;
    let core = wasm::compile(root, "expectly-node")?;
    package(root, &core, &fresh(&root.target().join("dist/npm"))?)
}

/// The loader and the widget. Names carry a hash, so that they can be cached for ever; only the loader's own name stays.
fn page(root: &Root, widget: &Compiled, to: &Path) -> Result<Vec<(&'static str, PathBuf, Sizes)>, Failure> {
    let widget = wasm::bind(root, widget, Host::Page)?;
    let words = root.join("widget/words");
    let hash = Fingerprint::of_files(&[widget.glue.clone(), widget.wasm.clone(), words.clone()])?.short();
    let (glue, wasm) = (to.join(format!("widget-{hash}.js")), to.join(format!("widget-{hash}.wasm")));
    bundle::minify(root, &widget.glue, &glue, true)?;
    copy(&widget.wasm, &wasm)?;
    let source = root.join("widget/loader/expectly.js");
    let filled = root.target().join("bind").join("loader.js");
    let text = fs::read_to_string(&source).map_err(Failure::at(&source))?;
    let languages = languages(&words)?;
    for language in &languages {
        let file = to.join(format!("words-{language}-{hash}.json"));
        copy(&words.join(format!("{language}.json")), &file)?;
        compress::beside(&file)?;
    }
    let text = text.replace("__HASH__", &hash).replace("__LANGUAGES__", &languages.join(" "));
    fs::write(&filled, text).map_err(Failure::at(&filled))?;
    let loader = to.join("expectly.js");
    bundle::minify(root, &filled, &loader, false)?;
    let sized = |role, path: PathBuf| compress::beside(&path).map(|sizes| (role, path, sizes));
    Ok(vec![sized("loader", loader)?, sized("glue", glue)?, sized("wasm", wasm)?])
}

/// The languages that there are files of words for.
fn languages(words: &Path) -> Result<Vec<String>, Failure> {
    let entries = fs::read_dir(words).map_err(Failure::at(words))?;
    let mut names: Vec<String> = entries.flatten().filter_map(|entry| Some(entry.path().file_stem()?.to_str()?.to_owned())).collect();
    names.sort();
    Ok(names)
}

fn dashboard(root: &Root, core: &Compiled, to: &Path) -> Result<(), Failure> {
    let core = wasm::bind(root, core, Host::Page)?;
    let from = root.join("demo/dashboard");
    bundle::bundle(root, &from.join("src/main.js"), &to.join("dashboard.js"), &[("expectly-core", &core.glue)])?;
    copy(&core.wasm, &to.join("core.wasm"))?;
    for file in ["index.html", "dashboard.css"] {
        copy(&from.join(file), &to.join(file))?;
    }
    for file in ["dashboard.js", "core.wasm"] {
        compress::beside(&to.join(file))?;
    }
    Ok(())
}

fn package(root: &Root, core: &Compiled, to: &Path) -> Result<(), Failure> {
    let Module { glue, wasm } = wasm::bind(root, core, Host::Node)?;
    copy(&glue.with_extension("d.ts"), &to.join("index.d.ts"))?;
    copy(&glue, &to.join("index.cjs"))?;
    copy(&wasm, &to.join("expectly_node_bg.wasm"))?;
    let module = to.join("index.mjs");
    fs::write(&module, reexport(&glue)?).map_err(Failure::at(&module))?;
    for file in ["package.json", "index.d.mts", "README.md"] {
        copy(&root.join("core/node").join(file), &to.join(file))?;
    }
    for file in ["LICENSE-MIT", "LICENSE-APACHE"] {
        copy(&root.join(file), &to.join(file))?;
    }
    Ok(())
}

/// The package's names as an ES module. It holds no code of its own: both forms share one WebAssembly instance.
fn reexport(glue: &Path) -> Result<String, Failure> {
    let text = fs::read_to_string(glue).map_err(Failure::at(glue))?;
    let names: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("exports.")?.split(' ').next()).collect();
    Ok(format!("export {{ {} }} from \"./index.cjs\";\n", names.join(", ")))
}

fn fresh(folder: &Path) -> Result<PathBuf, Failure> {
    if folder.exists() {
        fs::remove_dir_all(folder).map_err(Failure::at(folder))?;
    }
    fs::create_dir_all(folder).map_err(Failure::at(folder))?;
    Ok(folder.to_path_buf())
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    fs::copy(from, to).map(|_| ()).map_err(Failure::at(from))
}
