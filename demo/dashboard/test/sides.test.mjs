// Shows where dots stand.
import assert from "node:assert/strict";
import test from "node:test";
import { scaleOf, valuesOf } from "../src/scales.js";
import { sidesAt } from "../src/sides.js";
import { estimate, lacking } from "./rows.mjs";

const ease = scaleOf("ease7");
const table = (...cells) => {
  const joint = valuesOf(ease).map(() => valuesOf(ease).map(() => 0));
  for (const [first, second, count] of cells) joint[first - 1][second - 1] = count;
  return joint;
};

test("what everybody said alike has a place, but no interval that nobody could know", () => {
  const gap = { first: lacking("no-spread", 3), second: estimate(4.7, 3.2, 6.1), joint: table([6, 4, 1], [6, 5, 2]) };
  assert.deepEqual(sidesAt(gap, ease), { first: { at: 6 }, second: { at: 4.7, low: 3.2, high: 6.1 } });
});

test("both sides are looked up in their own direction of the table", () => {
  const gap = { first: lacking("no-spread", 2), second: lacking("no-spread", 2), joint: table([6, 4, 2]) };
  assert.deepEqual(sidesAt(gap, ease), { first: { at: 6 }, second: { at: 4 } });
});

test("too few answers make no dot", () => {
  const gap = { first: lacking("too-few", 1), second: lacking("no-answers"), joint: table([6, 4, 1]) };
  assert.deepEqual(sidesAt(gap, ease), { first: undefined, second: undefined });
});
