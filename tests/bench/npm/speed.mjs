// Owns measuring how long an NPS with its interval takes in Node, beside the loops and libraries that one would take otherwise. Run:
// `npm ci --prefix tests/bench/npm && node tests/bench/npm/speed.mjs`, after `cargo xtask package`. Fails where a target is missed.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { deviation, mean } from "d3-array";
import * as simple from "simple-statistics";

const folder = resolve(process.env.EXPECTLY_NPM ?? new URL("../../../target/dist/npm", import.meta.url).pathname);
const { nps, Tally } = await import(pathToFileURL(resolve(folder, "index.mjs")));

const BYTES = 10_000_000;
const ROWS = 1_000_000;
/** The fastest of so many rounds counts, each going through all candidates, so that a busy moment of the machine hits them alike. */
const ROUNDS = 15;
const Z = 1.959963984540054;

const bytes = new Uint8Array(BYTES);
for (let index = 0, state = 12345; index < BYTES; index += 1) {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  bytes[index] = (state >>> 16) % 11;
}
const numbers = Array.from(bytes.subarray(0, ROWS));
const rows = numbers.map((score, id) => ({ id, score, comment: "fine" }));
const doubles = new Float64Array(bytes);

/** Loops over bytes, as one would write them by hand: none of them notices an 11. */
const LOOPS = {
  "loop, two comparisons": (scores) => {
    let promoters = 0;
    let detractors = 0;
    for (let index = 0; index < scores.length; index += 1) {
      if (scores[index] >= 9) promoters += 1;
      else if (scores[index] <= 6) detractors += 1;
    }
    return interval(promoters, detractors, scores.length);
  },
  "loop, a histogram": (scores) => {
    const counts = new Uint32Array(256);
    for (let index = 0; index < scores.length; index += 1) counts[scores[index]] += 1;
    return interval(counts[9] + counts[10], counts.subarray(0, 7).reduce((sum, count) => sum + count), scores.length);
  },
  "loop, no branches, four at a time": (scores) => {
    let promoters = 0;
    let detractors = 0;
    for (let index = 0; index < scores.length; index += 4) {
      const a = scores[index];
      const b = scores[index + 1];
      const c = scores[index + 2];
      const d = scores[index + 3];
      promoters += ((8 - a) >>> 31) + ((8 - b) >>> 31) + ((8 - c) >>> 31) + ((8 - d) >>> 31);
      detractors += ((a - 7) >>> 31) + ((b - 7) >>> 31) + ((c - 7) >>> 31) + ((d - 7) >>> 31);
    }
    return interval(promoters, detractors, scores.length);
  },
};

function interval(promoters, detractors, n) {
  const point = (promoters - detractors) / n;
  const half = Z * Math.sqrt(((promoters + detractors) / n - point * point) / n);
  return [point, point - half, point + half];
}

const part = ({ score }) => (score >= 9 ? 1 : score <= 6 ? -1 : 0);
const around = (point, spread) => [point, point - (Z * spread) / Math.sqrt(ROWS), point + (Z * spread) / Math.sqrt(ROWS)];
const LIBRARIES = {
  "d3-array": () => around(mean(rows, part), deviation(rows, part)),
  "simple-statistics": () => {
    const parts = rows.map(part);
    return around(simple.mean(parts), simple.sampleStandardDeviation(parts));
  },
};

const tally = new Tally({ scale: "likelihood11" });
tally.push(bytes);
const oursOfBytes = measured({ "@expectly/core": () => nps(bytes), ...bound(LOOPS, bytes) });
const oursOfRows = measured({ "@expectly/core": () => nps(rows, { column: "score" }), ...LIBRARIES });
show(`${BYTES} answers in a Uint8Array`, oursOfBytes);
show(`${ROWS} answers in objects`, oursOfRows);
show("other forms", measured({
  [`${ROWS} in an array of numbers`]: () => nps(numbers),
  [`${BYTES} in a Float64Array`]: () => nps(doubles),
  [`${BYTES} in a tally`]: () => nps(tally),
  "3 in an array": () => nps([10, 9, 3]),
}));

target("as fast as the best loop over bytes", factor(oursOfBytes), 1);
target("three times as fast as the faster library over objects", factor(oursOfRows), 3);

function bound(loops, scores) {
  return Object.fromEntries(Object.entries(loops).map(([name, loop]) => [name, () => loop(scores)]));
}

/** The best time of each, in milliseconds. */
function measured(candidates) {
  const best = Object.fromEntries(Object.keys(candidates).map((name) => [name, Infinity]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, run] of Object.entries(candidates)) {
      const began = performance.now();
      run();
      best[name] = Math.min(best[name], performance.now() - began);
    }
  }
  return best;
}

function show(title, times) {
  console.log(`\n${title}`);
  for (const [name, time] of Object.entries(times)) console.log(`  ${time.toFixed(3).padStart(9)} ms  ${name}`);
}

/** How many times as long the fastest other takes. */
function factor({ "@expectly/core": ours, ...others }) {
  return Math.min(...Object.values(others)) / ours;
}

function target(what, reached, wanted) {
  console.log(`${reached >= wanted ? "reached" : "MISSED "} ${reached.toFixed(2)} of ${wanted}: ${what}`);
  if (reached < wanted) process.exitCode = 1;
}
