// Owns showing that nothing is counted that is not a score, and that a refusal says what and where.
import assert from "node:assert/strict";
import test from "node:test";
import vm from "node:vm";

import { core, refusal } from "./core.mjs";

const { ces, csat, gap, gapOf, nps, npsChange, npsDifference, rate, report, sampleSize, share, shareDifference, validateStudy } = core;
const EASE = { scale: "ease7" };
const KEY = { survey: "relationship", scale: "csat5", wording: "0123456789abcdef", population: "customer" };
const ROW = { ...KEY, question: "satisfaction", source: "widget", counts: [1, 0, 2, 3, 4] };

/** Title, a call, and how it has to be refused. */
const REFUSED = [
  ["a numeric text is no score", () => nps([9, 9, 9, "7"]), "wrong_type [3]"],
  ["null is no detractor", () => nps([9, null]), "wrong_type [1]"],
  ["undefined is no detractor", () => nps([9, undefined]), "wrong_type [1]"],
  ["an empty text is no detractor", () => nps([9, ""]), "wrong_type [1]"],
  ["false is no detractor", () => nps([false]), "wrong_type [0]"],
  ["a hole is no detractor", () => nps([9, , 9]), "wrong_type [1]"],
  ["an array of one is no number", () => nps([9, [7]]), "wrong_type [1]"],
  ["a wrapped number is no number", () => nps([new Number(7)]), "wrong_type [0]"],
  ["a bigint is no number", () => nps([7n]), "wrong_type [0]"],
  ["a typed array of bigints has no numbers", () => nps(new BigInt64Array(2)), "wrong_type [0]"],
  ["NaN is off the scale", () => nps([9, NaN]), "out_of_range [1]"],
  ["infinity is off the scale", () => nps([Infinity]), "out_of_range [0]"],
  ["11 is off the scale", () => nps([10, 11]), "out_of_range [1]"],
  ["-1 is off the scale", () => nps([-1]), "out_of_range [0]"],
  ["a half is off the scale", () => nps([7.5]), "out_of_range [0]"],
  ["a half in a typed array is off the scale", () => nps(new Float64Array([7, 7.5])), "out_of_range [1]"],
  ["a number beyond 64 bits does not wrap round", () => nps([2 ** 64 + 5]), "out_of_range [0]"],
  ["0 is off the scale of satisfaction", () => csat([5, 0]), "out_of_range [1]"],
  ["6 is off the scale of satisfaction", () => csat([6]), "out_of_range [0]"],
  ["8 is off the scale of ease", () => ces([8]), "out_of_range [0]"],
  ["a text is no list of scores", () => nps("999"), "wrong_type"],
  ["nothing is no list of scores", () => nps(), "wrong_type"],
  ["an object with a length is no list of scores", () => nps({ 0: 9, length: 1 }), "wrong_type"],
  ["a view without elements is no list of scores", () => nps(new DataView(new ArrayBuffer(8))), "wrong_type"],

  ["a misspelt option is not passed over", () => nps([9], { confidance: 0.9 }), "unknown_key confidance"],
  ["an unknown method is not replaced by the default", () => nps([9], { method: "walt" }), "unknown_value method"],
  ["a method is a name", () => nps([9], { method: 1 }), "wrong_type method"],
  ["a confidence in percent is refused", () => nps([9], { confidence: 95 }), "out_of_range confidence"],
  ["certainty is refused", () => csat([5], { confidence: 1 }), "out_of_range confidence"],
  ["NaN is no confidence", () => ces([5], { confidence: NaN }), "out_of_range confidence"],
  ["a text is no confidence", () => nps([9], { confidence: "0.9" }), "wrong_type confidence"],
  ["null is no confidence", () => nps([9], { confidence: null }), "wrong_type confidence"],
  ["a number in place of the options is refused", () => nps([9], 0.9), "wrong_type options"],
  ["an array in place of the options is refused", () => nps([9], []), "wrong_type options"],
  ["null in place of the options is refused", () => nps([9], null), "wrong_type options"],
  ["satisfaction has no choice of method", () => csat([5], { method: "score" }), "unknown_key method"],

  ["counts of scores are eleven", () => nps({ counts: [1, 2, 3] }), "out_of_range counts"],
  ["a count of scores is whole", () => nps({ counts: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0.5, 0] }), "out_of_range counts[9]"],
  ["camps are three", () => nps({ detractors: 1, promoters: 1 }), "missing passives"],
  ["a misspelt camp is not passed over", () => nps({ detractors: 1, neutrals: 1, promoters: 1 }), "unknown_key neutrals"],
  ["camps beside counts are refused", () => nps({ counts: [], promoters: 1 }), "unknown_key promoters"],
  ["a bootstrap of too many is refused", () => nps({ detractors: 1, passives: 1, promoters: 1e5 }, { method: "bootstrap" }), "out_of_range n"],
  ["the second of two scores is looked at too", () => npsDifference([9], [11]), "out_of_range second[0]"],
  ["a difference has methods of its own", () => npsDifference([9], [0], { method: "score" }), "unknown_value method"],
  ["a change needs both answers of a person", () => npsChange([[9, 8], [9]]), "wrong_type [1]"],
  ["a change takes a table of eleven rows", () => npsChange({ joint: [[1]] }), "out_of_range joint"],
  ["more hits than people are refused", () => share({ hits: 3, n: 2 }), "out_of_range hits"],
  ["a share needs to know of how many", () => share({ hits: 3 }), "missing n"],
  ["a share in place of its counts is refused", () => share(0.3), "wrong_type"],
  ["the second of two shares is looked at too", () => shareDifference({ hits: 1, n: 2 }, { hits: 3, n: 2 }), "out_of_range second.hits"],
  ["a rate needs exposure", () => rate({ events: 1, exposure: 0 }), "out_of_range exposure"],
  ["a sample size is of something", () => sampleSize({ halfWidth: 0.1 }), "missing of"],
  ["a sample size needs its precision", () => sampleSize({ of: "nps" }), "missing halfWidth"],
  ["a precision of five is no five points", () => sampleSize({ of: "nps", halfWidth: 5 }), "out_of_range halfWidth"],
  ["a share has no variance of its own", () => sampleSize({ of: "share", halfWidth: 0.1, variance: 1 }), "inconsistent variance"],
  ["power goes with a difference", () => sampleSize({ of: "nps", halfWidth: 0.1, power: 0.8 }), "inconsistent power"],

  ["the second side of a pair is looked at too", () => gap([[6, 4], [7, 5], [5, 5], [6, "4"]], EASE), "wrong_type [3][1]"],
  ["the first side is", () => gap([[8, 4]], EASE), "out_of_range [0][0]"],
  ["half a pair is no pair", () => gap([[6, 4], [6]], EASE), "wrong_type [1]"],
  ["a pair without its experience is no pair", () => gap([[6, undefined]], EASE), "wrong_type [0][1]"],
  ["three answers are no pair", () => gap([[6, 4, 2]], EASE), "wrong_type [0]"],
  ["two lists are no list of pairs", () => gap([6, 4], EASE), "wrong_type [0]"],
  ["a gap needs its scale", () => gap([[6, 4]], {}), "missing scale"],
  ["a gap needs its options", () => gap([[6, 4]]), "missing scale"],
  ["a scale has to exist", () => gap([[6, 4]], { scale: "ease5" }), "unknown_value scale"],
  ["a kind has to exist", () => gap([[6, 4]], { ...EASE, kind: "gap" }), "unknown_value kind"],
  ["a sacrifice has no margin", () => gap([[6, 4]], { ...EASE, margin: 1 }), "inconsistent margin"],
  ["a margin is above 0", () => gap([[6, 4]], { ...EASE, kind: "xgap", margin: 0 }), "out_of_range margin"],
  ["a table has the scale's size", () => gap({ joint: [[1, 2], [3, 4]] }, EASE), "out_of_range joint"],
  ["a count in a table is whole", () => gap({ joint: [[0, 0.5]] }, EASE), "out_of_range joint[0][1]"],
  ["a count in a table is not below 0", () => gap({ joint: [[0, -1]] }, EASE), "out_of_range joint[0][1]"],
  ["a count in a table is a number", () => gap({ joint: [[0], ["1"]] }, EASE), "wrong_type joint[1][0]"],
  ["a table is called joint", () => gap({ table: [] }, EASE), "unknown_key table"],

  ["one person's gap needs a known kind", () => gapOf("servqual", "ease7", 1, 2), "unknown_value kind"],
  ["one person's gap needs a known scale", () => gapOf("xgap", "ease", 1, 2), "unknown_value scale"],
  ["one person's gap needs both ratings", () => gapOf("xgap", "ease7", 1), "wrong_type second"],
  ["one person's gap needs ratings on the scale", () => gapOf("xgap", "ease7", 0, 1), "out_of_range first"],

  ["a misspelt list of counts is not an empty report", () => report({ rating: [] }), "unknown_key rating"],
  ["a count is a number", () => report({ ratings: [ROW, { ...ROW, counts: [1, 0, 2, 3, "4"] }] }), "wrong_type ratings[1].counts[4]"],
  ["a count is not below 0", () => report({ ratings: [{ ...ROW, counts: [-1] }] }), "out_of_range ratings[0].counts[0]"],
  ["a row has its key", () => report({ ratings: [{ ...ROW, wording: undefined }] }), "missing ratings[0].wording"],
  ["a row has a count for each value", () => report({ ratings: [{ ...ROW, counts: [1, 2, 3] }] }), "out_of_range counts"],
  ["counts are an object", () => report([]), "wrong_type"],
  ["counts are no JSON text", () => report("{}"), "wrong_type"],
  ["a study is checked as text", () => validateStudy({}), "wrong_type"],
];

