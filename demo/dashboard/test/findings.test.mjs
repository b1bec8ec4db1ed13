// Shows what gaps are said to be.
import assert from "node:assert/strict";
import test from "node:test";
import { caveatWords, intervalWords, pointWords, toneOf, verdictWords } from "../src/findings.js";
import { estimate, gap, item, lacking, promise } from "./rows.mjs";

test("above zero is worse: somebody who reads the sign the other way fixes the wrong touchpoint", () => {
  const worse = gap(estimate(1.12, 0.91, 1.33));
  assert.deepEqual([toneOf(worse), pointWords(worse), intervalWords(worse)], ["worse", "fell short by 1.12", "0.91 to 1.33"]);
  const better = gap(estimate(-0.4, -0.6, -0.2));
  assert.deepEqual([toneOf(better), pointWords(better), intervalWords(better)], ["better", "exceeded by 0.40", "0.20 to 0.60"]);
});

test("SERVQUAL takes expectation from perception: read with the other sign, somebody would praise the worst item", () => {
  const worse = item("item-prompt", estimate(-1.12, -1.33, -0.91));
  assert.deepEqual([toneOf(worse), pointWords(worse), intervalWords(worse)], ["worse", "fell short by 1.12", "0.91 to 1.33"]);
  const better = item("item-kind", estimate(0.4, 0.2, 0.6));
  assert.deepEqual([toneOf(better), pointWords(better)], ["better", "exceeded by 0.40"]);
  assert.equal(intervalWords(item("item-kind", estimate(0.1, -0.1, 0.3))), "0.10 short to 0.30 better");
});

test("an interval that holds zero is not clear, and each of its ends names its direction", () => {
  const unclear = gap(estimate(0.1, -0.1, 0.3));
  assert.equal(toneOf(unclear), "unclear");
  assert.equal(intervalWords(unclear), "0.10 better to 0.30 short");
});

test("what rounds to zero has no direction", () => {
  assert.equal(pointWords(gap(estimate(0.004, -0.1, 0.1))), "as expected");
  assert.equal(pointWords(promise(estimate(-0.004, -0.1, 0.1), "close")), "as promised");
});

test("without a number there is none, not a zero", () => {
  const none = gap(lacking("no-answers"));
  assert.deepEqual([toneOf(none), pointWords(none), intervalWords(none)], ["none", undefined, undefined]);
});

test("a promise is judged by its margin, not by whether its interval leaves out zero", () => {
  assert.equal(toneOf(promise(estimate(0.2, 0.05, 0.35), "close")), "kept");
  assert.equal(toneOf(promise(estimate(0.6, 0.3, 0.9), "undetermined")), "unclear");
  assert.equal(toneOf(promise(estimate(0.9, 0.7, 1.1), "gap")), "over");
  assert.equal(toneOf(promise(estimate(-0.9, -1.1, -0.7), "gap")), "under");
  assert.equal(toneOf(promise(estimate(0.2, 0.05, 0.35), undefined, { margin: undefined })), "over");
});

test("beside the plot stands how far to trust it, in words and not by colour alone", () => {
  assert.equal(caveatWords(gap(estimate(0.1, -0.1, 0.3))), "not clear yet");
  assert.equal(caveatWords(gap(estimate(1.12, 0.91, 1.33))), undefined);
  assert.equal(caveatWords(promise(estimate(0.6, 0.3, 0.9), "undetermined")), "undetermined against ±0.5");
  assert.equal(caveatWords(promise(estimate(0.2, 0.05, 0.35), "close")), "kept within ±0.5");
});

test("each verdict is said in a sentence with its margin; without a margin there is none", () => {
  assert.equal(verdictWords({ verdict: "close", margin: 0.5 }), "Close: kept within ±0.5 points");
  assert.match(verdictWords({ verdict: "gap", margin: 0.5 }), /^Gap: more than ±0\.5/);
  assert.match(verdictWords({ verdict: "undetermined", margin: 0.5 }), /^Undetermined/);
  assert.equal(verdictWords({}), undefined);
});
