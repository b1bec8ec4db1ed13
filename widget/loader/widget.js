// Owns fetching the widget's parts, in parallel what starts one and its WebAssembly. When, is decided elsewhere; what it asks is not known here.
import { bring, bytes } from "./bring.js";
import { state } from "./state.js";
import { fail } from "./tell.js";

/** What the script of a part gives. A failure is told. */
export const fetched = async (part, wasmHash, scriptHash) => {
  try {
    const wasm = bytes(part + ".wasm", wasmHash);
    wasm.catch(() => {});
    const script = await bring(part + ".js", scriptHash);
    state.trap ||= script.trap;
    return await script.default(wasm, state, fetched);
  } catch {
    fail("load");
  }
};

/** What panel.js gives, once; a failure is not tried again on this page. */
export const load = () => (state.widget ||= fetched("widget-__HASH__", "__WASM_HASH__", "__PANEL_HASH__"));
