// Owns fetching the widget, in parallel what starts it and its WebAssembly. When, is decided elsewhere; what it asks is not known here.
import { bring, bytes } from "./bring.js";
import { state } from "./state.js";
import { fail } from "./tell.js";

/** What panel.js gives, once. A failure is told once and not tried again on this page. */
export const load = () =>
  (state.widget ||= (async () => {
    try {
      const wasm = bytes("widget-__HASH__.wasm", "__WASM_HASH__");
      wasm.catch(() => {});
      const panel = await bring("widget-__HASH__.js", "__PANEL_HASH__");
      state.trap = panel.trap;
      return await panel.default(wasm, state);
    } catch {
      fail("load");
    }
  })());
