// Owns what happens after a trap in the widget (a bug of ours), which surfaces as an error of the page: the console stays silent, and the
// panel goes. Only handlers that the page registered before the loader hear of it.
import { name } from "../name.js";
import { fail } from "../tell.js";

// Told once, although timers left behind may trap again.
let trapped;

/** Takes an error event of the page, if it is a trap. */
export const trap = (event) => {
  // The addresses of all parts begin as this module's.
  const widget = import.meta.url.replace(/(delivery\.)?js(\?.*)?$/, "");
  if (!(event.error instanceof WebAssembly.RuntimeError) || !String(event.error.stack).includes(widget)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  document.getElementById(name + "-host")?.remove();
  if (!trapped) fail("panic");
  trapped = true;
};
