// Owns where this script came from. Reads the page, changes nothing of it.

/** The element of this script; null where a bundler imported it. Only known while the script first runs. */
export const script = document.currentScript;

/** The folder that its other files are fetched from. */
export const home = new URL(".", script?.src || location.href).href;

/** What the tag says: `study`, `lang`; what a page has put on every object says nothing. */
export const said = { __proto__: null, ...script?.dataset };
