// Owns how long the loader listens: every listener is registered with `life`, and ends with `ending`.
export const ending = new AbortController();
// Without a prototype: `once` on every object would end what is to last.
export const life = { __proto__: null, signal: ending.signal };
