// Shows what counting answers costs beside what people would write or install instead: a loop, d3-array, simple-statistics.
import { deviation, mean } from "d3-array";
import { probit, sampleStandardDeviation, mean as simpleMean } from "simple-statistics";

import { core } from "../wasm/core.mjs";
import { turns } from "./turns.mjs";

const MANY = 10_000_000;
const ROWS = 1_000_000;
const answer = (index) => (index * 7 + (index >> 3)) % 11;

/** Wald's interval, the one that these libraries have the parts for. */
const withInterval = (score, deviation, n, z) => {
  const half = (z * deviation) / Math.sqrt(n);
  return { score, low: score - half, high: score + half };
};
const ofCounts = (promoters, detractors, n) => {
  const score = (promoters - detractors) / n;
  return withInterval(score, Math.sqrt((promoters + detractors) / n - score * score), n, 1.959963984540054).score;
};

const bytes = Uint8Array.from({ length: MANY }, (_, index) => answer(index));

turns("NPS of a Uint8Array of 10 M answers, Node", {
  "nps(bytes)": () => core.nps(bytes).point,
  "hand-written loop over a histogram": () => {
    const counts = new Uint32Array(11);
    for (let index = 0; index < bytes.length; index++) counts[bytes[index]]++;
    const detractors = counts.subarray(0, 7).reduce((sum, count) => sum + count, 0);
    return ofCounts(counts[9] + counts[10], detractors, bytes.length);
  },
  "hand-written loop, four histograms": () => {
    const [a, b, c, d] = Array.from({ length: 4 }, () => new Uint32Array(256));
    for (let index = 0; index < bytes.length; index += 4) {
      a[bytes[index]]++;
      b[bytes[index + 1]]++;
      c[bytes[index + 2]]++;
      d[bytes[index + 3]]++;
    }
    const count = (value) => a[value] + b[value] + c[value] + d[value];
    const detractors = [0, 1, 2, 3, 4, 5, 6].reduce((sum, value) => sum + count(value), 0);
    return ofCounts(count(9) + count(10), detractors, bytes.length);
  },
  "hand-written loop without branches": () => {
    let promoters = 0;
    let detractors = 0;
    for (let index = 0; index < bytes.length; index++) {
      promoters += (8 - bytes[index]) >>> 31;
      detractors += (bytes[index] - 7) >>> 31;
    }
    return ofCounts(promoters, detractors, bytes.length);
  },
});

const rows = Array.from({ length: ROWS }, (_, index) => ({ id: `r${index}`, score: answer(index), channel: "widget" }));
const coded = ({ score }) => (score > 8 ? 1 : score < 7 ? -1 : 0);

turns("NPS with interval of 1 M plain objects, Node", {
  "nps of a column": () => core.nps(rows, { column: "score" }).point,
  "d3-array": () => withInterval(mean(rows, coded), deviation(rows, coded), ROWS, 1.959963984540054).score,
  "simple-statistics": () => {
    const codes = rows.map(coded);
    return withInterval(simpleMean(codes), sampleStandardDeviation(codes), ROWS, probit(0.975)).score;
  },
  "hand-written loop": () => {
    let promoters = 0;
    let detractors = 0;
    for (const { score } of rows) {
      if (score > 8) promoters++;
      else if (score < 7) detractors++;
    }
    return ofCounts(promoters, detractors, ROWS);
  },
});
