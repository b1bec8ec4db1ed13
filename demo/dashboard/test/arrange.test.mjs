// Shows in which order things stand on the page.
import assert from "node:assert/strict";
import test from "node:test";
import { isEmpty, keyOf, panelsOf, scoresInOrder } from "../src/arrange.js";
import { byId } from "../src/names.js";
import { estimate, gap, item, lacking, NAMES, promise } from "./rows.mjs";

test("gaps of unlike scales or kinds never share an axis", () => {
  const some = estimate(1, 0, 2);
  const panels = panelsOf([promise(some, "gap"), gap(some), gap(some, { scale: "csat5" })], new Map());
  assert.deepEqual(panels.map(({ id }) => id), ["sacrifice ease7", "sacrifice csat5", "xgap quality7"]);
  assert.ok(panels.every(({ gaps }) => gaps.length === 1));
});

test("items of one battery stand under one heading, those of another under theirs", () => {
  const some = estimate(-1, -2, 0);
  const items = [item("item-kind", some), item("item-prompt", some), item("store-tidy", some, { survey: "habits" }), gap(some)];
  const panels = panelsOf(items, byId(NAMES));
  assert.deepEqual(panels.map(({ kind, gaps }) => [kind, gaps.length]), [["sacrifice", 1], ["servqual", 2], ["servqual", 1]]);
  assert.deepEqual(panels[1].gaps.map(({ question }) => question), ["item-prompt", "item-kind"], "in the order in which they were asked");
});

test("an item that nobody has rated yet keeps its place beside one that somebody has", () => {
  const items = [item("item-prompt", estimate(-1, -2, 0)), item("item-kind", lacking("no-answers"))];
  assert.equal(panelsOf(items, byId(NAMES))[0].gaps.length, 2);
});

test("rows follow the journey, not their size, so that they stay put while answers come in", () => {
  const rows = [
    gap(estimate(3, 2, 4), { survey: "a", stage: "use" }),
    gap(estimate(1, 0, 2), { survey: "b", stage: "discovery" }),
    gap(estimate(2, 1, 3), { survey: "c", stage: undefined }),
  ];
  assert.deepEqual(panelsOf(rows, new Map())[0].gaps.map(({ survey }) => survey), ["b", "a", "c"]);
});

test("satisfaction comes first among the scores", () => {
  const scores = ["nps", "ces", "csat"].map((measure) => ({ measure, survey: measure, n: 1 }));
  assert.deepEqual(scoresInOrder(scores).map(({ measure }) => measure), ["csat", "ces", "nps"]);
});

test("a row without answers gives way to the same survey's row with some, and stays where there is no other", () => {
  const some = gap(estimate(1, 0, 2));
  const none = gap(lacking("no-answers"), { wording: "another" });
  assert.deepEqual(panelsOf([none, some], new Map())[0].gaps, [some]);
  assert.deepEqual(panelsOf([none], new Map())[0].gaps, [none]);
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
