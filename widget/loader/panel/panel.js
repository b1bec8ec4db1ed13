// Owns the loader's side of the panel: starting its WebAssembly, and opening it in the page's language. It is one file with the glue
// that wasm-bindgen makes, so that nobody pays for it before a survey is shown.
import start, * as glue from "expectly-glue";
import { name } from "../name.js";
import { own, write } from "../own.js";
import { fail, tell } from "../tell.js";
import { hander } from "./handed.js";
import { reasonOf } from "./refused.js";
import { words } from "./words.js";

export { trap } from "./trap.js";

// Where an owner reads what to change: beside this file, so that it speaks of this very version.
const HELP = new URL("help.html#content-security-policy", import.meta.url).href;

/** Starts the panel with the response that brings its WebAssembly; nothing if it cannot run. The rest is the loader's. */
export default async (wasm, state, fetched) => {
  const language = () => state.lang || document.documentElement.lang || navigator.language || "";
  // They come while the WebAssembly is still on its way.
  words(language());
  try {
    await start({ module_or_path: wasm });
  } catch (error) {
    const code = reasonOf(error);
    if (code != "csp") return fail(code);
    console.warn(name + ": csp, see " + HELP);
    return tell("error", { code, path: "", help: HELP });
  }
  const handed = hander(fetched, state);
  return {
    check: glue.check,
    close: glue.close,
    forget: () => {
      glue.forget();
      handed.forget();
    },
    stop: () => {
      glue.close();
      handed.stop();
    },
    words: () => words(language()),
    /** Shows a moment if, once everything is here, `still` says yes; returns when the panel is gone. `given`: what the page asked with. */
    show: async ({ id, moment, given, element }, still) => {
      const said = await words(language());
      // Nothing is shown rather than a panel without words.
      if (!said) return fail("load");
      if (!(await still())) return;
      const known = [["opened", own(given, "opened")], ["prefill", own(given, "prefill")], ["attributes", state.attributes]];
      const more = Object.fromEntries(known.filter(([, value]) => value !== undefined));
      const pair = moment == "after" ? await state.pair?.(id) : undefined;
      await new Promise((gone) => {
        glue.open(state.text, id, moment, language(), said, write(more), element, pair, handed, gone);
        handed.arrived();
      });
    },
  };
};
