// Owns what a method card says: whoever cannot check a number has to believe it.
import assert from "node:assert/strict";
import test from "node:test";

import { linesOf } from "../src/methodcard.js";

const CARD = {
  measure: "sacrifice-mean", name: "Sacrifice", formula: "mean of each person's expected − experienced", version: 1, direction: "low-is-good",
  method: "paired-t", methodName: "t interval on each person's difference", cases: 12, scale: "ease7", lowest: 1, highest: 7,
  polarity: "high-is-good", wording: "0123456789abcdef", population: "customer", timing: "before",
};

test("a card says formula, direction, evidence, scale, timing, wording and version", () => {
  const lines = Object.fromEntries(linesOf(CARD));
  assert.equal(lines["Computed as"], "mean of each person's expected − experienced; lower is better");
  assert.equal(lines["Checked against"], "12 numbers from books and other packages");
  assert.equal(lines.Scale, "ease7, 1 to 7");
  assert.equal(lines["Expectation asked"], "before the experience");
  assert.equal(lines.Wording, "0123456789abcdef");
  assert.equal(lines.Formula, "sacrifice-mean, version 1");
});

test("what a card does not know it leaves out, and no evidence is not called evidence", () => {
  const { timing, wording, ...rest } = CARD;
  const headings = linesOf({ ...rest, cases: 0 }).map(([heading]) => heading);
  assert.deepEqual(headings.filter((heading) => ["Expectation asked", "Wording", "Checked against"].includes(heading)), []);
});
