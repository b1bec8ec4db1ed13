// Owns showing what the scores and gaps with several forms refuse, keep apart and keep back.
import assert from "node:assert/strict";
import test from "node:test";

import { core, refusal } from "./core.mjs";

const { ces, csat, describe, differenceReliability, disconfirmation, enps, gap, servqual, servqualOverall, tolerance, toleranceOfMeans } = core;
const TEN = [7, 7, 6, 5, 5, 4, 3, 2, 6, 5];
const QUALITY = { scale: "quality7" };
const PERSON = { items: [[[5, 4]], [[6, 6]], [[7, 5]], [[4, 4]], [[5, 6]]], weights: [20, 30, 20, 15, 15] };
const near = (wanted) => (reading) => assert(Math.abs(reading.point - wanted) < 1e-9, `${reading.text}: not ${wanted}`);

/** Title, a call, and how it has to be refused. */
const REFUSED = [
  ["6 points are no scale of satisfaction", () => csat([5], { points: 6 }), "out_of_range points"],
  ["7 is off five points", () => csat([7]), "out_of_range [0]"],
  ["a form of effort has to exist", () => ces([5], { form: "ces2" }), "unknown_value form"],
  ["6 is off the effort form", () => ces([6], { form: "effort" }), "out_of_range [0]"],
  ["an employee's 11 is off the scale", () => enps([11]), "out_of_range [0]"],
  ["one value is no scale", () => describe([5]), "out_of_range counts"],
  ["twelve values are too many", () => describe(Array(12).fill(1)), "out_of_range counts"],
  ["all values are no top", () => describe([1, 2, 3], { topK: 3 }), "out_of_range topK"],
  ["a scale starts at a whole number", () => describe([1, 2], { min: 0.5 }), "out_of_range min"],
  ["a count is not below 0", () => describe([1, -2]), "out_of_range [1]"],
  ["a wish has no margin", () => gap([[6, 4]], { ...QUALITY, kind: "desired", margin: 1 }), "inconsistent margin"],
  ["whether to test is a truth value", () => gap([[6, 4]], { ...QUALITY, tests: 1 }), "wrong_type tests"],
  ["four dimensions are no SERVQUAL", () => servqual([{ items: PERSON.items.slice(1) }]), "out_of_range [0].items"],
  ["an item has two sides", () => servqual([{ items: [[[5]], [], [], [], []] }]), "wrong_type [0].items[0][0]"],
  ["a dimension without items is none", () => servqual([{ items: [[], [], [], [], []] }]), "out_of_range [0].items"],
  ["a rating of an item is on the scale", () => servqual([PERSON, { items: [[[5, 8]], [], [], [], []] }]), "out_of_range [1].items[0][0][1]"],
  ["a left-out item is refused", () => servqual([PERSON, { items: [[], ...PERSON.items.slice(1)] }]), "inconsistent [1].tangibles"],
  ["weights add up to 100", () => servqual([{ ...PERSON, weights: [20, 20, 20, 20, 21] }]), "inconsistent [0].weights"],
  ["weights above 100 do not wrap round", () => servqual([{ ...PERSON, weights: [256, 30, 20, 25, 25] }]), "inconsistent [0].weights"],
  ["four gaps are no SERVQUAL", () => servqualOverall([1, 2, 3, 4]), "out_of_range"],
  ["NaN is no gap", () => servqualOverall([1, NaN, 3, 4, 5]), "out_of_range [1]"],
  ["two levels are no zone", () => tolerance([[5, 8]]), "wrong_type [0]"],
  ["10 is no level", () => tolerance([[5, 8, 7], [5, 8, 10]]), "out_of_range [1][2]"],
  ["a mean is there", () => toleranceOfMeans({ minimum: 5, desired: 8 }), "missing perceived"],
  ["a mean is a number", () => toleranceOfMeans({ minimum: 5, desired: 8, perceived: "7" }), "wrong_type perceived"],
  ["a misspelt mean is not passed over", () => toleranceOfMeans({ minimum: 5, desired: 8, percieved: 7 }), "unknown_key percieved"],
  ["a list is no object of means", () => toleranceOfMeans([5, 8, 7]), "wrong_type"],
  ["4 is off the scale of disconfirmation", () => disconfirmation([4]), "out_of_range [0]"],
  ["a reliability is at most 1", () => differenceReliability({ rxx: 1.1, ryy: 0.8, rxy: 0.6, sx: 1, sy: 1 }), "out_of_range rxx"],
  ["without a difference there is none of it", () => differenceReliability({ rxx: 1, ryy: 1, rxy: 1, sx: 1, sy: 1 }), "inconsistent rxy"],
];