for (const [title, call, expected] of REFUSED) test(title, () => assert.equal(refusal(call), expected));

test("0 is a detractor and counts", () => {
  assert.equal(nps([0, 10]).point, 0);
  assert.equal(nps([-0]).point, -1);
});

test("typed arrays of every kind give what the array gives", () => {
  const wanted = nps([0, 7, 10]);
  const kinds = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array];
  for (const Kind of kinds) assert.deepEqual(nps(new Kind([0, 7, 10])), wanted, Kind.name);
});

test("arrays of another realm, as test runners hand them out, are arrays", () => {
  const wanted = nps([0, 7, 10]);
  assert.deepEqual(nps(vm.runInNewContext("[0, 7, 10]")), wanted);
  assert.deepEqual(nps(vm.runInNewContext("new Uint8Array([0, 7, 10])")), wanted);
});

test("an option that is undefined is left out", () => {
  assert.deepEqual(nps([9], { method: undefined, confidence: undefined }), nps([9]));
});

test("counts that hold themselves are refused and do not hang or break the next call", () => {
  const loop = { ...ROW };
  loop.self = loop;
  assert.match(refusal(() => report({ ratings: [loop] })), /^not_json ratings\[0\]/);
  assert.equal(report({ ratings: [ROW] }).scores.length, 1);
});

test("a thousand refusals leave the package as it was", () => {
  for (let round = 0; round < 1000; round += 1) refusal(() => gap([[6, 4], [6, "4"]], EASE));
  assert.equal(nps([10, 0]).point, 0);
});
