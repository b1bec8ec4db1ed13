// Owns how long the loader listens: every listener is registered with `life`, and ends with `ending`.
export const ending = new AbortController();
export const life = { signal: ending.signal };

/** Waits for the next event of that kind. */
export const next = (target, kind) => new Promise((seen) => target.addEventListener(kind, seen, { once: true }));
