// Shows which values of a scale count as good.
import assert from "node:assert/strict";
import test from "node:test";
import { scaleOf, toneOn, valuesOf } from "../src/scales.js";

const IDS = [
  "likelihood11", "csat5", "csat7", "effort5", "agree7", "ease7", "quality7", "tolerance9", "disconfirmation7", "comparison7", "importance7",
];

test("every scale that a study can name has words, or its answers would break the page", () => {
  for (const id of IDS) {
    const { min, max, noun, low, high } = scaleOf(id);
    assert.ok(max > min && noun && low && high, id);
  }
});

test("little effort is good: the other way round, the worst checkout would look the best", () => {
  const effort = scaleOf("effort5");
  assert.deepEqual(valuesOf(effort).map((value) => toneOn(effort, value)), ["better", "better", "neutral", "worse", "worse"]);
  assert.equal(toneOn(scaleOf("ease7"), 7), "better");
  assert.equal(toneOn(scaleOf("importance7"), 7), "neutral");
});
