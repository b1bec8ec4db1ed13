//! Owns leaving out of a WebAssembly the functions that nobody calls, though the compiler cannot know: what yew keeps ready for what the
//! panel never draws. Whoever calls one of them after all gets a trap, which the browsers' tests would see. Renames nothing.

use std::collections::HashSet;
use std::path::Path;

use rustc_demangle::demangle;
use walrus::{ExportItem, FunctionBuilder, FunctionId, FunctionKind, Module};

use crate::failure::Failure;

/// Parts of their names.
const NEVER_CALLED: &[&str] = &[
    // The panel listens at its form by itself (shown.rs).
    "SubtreeData>::add_listener",
    "BSubtree>::ensure_handled",
    "ListenerRegistration>::register",
    "Registry>::unregister",
    "EventDescriptor",
    // It draws elements and words (view/drawing.rs) …
    "vraw::VRaw as ",
    "vsuspense::VSuspense as ",
    "vsuspense::VSuspense>>::unwrap_or_clone",
    "vportal::VPortal as ",
    "vportal::VPortal>>::unwrap_or_clone",
    "BaseSuspense",
    // … whose attributes are all in one order.
    "apply_diff_as_maps",
    "HashMap<&str, &yew",
    "RawTable<(&str, &yew",
    ">>::get_index_of::",
    // Its lists are compared by place (below).
    "blist::KeyedEntry",
    // It is one component, so the tree of those that wait to be drawn is never deep.
    "BalancingContext",
    // Panics are traps without words.
    "console_error_panic_hook::hook",
];

/// Whether all children of an element have keys: saying no leaves out the code that moves them about. Without it they are compared by
/// place, as those without keys are, and made anew where their keys differ.
const NEVER_TRUE: &str = "VList>::fully_keyed";

/// What JavaScript calls a Rust closure by, one for each type; the unused ones are in the table of functions all the same.
const CLOSURES: &str = "closures::_::invoke";

/// What is freed may be of a kind that was never made.
const FREEING: [&str; 3] = ["drop_in_place", "::Drop>::drop", "RawIter<"];

/// Leaves out of a compiled .wasm what is never called, so that wasm-bindgen makes no glue for it.
pub fn never_called(compiled: &Path, to: &Path) -> Result<(), Failure> {
    replace(compiled, to, |name, _| {
        let name = format!("{:#}", demangle(name));
        if name.ends_with(NEVER_TRUE) { Some(Body::False) } else { is_never_called(&name).then_some(Body::Trap) }
    })
}

/// Leaves out of a bound .wasm, in place, the ways into closures that its glue does not know.
pub fn unknown_closures(bound: &Path) -> Result<(), Failure> {
    replace(bound, bound, |name, is_exported| (name.contains(CLOSURES) && !is_exported).then_some(Body::Trap))
}

/// What is put in place of a function's own code.
#[derive(Clone, Copy)]
enum Body {
    Trap,
    False,
}

fn replace(from: &Path, to: &Path, instead: impl Fn(&str, bool) -> Option<Body>) -> Result<(), Failure> {
    let failed = |error| Failure::Said(format!("{}: {error:#}", from.display()));
    let mut module = Module::from_file(from).map_err(failed)?;
    let exported = module.exports.iter().filter_map(function).filter_map(|id| module.funcs.get(id).name.as_deref());
    // What takes references to JavaScript is called by way of another function of nearly the same name.
    let exported: HashSet<&str> = exported.map(without_shim).collect();
    let named = module.funcs.iter_local().filter_map(|(id, _)| Some((id, module.funcs.get(id).name.as_deref()?)));
    let left_out = named.filter_map(|(id, name)| Some((id, instead(name, exported.contains(without_shim(name)))?)));
    let left_out: Vec<(FunctionId, Body)> = left_out.collect();
    for (id, body) in left_out {
        let (given, returned) = module.types.params_results(module.funcs.get(id).ty());
        let (given, returned) = (given.to_vec(), returned.to_vec());
        let mut new = FunctionBuilder::new(&mut module.types, &given, &returned);
        match body {
            Body::Trap => drop(new.func_body().unreachable()),
            Body::False => drop(new.func_body().i32_const(0)),
        }
        let places = given.into_iter().map(|kind| module.locals.add(kind)).collect();
        module.funcs.get_mut(id).kind = FunctionKind::Local(new.local_func(places));
    }
    module.emit_wasm_file(to).map_err(failed)
}

/// A function's name without what wasm-bindgen adds for those that it puts before it.
fn without_shim(name: &str) -> &str {
    name.split(" externref shim").next().unwrap_or(name)
}

fn function(export: &walrus::Export) -> Option<FunctionId> {
    match export.item {
        ExportItem::Function(id) => Some(id),
        _ => None,
    }
}

fn is_never_called(name: &str) -> bool {
    NEVER_CALLED.iter().any(|part| name.contains(part)) && !FREEING.iter().any(|part| name.contains(part))
}

#[cfg(test)]
mod tests {
    use super::is_never_called;

    #[test]
    fn what_frees_is_left_in_or_a_panel_that_goes_would_trap() {
        assert!(is_never_called("<yew::dom_bundle::subtree_root::SubtreeData>::add_listener"));
        assert!(!is_never_called("core::ptr::drop_in_place::<<yew::dom_bundle::subtree_root::SubtreeData>::add_listener::{closure#0}>"));
        assert!(!is_never_called("<expectly_widget::panel::draft::Draft>::gift"));
    }
}
