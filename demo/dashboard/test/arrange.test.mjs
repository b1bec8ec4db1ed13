// Shows in which order things stand on the page.
import assert from "node:assert/strict";
import test from "node:test";
import { isEmpty, keyOf, panelsOf, scoresInOrder } from "../src/arrange.js";
import { estimate, gap, lacking, promise } from "./rows.mjs";

test("gaps of unlike scales or kinds never share an axis", () => {
  const some = estimate(1, 0, 2);
  const panels = panelsOf([promise(some, "gap"), gap(some), gap(some, { scale: "csat5" })]);
  assert.deepEqual(panels.map(({ id }) => id), ["sacrifice ease7", "sacrifice csat5", "xgap quality7"]);
  assert.ok(panels.every(({ gaps }) => gaps.length === 1));
});

test("rows follow the journey, not their size, so that they stay put while answers come in", () => {
  const rows = [
    gap(estimate(3, 2, 4), { survey: "a", stage: "use" }),
    gap(estimate(1, 0, 2), { survey: "b", stage: "discovery" }),
    gap(estimate(2, 1, 3), { survey: "c", stage: undefined }),
  ];
  assert.deepEqual(panelsOf(rows)[0].gaps.map(({ survey }) => survey), ["b", "a", "c"]);
});

test("satisfaction comes first among the scores", () => {
  const scores = ["nps", "ces", "csat"].map((measure) => ({ measure, survey: measure, n: 1 }));
  assert.deepEqual(scoresInOrder(scores).map(({ measure }) => measure), ["csat", "ces", "nps"]);
});

test("a row without answers gives way to the same survey's row with some, and stays where there is no other", () => {
  const some = gap(estimate(1, 0, 2));
  const none = gap(lacking("no-answers"), { wording: "another" });
  assert.deepEqual(panelsOf([none, some])[0].gaps, [some]);
  assert.deepEqual(panelsOf([none])[0].gaps, [none]);
});

test("a skipped question is an answer of sorts: the page is not called empty then", () => {
  assert.equal(isEmpty({ n: 0, unpaired: 0 }), true);
  assert.equal(isEmpty({ n: 0, skipped: 1, dontKnow: 0 }), false);
  assert.equal(isEmpty({ n: 0, unpaired: 3 }), false);
});

test("an update keeps a row's key, another wording has another", () => {
  const row = gap(estimate(1, 0, 2));
  assert.equal(keyOf(row), keyOf({ ...row, n: 99 }));
  assert.notEqual(keyOf(row), keyOf({ ...row, wording: "another" }));
});
