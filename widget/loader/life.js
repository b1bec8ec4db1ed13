// Owns how long the loader listens: every listener is registered with `life`, and ends with `ending`.
export const ending = new AbortController();
export const life = { signal: ending.signal };
