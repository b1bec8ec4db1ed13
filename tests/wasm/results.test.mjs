// Owns showing that results out of the collector's export are counted as the collector counts them, each once and none by halves.
import assert from "node:assert/strict";
import test from "node:test";

import { core, refusal } from "./core.mjs";

const { countResults, nps, report } = core;

const COMMON = { v: 1, study: "tea-shop", studyVersion: 3, wording: "9f2c41d07be35a86", population: "customer", source: "widget", locale: "en" };
const id = (number) => `0b8e7a52-6f0c-4f6e-9a51-${String(number).padStart(12, "0")}`;
const recommend = (number, answer) => ({
  ...COMMON,
  id: id(number),
  survey: "relationship",
  moment: "once",
  answers: [
    { question: "recommend", measure: "nps", scale: "likelihood11", ...answer },
    { question: "why", state: "answered", text: "Tea" },
  ],
  complete: true,
  receivedAt: "2026-11-20T10:00:00.000Z",
  cursor: "acme-shop:1",
});
const answered = (number, value) => recommend(number, { state: "answered", value });
const EXPERIENCE = {
  ...COMMON,
  id: id(900),
  survey: "checkout-ease",
  moment: "after",
  touchpoint: "checkout",
  stage: "purchase",
  facet: "process",
  answers: [{ question: "experience", measure: "ces", scale: "ease7", state: "answered", value: 4 }],
  pair: { timing: "before", expected: 6, experienced: 4 },
  gap: { kind: "sacrifice", value: 2, scale: "ease7", verdict: "fell-short" },
  complete: true,
};
const lines = (...results) => results.map((result) => `${JSON.stringify(result)}\n`).join("");

test("an export scores as its answers do, and says who passed and who did not know", () => {
  const text = lines(answered(1, 10), answered(2, 9), answered(3, 0), recommend(4, { state: "skipped" }), recommend(5, { state: "dont-know" }));
  const [score] = report(countResults(text)).scores;
  assert.deepEqual(score.readings[0], nps([10, 9, 0]));
  assert.deepEqual([score.n, score.skipped, score.dontKnow, score.sources], [3, 1, 1, { widget: 3 }]);
  assert.deepEqual(countResults(new TextEncoder().encode(text)), countResults(text));
});

test("both sides of one person are a pair, under the place in the lifecycle where they were asked", () => {
  const { pairs } = countResults(lines(EXPERIENCE));
  assert.equal(pairs.length, 1);
  const [{ joint, ...pair }] = pairs;
  assert.equal(joint[5][3], 1);
  assert.equal(joint.flat().reduce((sum, count) => sum + count), 1);
  const { touchpoint, stage, facet, gap, timing, scale } = pair;
  assert.deepEqual([touchpoint, stage, facet, gap, timing, scale], ["checkout", "purchase", "process", "sacrifice", "before", "ease7"]);
});

test("a result that stands in two exports is one answer", () => {
  assert.equal(countResults(lines(answered(1, 10), answered(1, 10), answered(2, 9))).ratings[0].counts.reduce((a, b) => a + b), 2);
});

test("answers to other words are counted apart", () => {
  assert.equal(countResults(lines(answered(1, 10), { ...answered(2, 9), wording: "0000000000000000" })).ratings.length, 2);
});

test("an empty export is no counts, not an error", () => {
  assert.deepEqual(countResults(""), { ratings: [], pairs: [], choices: [] });
  assert.deepEqual(countResults("\n"), { ratings: [], pairs: [], choices: [] });
});

/** Title, an export, and how it has to be refused. */
const REFUSED = [
  ["a broken line is named", `${lines(answered(1, 10))}{"v":`, "not_json [1]"],
  ["a rating off its scale is named", lines(answered(1, 10), answered(2, 11)), "out_of_range [1].answers[0].value"],
  ["a result of another study is not pooled", lines(answered(1, 10), { ...answered(2, 9), study: "other" }), "incompatible [1].study"],
  ["an unknown key is not passed over", lines({ ...answered(1, 10), weight: 2 }), "unknown_key [0].weight"],
  ["bytes that are no text are refused", new Uint8Array([0xff]), "not_json"],
  ["a list of results is no export", [answered(1, 10)], "wrong_type"],
];
for (const [title, text, expected] of REFUSED) test(title, () => assert.equal(refusal(() => countResults(text)), expected));
