// Owns timing contenders in turns, so that whatever else the machine does slows all of them, and printing what each took: one line of
// JSON a contender, for `cargo xtask bench`.
const ROUNDS = 15;

/** Runs each contender once in each round, after one round to warm up. They must give the same score. */
export function turns(bench, contenders) {
  const names = Object.keys(contenders);
  const times = Object.fromEntries(names.map((who) => [who, []]));
  for (let round = 0; round <= ROUNDS; round++) {
    const scores = names.map((who) => {
      const start = performance.now();
      const score = contenders[who]();
      if (round > 0) times[who].push(performance.now() - start);
      return score;
    });
    if (scores.some((score) => Math.abs(score - scores[0]) > 1e-9)) throw new Error(`${bench}: ${names} give ${scores}`);
  }
  for (const who of names) console.log(JSON.stringify({ bench, who, ms: times[who] }));
}
