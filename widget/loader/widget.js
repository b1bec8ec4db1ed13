// Owns fetching the widget, in parallel what starts it and its WebAssembly. When, is decided elsewhere; what it asks is not known here.
import { home, script } from "./place.js";
import { state } from "./state.js";
import { fail } from "./tell.js";

/** What panel.js gives, once. A failure is told once and not tried again on this page. */
export const load = () =>
  (state.widget ||= (async () => {
    try {
      const wasm = fetch(home + "widget-__HASH__.wasm");
      wasm.catch(() => {});
      const panel = await import(home + "widget-__HASH__.js");
      state.trap = panel.trap;
      return await panel.default(wasm, script && script.dataset.lang);
    } catch {
      fail("load");
    }
  })());
