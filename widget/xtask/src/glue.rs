//! Owns saying wasm-bindgen's glue for the widget more briefly: it is written for every host, and the widget's is a page of a known age
//! that hands it a response. Each change fails where wasm-bindgen no longer writes what it replaces. Does not shorten names.

use crate::failure::Failure;

/// Starts from the response that the loader has fetched. Streaming takes no other type than this, and some servers send another.
const START: &str = r#"async function __wbg_init({ module_or_path }) {
    const response = await module_or_path;
    const streams = response.headers.get("content-type") === "application/wasm";
    const imports = __wbg_get_imports();
    const { instance } = await (streams
        ? WebAssembly.instantiateStreaming(response, imports)
        : WebAssembly.instantiate(await response.arrayBuffer(), imports));
    return __wbg_finalize_init(instance);
}

export { __wbg_init as default };
"#;

/// Copies a text in one go, which for a study is as quick as wasm-bindgen's two ways of doing it.
const PASS: &str = "function passStringToWasm0(arg, malloc) {
    const bytes = cachedTextEncoder.encode(arg);
    const ptr = malloc(bytes.length, 1) >>> 0;
    getUint8ArrayMemory0().set(bytes, ptr);
    WASM_VECTOR_LEN = bytes.length;
    return ptr;
}

";

/// Without counting up to the two gigabytes after which old Safaris cannot go on.
const DECODE: &str = "function decodeText(bytes) {
    return cachedTextDecoder.decode(bytes);
}

";

/// What throws, throws in Rust.
const CAUGHT: &str = "const caught = (call) => (...given) => {
    try {
        return call(...given);
";

/// The glue, said briefly.
pub fn brief(glue: &str) -> Result<String, Failure> {
    let glue = between(glue, "async function __wbg_load(", None, START)?;
    let glue = between(&glue, "if (!('encodeInto' in", Some("let WASM_VECTOR_LEN"), "")?;
    let glue = between(&glue, "function passStringToWasm0(", Some("function takeFromExternrefTable0("), PASS)?;
    let glue = between(&glue, "const MAX_SAFARI_DECODE_BYTES", Some("const cachedTextEncoder"), DECODE)?;
    let glue = between(&glue, "function handleError(", Some("    } catch (e) {"), CAUGHT)?;
    // What a page has put on every object is no option of a listener or a request of ours.
    let glue = between(&glue, "new Object()", Some(";"), "{ __proto__: null }")?;
    let glue: String = glue.lines().map(|line| import(line) + "\n").collect();
    // No class of a page throws when asked what it is an instance of.
    Ok(glue
        .replace("let result;\n            try {\n                result = ", "return ")
        .replace(";\n            } catch (_) {\n                result = false;\n            }\n            const ret = result;\n            return ret;", ";"))
}

/// An import's first or last line, as a part of an arrow function.
fn import(line: &str) -> String {
    let opened = line.strip_suffix(") {").and_then(|line| line.split_once(": function("));
    match opened {
        Some((name, given)) => match given.strip_prefix(") { return handleError(function (") {
            Some(given) => format!("{name}: caught(({given}) => {{"),
            None => format!("{name}: ({given}) => {{"),
        },
        None => line.replace("}, arguments); },", "}),"),
    }
}

/// The text with everything from `start` up to `end`, or to its own end, replaced.
fn between(text: &str, start: &str, end: Option<&str>, new: &str) -> Result<String, Failure> {
    let missing = |part: &str| Failure::Said(format!("wasm-bindgen's glue no longer contains `{part}`"));
    let (before, rest) = text.split_once(start).ok_or_else(|| missing(start))?;
    let Some(end) = end else { return Ok(format!("{before}{new}")) };
    let (_, after) = rest.split_once(end).ok_or_else(|| missing(end))?;
    Ok(format!("{before}{new}{end}{after}"))
}

#[cfg(test)]
mod tests {
    use super::import;

    #[test]
    fn an_import_that_may_throw_is_still_caught() {
        let lines =
            ["a: function() { return handleError(function (arg0, arg1) {", "    return arg0;", "}, arguments); },", "b: function(arg0) {"];
        assert_eq!(lines.map(import), ["a: caught((arg0, arg1) => {", "    return arg0;", "}),", "b: (arg0) => {"]);
    }
}
