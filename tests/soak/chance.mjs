// Owns chance that a seed repeats: a run that failed can be had again, as far as timing lets it. Nothing secret is made of it.

/** Mulberry32, by Tommy Ettinger: the shortest generator whose numbers pass the usual tests. */
export function chance(seed) {
  let state = seed >>> 0;
  const number = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    /** From 0 up to 1. */
    number,
    between: (low, high) => low + number() * (high - low),
    /** An entry of `[weight, value]` pairs. */
    pick(weighted) {
      let rest = number() * weighted.reduce((sum, [weight]) => sum + weight, 0);
      return weighted.find(([weight]) => (rest -= weight) < 0)?.[1] ?? weighted[0][1];
    },
  };
}
