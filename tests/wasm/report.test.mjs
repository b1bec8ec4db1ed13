// Owns showing that a report in JavaScript is core's report: pooled by key, nothing rounded, nothing lost on the way.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { core } from "./core.mjs";

const { debias, gap, nps, report, share, validateStudy } = core;
const KEY = { survey: "relationship", scale: "likelihood11", wording: "0123456789abcdef", population: "customer" };
const rating = (source, counts, more) => ({ ...KEY, question: "recommend", source, counts, ...more });

test("rows of one question through two channels are one score of everybody", () => {
  const { scores } = report({
    ratings: [
      rating("widget", [1, 0, 0, 0, 0, 0, 0, 1, 0, 1, 0], { skipped: 2 }),
      rating("email", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3], { dontKnow: 1 }),
    ],
  });
  assert.equal(scores.length, 1);
  assert.deepEqual(scores[0].readings, [nps([0, 7, 9, 10, 10, 10])]);
  assert.deepEqual(scores[0].sources, { email: 3, widget: 3 });
  assert.deepEqual([scores[0].n, scores[0].skipped, scores[0].dontKnow], [6, 2, 1]);
});

test("answers to other words, of other people, stay apart", () => {
  const rows = [{}, { wording: "fedcba9876543210" }, { population: "internal" }].map((key) => rating("widget", Array(11).fill(1), key));
  assert.equal(report({ ratings: rows }).scores.length, 3);
});

test("a report's gap is the gap of its pairs, and says who gave only one side", () => {
  const pairs = [[6, 4], [7, 5], [5, 5], [6, 7]];
  const key = { ...KEY, survey: "checkout", scale: "ease7" };
  const { joint, ...wanted } = gap(pairs, { scale: "ease7" });
  const expectation = { ...key, question: "expectation", source: "widget", counts: [0, 0, 0, 0, 1, 3, 2] };
  const { gaps } = report({ ratings: [expectation], pairs: [{ ...key, gap: "sacrifice", timing: "before", source: "widget", joint }] });
  assert.equal(gaps.length, 1);
  assert.equal(gaps[0].unpaired, 2);
  for (const name of Object.keys(wanted)) assert.deepEqual(gaps[0][name], wanted[name], name);
});

test("an item's gap is what gap() makes of its pairs as SERVQUAL, and who said only what they expect stands beside it", () => {
  const key = { ...KEY, survey: "service", scale: "quality7", question: "item-prompt", source: "widget" };
  const { joint, ...wanted } = gap([[7, 5], [6, 6], [6, 4], [5, 5]], { scale: "quality7", kind: "servqual" });
  const expected = { ...key, expected: true, counts: [0, 0, 0, 0, 1, 2, 3] };
  const { gaps, scores } = report({ ratings: [expected], pairs: [{ ...key, gap: "servqual", timing: "before", joint }] });
  assert.deepEqual([gaps.length, gaps[0].question, gaps[0].unpaired, scores.length], [1, "item-prompt", 2, 0]);
  assert.equal(gaps[0].difference.point, -1);
  for (const name of Object.keys(wanted)) assert.deepEqual(gaps[0][name], wanted[name], name);
});

test("a blurred choice is told back as debias() tells it, a plain one as share() reads it", () => {
  const row = { ...KEY, scale: "", source: "widget", question: "habit", options: { never: 52, often: 28, once: 20 }, n: 100 };
  const { choices } = report({ choices: [row, { ...row, randomized: Math.log(3) }] });
  const [plain, blurred] = choices.map(({ options }) => options.map((option) => option.share));
  assert.deepEqual(plain, [52, 28, 20].map((hits) => share({ hits, n: 100 })));
  assert.deepEqual(blurred, debias([52, 28, 20], Math.log(3)).shares);
});

test("a choice with a count that is none, or without its people, is refused with its place", () => {
  const row = { ...KEY, scale: "", source: "widget", question: "habit", options: { never: 1.5 }, n: 100 };
  assert.throws(() => report({ choices: [row] }), { code: "out_of_range", path: "choices[0].options.never" });
  const { n, ...nobody } = { ...row, options: {} };
  assert.throws(() => report({ choices: [nobody] }), { code: "missing", path: "choices[0].n" });
});

test("no counts are an empty report, not an error", () => {
  assert.deepEqual(report({}), { confidence: 0.95, gaps: [], scores: [], choices: [], rankings: [] });
});

test("counts near the most that is kept arrive whole", () => {
  const most = 2 ** 53 - 1;
  const { scores } = report({ ratings: [rating("widget", [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, most])] });
  assert.equal(scores[0].n, most);
});

test("a study is checked as the page checks it", () => {
  const study = { study: "shop", version: 1, endpoint: { url: "https://cx.example/v1/results" }, surveys: [] };
  assert.deepEqual(validateStudy(JSON.stringify(study)), { valid: true, warnings: [] });
  const wrong = { ...study, surveys: [{ id: "relationship", kind: "nsp", when: {} }] };
  const { message, ...check } = validateStudy(JSON.stringify(wrong));
  assert.deepEqual(check, { valid: false, code: "unknown_value", path: "surveys[0].kind" });
  assert.match(message, /unknown_value at surveys\[0\]\.kind/);
});

test("W31 a study nested ten thousand deep is refused within 50 ms", () => {
  const start = performance.now();
  assert.equal(validateStudy("[".repeat(10_000)).code, "not_json");
  assert(performance.now() - start < 50);
});

test("the demo's own study passes the check", () => {
  const study = readFileSync(new URL("../../demo/site/study.json", import.meta.url), "utf8");
  assert.deepEqual(validateStudy(study.replaceAll("{{cdn}}", "http://127.0.0.1:7070")), { valid: true, warnings: [] });
});

test("an owner hears before anybody else that a colour cannot be read, by how much, and what is shown instead", () => {
  const study = { study: "shop", version: 1, endpoint: { url: "https://cx.example/v1/results" }, surveys: [], look: { accent: "#ffd400" } };
  const { valid, warnings } = validateStudy(JSON.stringify(study));
  const [{ ratio, ...warning }] = warnings;
  assert.deepEqual({ valid, warning, tenths: Math.round(ratio * 10) }, {
    valid: true,
    warning: { code: "low_contrast", path: "look.accent", least: 3, used: "#af9200" },
    tenths: 14,
  });
});
