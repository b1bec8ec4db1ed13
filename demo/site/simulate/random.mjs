// Owns chance for the simulated visitors: one seeded stream, so that a run can be repeated. Makes no ids; those must differ between runs.

/** Draws from a seeded stream (mulberry32, 32 bits of state: ample for a demo, no more than that). */
export function chance(seed) {
  let state = seed >>> 0;
  /** A number from 0 up to, but not including, 1. */
  const share = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /** A normal draw (Box and Muller); 1 − share() keeps the logarithm away from 0. */
  const normal = (mean, spread) => mean + spread * Math.sqrt(-2 * Math.log(1 - share())) * Math.cos(2 * Math.PI * share());
  return {
    happens: (probability) => share() < probability,
    pick: (list) => list[Math.floor(share() * list.length)],
    normal,
    /** A whole value on a scale, cut off at its ends as people's answers are. */
    rating: (mean, spread, least, most) => Math.min(most, Math.max(least, Math.round(normal(mean, spread)))),
    /** Milliseconds around a typical value; many are quicker, a few take much longer. */
    millis: (typical) => Math.round(typical * Math.exp(normal(0, 0.5))),
  };
}
