// Shows what is counted when simulated visitors are left out.
import assert from "node:assert/strict";
import test from "node:test";
import { chosen, hasSimulated, simulatedAmong } from "../src/counts.js";

const real = { survey: "a", source: "widget", question: "ease", counts: [0, 2], skipped: 1, dontKnow: 0 };
const invented = { survey: "a", source: "simulated", question: "ease", counts: [5, 7], skipped: 3, dontKnow: 2 };
const pairs = [{ survey: "b", source: "simulated", gap: "xgap", margin: 0.5, joint: [[1, 2], [3, 4]] }];
const choices = [{ survey: "c", source: "simulated", question: "channel", options: { mail: 3, phone: 0 }, n: 3, skipped: 1, dontKnow: 0 }];
const counts = { ratings: [real, invented], pairs, choices };

test("with simulated visitors, nothing is touched", () => {
  assert.deepEqual(chosen(counts, { simulated: true }), counts);
});

test("without them, no simulated answer is left in any number, and no question is lost from the page", () => {
  const left = chosen(counts, { simulated: false });
  assert.deepEqual(left.ratings, [real, { ...invented, counts: [0, 0], skipped: 0, dontKnow: 0 }]);
  assert.deepEqual(left.pairs, [{ ...pairs[0], joint: [[0, 0], [0, 0]] }]);
  assert.deepEqual(left.choices, [{ ...choices[0], options: { mail: 0, phone: 0 }, n: 0, skipped: 0 }]);
});

test("leaving out does not alter what the collector said, so that counting them again brings them back", () => {
  const before = structuredClone(counts);
  chosen(counts, { simulated: false });
  assert.deepEqual(counts, before);
});

test("how many were simulated is core's number, and nobody where there is no such channel", () => {
  assert.equal(simulatedAmong({ simulated: 12, widget: 3 }), 12);
  assert.equal(simulatedAmong({ widget: 3 }), 0);
  assert.equal(hasSimulated(counts), true);
  assert.equal(hasSimulated({ ratings: [], pairs: [], choices }), true);
  assert.equal(hasSimulated({ ratings: [real], pairs: [], choices: [] }), false);
});
