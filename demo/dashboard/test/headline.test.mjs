// Shows what the titles of plots say.
import assert from "node:assert/strict";
import test from "node:test";
import { headlineOf } from "../src/headline.js";
import { estimate, gap, item, lacking, promise } from "./rows.mjs";

const other = (difference) => gap(difference, { survey: "find-ease" });

test("the title is the finding: a clear shortfall comes before a larger surplus", () => {
  const gaps = [other(estimate(-2, -2.5, -1.5)), gap(estimate(1.12, 0.91, 1.33))];
  assert.deepEqual(headlineOf(gaps), { about: gaps[1], words: "fell short by 1.1 points" });
});

test("an unclear gap never makes the title, however large", () => {
  const gaps = [gap(estimate(3, -1, 7)), other(estimate(0.2, 0.1, 0.3))];
  assert.deepEqual(headlineOf(gaps), { about: gaps[1], words: "fell short by 0.2 points" });
});

test("a clear but tiny gap is not said to be 0.0", () => {
  assert.equal(headlineOf([gap(estimate(0.04, 0.01, 0.07))]).words, "fell short by less than 0.1 points");
});

test("unclear is not called close", () => {
  const alone = gap(estimate(0.1, -0.1, 0.3));
  assert.deepEqual(headlineOf([alone]), { about: alone, words: "shows no clear gap yet" });
  assert.deepEqual(headlineOf([gap(estimate(0.1, -0.1, 0.3)), other(estimate(0, -1, 1))]), { words: "No clear gap yet" });
});

test("a promise whose gap is plain, but not whether it is too large, is not said to show none", () => {
  const open = (difference) => headlineOf([promise(difference, "undetermined")]).words;
  assert.equal(open(estimate(0.66, 0.39, 0.93)), "over-promised by 0.7 points, perhaps no more than the 0.5 that the study allows");
  assert.match(open(estimate(0.3, -0.2, 0.8)), /too early to tell$/);
});

test("an item whose perception lies below its expectation is the shortfall, though SERVQUAL writes it with a minus", () => {
  const items = [item("item-prompt", estimate(-1.2, -1.5, -0.9)), item("item-kind", estimate(2, 1.5, 2.5))];
  assert.deepEqual(headlineOf(items), { about: items[0], words: "fell short by 1.2 points" });
});

test("a kept promise says so, a broken one says how", () => {
  assert.equal(headlineOf([promise(estimate(0.2, 0.05, 0.35), "close")]).words, "was kept, within 0.5 points");
  assert.equal(headlineOf([promise(estimate(0.9, 0.7, 1.1), "gap")]).words, "over-promised by 0.9 points");
});

test("without pairs, and with too few, the title claims nothing", () => {
  assert.equal(headlineOf([gap(lacking("no-answers"))]).words, "Nobody has answered both sides yet");
  assert.equal(headlineOf([gap(lacking("too-few", 1))]).words, "Too few answers for a finding yet");
});
