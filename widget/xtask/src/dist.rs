//! Owns what is shipped and where it lies in target/dist: the loader and widget, the dashboard, the npm package.

use std::fs;
use std::path::{Path, PathBuf};

use crate::compress::{self, Sizes};
use crate::failure::Failure;
use crate::shell::{Root, step};
use crate::stamp::Fingerprint;
use crate::wasm::{self, Compiled, Host, Module, Part};
use crate::{bundle, glue, help, integrity, release, schema, setup};

const PANEL: Part = Part { package: "expectly-widget", feature: Some("panel") };
const DELIVERY_PART: Part = Part { package: "expectly-widget", feature: Some("delivery") };
const CORE: Part = Part { package: "expectly-node", feature: None };

/// What every page view fetches.
pub const LOADER: &str = "loader";
/// What the rarer studies fetch.
pub const MORE: &str = "more";
/// What is fetched while the visitor reads the first question.
pub const DELIVERY: &str = "delivery";

/// What was built.
pub struct Dist {
    /// target/dist
    pub folder: PathBuf,
    /// The files that a page downloads, by role.
    pub page: Vec<(&'static str, PathBuf, Sizes)>,
}

/// Builds everything that is shipped, doing only what is stale.
pub fn build(root: &Root) -> Result<Dist, Failure> {
    setup::wasm_target(root)?;
    setup::npm(root, "widget/xtask")?;
    setup::npm(root, "demo/dashboard")?;
    setup::npm(root, "demo/playground")?;
    step("Compiling to WebAssembly");
    let widget = [wasm::compile_small(root, &PANEL)?, wasm::compile_small(root, &DELIVERY_PART)?];
    let core = wasm::compile_small(root, &CORE)?;
    let folder = root.target().join("dist");
    let descriptions = schema::descriptions(root)?;
    let page = page(root, widget.each_ref(), &fresh(&folder.join("v1"))?)?;
    help::page(root, &folder.join("v1"))?;
    release::keep(&folder.join("v1"), &fresh(&folder.join(release::VERSION))?)?;
    widget_package(root, &folder.join("v1"), &descriptions, &fresh(&folder.join("npm-widget"))?)?;
    // For editors; pages never load it, so it is in no list of hashes.
    for beside in ["v1", release::VERSION] {
        copy(&descriptions.join(schema::SCHEMA), &folder.join(beside).join(schema::SCHEMA))?;
        compress::beside(&folder.join(beside).join(schema::SCHEMA))?;
    }
    dashboard(root, &core, &fresh(&folder.join("dashboard"))?)?;
    playground(root, &core, &fresh(&folder.join("playground"))?)?;
    package(root, &core, &descriptions, &fresh(&folder.join("npm"))?)?;
    Ok(Dist { folder, page })
}

/// Builds the npm package and nothing else.
pub fn package_alone(root: &Root) -> Result<(), Failure> {
    setup::wasm_target(root)?;
    setup::npm(root, "widget/xtask")?;
    let core = wasm::compile_small(root, &CORE)?;
    package(root, &core, &schema::descriptions(root)?, &fresh(&root.target().join("dist/npm"))?)
}

/// What a package has for editors and compilers. The schema is called as in its `exports`, which some tools do not read.
fn describe(descriptions: &Path, package: &Path) -> Result<(), Failure> {
    copy(&descriptions.join(schema::SCHEMA), &package.join("schema.json"))?;
    copy(&descriptions.join(schema::TYPES), &package.join(schema::TYPES))
}

/// The loader and the widget. Names carry a hash, so that they can be cached for ever; only the loader's own name stays.
fn page(root: &Root, [panel, delivery]: [&Compiled; 2], to: &Path) -> Result<Vec<(&'static str, PathBuf, Sizes)>, Failure> {
    let [panel, delivery] = [script(root, "panel", panel)?, script(root, "delivery", delivery)?];
    let words = root.join("widget/words");
    let inputs = [&panel.glue, &panel.wasm, &delivery.glue, &delivery.wasm, &words].map(PathBuf::clone);
    let hash = Fingerprint::of_files(&inputs)?.short();
    let named = |ending: &str| to.join(format!("widget-{hash}.{ending}"));
    let [glue, wasm, delivery_glue, delivery_wasm] = ["js", "wasm", "delivery.js", "delivery.wasm"].map(named);
    copy(&panel.wasm, &wasm)?;
    copy(&delivery.wasm, &delivery_wasm)?;
    copy(&delivery.glue, &delivery_glue)?;
    let languages = languages(&words)?;
    let named = |language: &str| to.join(format!("words-{language}-{hash}.json"));
    let mut spoken = Vec::new();
    for language in &languages {
        let file = named(language);
        copy(&words.join(format!("{language}.json")), &file)?;
        compress::beside(&file)?;
        spoken.push(format!("{language} {}", integrity::short(&file)?));
    }
    let [delivery_hash, delivery_wasm_hash] = [integrity::short(&delivery_glue)?, integrity::short(&delivery_wasm)?];
    let names: &[(&str, &str)] = &[
        ("__HASH__", &hash),
        ("__WORDS__", &spoken.join(" ")),
        ("__DELIVERY_HASH__", &delivery_hash),
        ("__DELIVERY_WASM_HASH__", &delivery_wasm_hash),
    ];
    fill(&panel.glue, &glue, names)?;
    let more = more(root, names, to)?;
    let loader = to.join("expectly.js");
    bundle::script(root, &root.join("widget/loader/expectly.js"), &loader)?;
    let hashes = [integrity::short(&more.0)?, integrity::short(&glue)?, integrity::short(&wasm)?];
    let [more_hash, panel_hash, wasm_hash] = hashes.each_ref().map(String::as_str);
    let hashes = [("__MORE_HASH__", more_hash), ("__PANEL_HASH__", panel_hash), ("__WASM_HASH__", wasm_hash)];
    fill(&loader, &loader, &[[("__HASH__", hash.as_str()), ("__MORE__", &more.1)].as_slice(), &hashes].concat())?;
    let sized = |role, path: PathBuf| compress::beside(&path).map(|sizes| (role, path, sizes));
    Ok(vec![
        sized(LOADER, loader)?,
        sized("glue", glue)?,
        sized("wasm", wasm)?,
        sized("words", named("en"))?,
        sized(MORE, more.0)?,
        sized(DELIVERY, delivery_glue)?,
        sized(DELIVERY, delivery_wasm)?,
    ])
}

/// One of the widget's two parts: its WebAssembly, and its script with the glue in it.
fn script(root: &Root, name: &str, part: &Compiled) -> Result<Module, Failure> {
    let Module { glue, wasm } = wasm::bind(root, part, Host::Page)?;
    let bind = root.target().join("bind");
    let (brief, bound) = (bind.join(format!("{name}-glue.js")), bind.join(format!("{name}.js")));
    fs::write(&brief, glue::brief(&read(&glue)?)?).map_err(Failure::at(&brief))?;
    bundle::bundle(root, &root.join("widget/loader").join(name).join(format!("{name}.js")), &bound, &[("expectly-glue", &brief)])?;
    Ok(Module { glue: bound, wasm })
}

/// Copies a script with its placeholders filled.
fn fill(from: &Path, to: &Path, names: &[(&str, &str)]) -> Result<(), Failure> {
    let text = names.iter().fold(read(from)?, |text, (name, value)| text.replace(name, value));
    fs::write(to, text).map_err(Failure::at(to))
}

/// What the loader fetches only for those who use it, with the hash in its name.
fn more(root: &Root, names: &[(&str, &str)], to: &Path) -> Result<(PathBuf, String), Failure> {
    let bundled = root.target().join("bind").join("more.js");
    bundle::bundle(root, &root.join("widget/loader/more/more.js"), &bundled, &[])?;
    let feedback = feedback(&root.join("widget/words"))?;
    fill(&bundled, &bundled, &[names, &[("__FEEDBACK__", feedback.as_str())]].concat())?;
    let hash = Fingerprint::of_files(std::slice::from_ref(&bundled))?.short();
    let file = to.join(format!("more-{hash}.js"));
    copy(&bundled, &file)?;
    Ok((file, hash))
}

/// What a feedback tab is called in each language, so that it need not fetch a whole file of words.
fn feedback(words: &Path) -> Result<String, Failure> {
    let mut pairs = Vec::new();
    for language in languages(words)? {
        let file = words.join(format!("{language}.json"));
        let said: serde_json::Value = serde_json::from_str(&read(&file)?).map_err(|error| Failure::Said(error.to_string()))?;
        let word = said.get("feedback").and_then(serde_json::Value::as_str).unwrap_or_default();
        pairs.push(format!("{language}={}", word.replace('"', "")));
    }
    Ok(pairs.join(";"))
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

/// The playground, which checks studies with the same core as the dashboard computes with.
fn playground(root: &Root, core: &Compiled, to: &Path) -> Result<(), Failure> {
    let core = wasm::bind(root, core, Host::Page)?;
    let from = root.join("demo/playground");
    bundle::bundle(root, &from.join("src/main.js"), &to.join("playground.js"), &[("expectly-core", &core.glue)])?;
    bundle::bundle(root, &from.join("src/preview.js"), &to.join("preview.js"), &[])?;
    copy(&core.wasm, &to.join("core.wasm"))?;
    for file in ["index.html", "playground.css", "preview.html", "preview.css", "example.json"] {
        copy(&from.join(file), &to.join(file))?;
    }
    // The shop's gallery shows the same looks.
    copy(&root.join("demo/site/looks.json"), &to.join("looks.json"))?;
    for file in ["playground.js", "core.wasm"] {
        compress::beside(&to.join(file))?;
    }
    Ok(())
}

fn package(root: &Root, core: &Compiled, descriptions: &Path, to: &Path) -> Result<(), Failure> {
    let Module { glue, wasm } = wasm::bind(root, core, Host::Node)?;
    let web = wasm::bind(root, core, Host::Web)?;
    same_bytes(&wasm, &web.wasm)?;
    copy(&wasm, &to.join("expectly_node_bg.wasm"))?;
    bundle::minify_common(root, &glue, &to.join("index.cjs"))?;
    let written = |name: &str, text: String| fs::write(to.join(name), text).map_err(Failure::at(&to.join(name)));
    written("index.mjs", reexport(&read(&glue)?))?;
    let started = web.glue.with_file_name("index.web.mjs");
    fs::write(&started, start(&read(&web.glue)?)?).map_err(Failure::at(&started))?;
    bundle::minify(root, &started, &to.join("index.web.mjs"))?;
    written("index.d.ts", with_more(&read(&glue.with_extension("d.ts"))?))?;
    for file in ["package.json", "index.d.mts", "README.md"] {
        copy(&root.join("core/node").join(file), &to.join(file))?;
    }
    licences(root, to)?;
    describe(descriptions, to)?;
    // What `npx @expectly/core` runs. It starts with a hashbang, so esbuild makes it executable.
    bundle::command(root, &root.join("core/node/cli/main.mjs"), &to.join("cli/main.mjs"), "../index.mjs")
}

/// The npm package of the widget: its own modules, and all that pages load, so that a site can serve it itself.
fn widget_package(root: &Root, page: &Path, descriptions: &Path, to: &Path) -> Result<(), Failure> {
    for file in ["package.json", "README.md", "index.mjs", "index.d.mts", "auto.mjs", "auto.d.mts"] {
        copy(&root.join("widget/npm").join(file), &to.join(file))?;
    }
    licences(root, to)?;
    describe(descriptions, to)?;
    release::copy_plain(page, &fresh(&to.join("dist"))?)
}

fn licences(root: &Root, to: &Path) -> Result<(), Failure> {
    ["LICENSE-MIT", "LICENSE-APACHE"].iter().try_for_each(|file| copy(&root.join(file), &to.join(file)))
}

/// The package's names as an ES module. It holds no code of its own: both forms share one WebAssembly instance.
fn reexport(glue: &str) -> String {
    let mut names: Vec<&str> = glue.lines().filter_map(|line| line.strip_prefix("exports.")?.split(' ').next()).collect();
    names.sort_unstable();
    format!("export {{ {} }} from \"./index.cjs\";\n", names.join(", "))
}

/// The web's module, which has fetched and started its WebAssembly before anybody who imports it runs: nobody has to wait by hand.
fn start(glue: &str) -> Result<String, Failure> {
    const BY_HAND: &str = "export { initSync, __wbg_init as default };";
    // The bundlers look for exactly this, and take the file along.
    const AT_ONCE: &str = "await __wbg_init({ module_or_path: new URL(\"./expectly_node_bg.wasm\", import.meta.url) });";
    if !glue.contains(BY_HAND) {
        return Err(Failure::Said(format!("the glue for pages no longer ends in {BY_HAND}")));
    }
    Ok(glue.replace(BY_HAND, AT_ONCE))
}

/// The functions' types, which also compile where `using` is not known, and the study's beside them.
fn with_more(types: &str) -> String {
    const STUDY: &str = "export type { Condition, Localized, Look, Question, Study, Survey, When } from \"./study.js\";\n";
    format!("/// <reference lib=\"esnext.disposable\" />\n{types}\n{STUDY}")
}

/// Node and pages are given the same file; only what surrounds it differs.
fn same_bytes(one: &Path, other: &Path) -> Result<(), Failure> {
    let bytes = |path: &Path| fs::read(path).map_err(Failure::at(path));
    if bytes(one)? == bytes(other)? { Ok(()) } else { Err(Failure::Said(format!("{} and {} differ", one.display(), other.display()))) }
}

fn read(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(Failure::at(path))
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