for (const [title, call, expected] of REFUSED) test(title, () => assert.equal(refusal(call), expected));

test("ten answers give five numbers of effort, each with its name", () => {
  const { polarity, mean, easy, top2, net, pomp } = ces(TEN, { form: "agreement" });
  assert.equal(polarity, "high-is-good");
  [[mean, 5], [easy, 0.7], [top2, 0.4], [net, 0.3], [pomp, 400 / 6]].forEach(([reading, wanted]) => near(wanted)(reading));
  const names = [mean, easy, top2, net, pomp].map(({ measure }) => measure);
  assert.equal(new Set([...names, ...Object.values(ces(TEN)).map(({ measure }) => measure)]).size, 11, "ten names, and none for polarity");
});

test("low effort is good, and says so", () => {
  const { polarity, mean, net } = ces([1, 1, 2, 5], { form: "effort" });
  assert.equal(polarity, "low-is-good");
  assert.match(mean.text, /low is good/);
  near(0.5)(net);
});

test("seven points of satisfaction are not five", () => {
  const [five, seven] = [csat([5, 4, 3]), csat([5, 4, 3], { points: 7 })];
  assert.notEqual(five.top2.measure, seven.top2.measure);
  assert.equal(seven.top2.point, 0);
});

test("four employees stay unseen, also when they agree", () => {
  assert.deepEqual([enps([9, 3, 8, 10]).status, enps([9, 9, 9]).status], ["suppressed", "suppressed"]);
  assert.equal(enps([9, 3, 8, 10, 10]).measure, "enps");
});

test("p values come only where they were asked for", () => {
  const pairs = [[6, 4], [7, 5], [5, 5], [6, 7]];
  assert(!("p" in gap(pairs, QUALITY)));
  const { p } = gap(pairs, { ...QUALITY, kind: "xgap", margin: 1, tests: true });
  assert.equal(p.sign, 1);
  assert(p.equivalence > 0.05 && p.signedRank <= 1);
  assert.equal(gap([[5, 5]], { ...QUALITY, tests: true }).p.sign, null);
});

test("the net met share has one sign whatever the gap's", () => {
  const pairs = [[6, 4], [7, 5], [5, 5], [6, 7]];
  const kinds = ["sacrifice", "desired", "servqual", "xgap"].map((kind) => gap(pairs, { ...QUALITY, kind }));
  assert.deepEqual(kinds.map(({ netMet }) => netMet.point), [-0.25, -0.25, -0.25, -0.25]);
  assert.deepEqual(kinds.map(({ difference }) => difference.point), [0.75, 0.75, -0.75, 0.75]);
  assert.deepEqual(kinds.map(({ signedRank }) => Math.sign(signedRank.z)), [1, 1, -1, 1]);
});

test("a minimum above what is desired is counted and not swapped", () => {
  const { n, inconsistent, inside } = tolerance([[5, 8, 7], [6, 9, 5], [8, 6, 7]]);
  assert.deepEqual([n, inconsistent, inside.point], [2, 1, 0.5]);
});

test("nobody's answers are no SERVQUAL, and no error", () => {
  const { n, dimensions, unweighted } = servqual([]);
  assert.deepEqual([n, dimensions.length, unweighted.reason], [0, 5, "no-answers"]);
  assert.equal(servqual([PERSON, { items: PERSON.items }]).weighted.reason, "too-few");
});
