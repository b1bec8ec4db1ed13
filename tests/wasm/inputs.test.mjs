// Owns showing that every form in which scores may come gives the same counts, and that the first one that is none is named.
import assert from "node:assert/strict";
import test from "node:test";
import vm from "node:vm";

import { core, refusal } from "./core.mjs";

const { csat, ExpectlyError, gap, nps, Tally } = core;
const COLUMN = { column: "score" };
const KINDS = [Int8Array, Uint8Array, Uint8ClampedArray, Int16Array, Uint16Array, Int32Array, Uint32Array, Float32Array, Float64Array];
/** More than cross at once, and no multiple of it. */
const MANY = 100_003;

const scores = Array.from({ length: MANY }, (_, index) => (index * 7 + (index >> 5)) % 11);
const rows = scores.map((score, id) => ({ id, score }));
const wanted = nps(scores);

/** Runs with something on a prototype, and takes it off again whatever happens. */
function polluted(prototype, key, value, run) {
  Object.defineProperty(prototype, key, { value, configurable: true, enumerable: true, writable: true });
  try {
    return run();
  } finally {
    delete prototype[key];
  }
}

test("many scores are counted alike in every form that they can come in", () => {
  assert.equal(wanted.n, MANY);
  for (const Kind of KINDS) assert.deepEqual(nps(new Kind(scores)), wanted, Kind.name);
  assert.deepEqual(nps(rows, COLUMN), wanted);
  assert.deepEqual(nps(rows.map((row) => Object.assign(Object.create(null), row)), COLUMN), wanted);
  assert.deepEqual(nps(vm.runInNewContext("(scores) => Array.from(scores)")(scores)), wanted);
});

test("a part of a buffer is counted, not the buffer", () => {
  assert.deepEqual(nps(new Uint8Array([0, 0, 10, 9]).subarray(2)), nps([10, 9]));
  assert.deepEqual(nps(Buffer.from([10, 9])), nps([10, 9]));
});

test("the first score that is none is named, however far down the list it stands", () => {
  const late = MANY - 5;
  const other = scores.with?.(late, 11) ?? Object.assign([...scores], { [late]: 11 });
  for (const Kind of KINDS) assert.equal(refusal(() => nps(new Kind(other))), `out_of_range [${late}]`, Kind.name);
  assert.equal(refusal(() => nps(other)), `out_of_range [${late}]`);
  assert.equal(refusal(() => nps(other.map((score) => ({ score })), COLUMN)), `out_of_range [${late}].score`);
  other[late] = "7";
  assert.equal(refusal(() => nps(other)), `wrong_type [${late}]`);
  delete other[late];
  assert.equal(refusal(() => nps(other)), `wrong_type [${late}]`);
  assert.equal(polluted(Array.prototype, String(late), 10, () => refusal(() => nps(other))), `wrong_type [${late}]`);
});

test("fractions and numbers below zero are on no scale, whatever the kind of array rounds", () => {
  assert.equal(refusal(() => nps(new Int8Array([0, -1]))), "out_of_range [1]");
  assert.equal(refusal(() => nps(new Float32Array([0, 1.5]))), "out_of_range [1]");
  assert.equal(refusal(() => nps(new Float64Array([0, NaN]))), "out_of_range [1]");
  assert.equal(refusal(() => nps(new Float64Array([2 ** 32 + 5]))), "out_of_range [0]");
  assert.equal(refusal(() => csat(new Uint8Array([5, 0]))), "out_of_range [1]");
});

test("scores below zero are counted on the scales that have them", () => {
  const counted = (values) => {
    const tally = new Tally({ scale: "comparison7" });
    tally.push(values);
    return tally.counts;
  };
  for (const values of [[-3, 0, 3], new Int8Array([-3, 0, 3]), new Float64Array([-3, 0, 3])]) {
    assert.deepEqual(counted(values), [1, 0, 0, 1, 0, 0, 1]);
  }
  assert.deepEqual(counted(new Uint8Array([0, 3])), [0, 0, 0, 1, 0, 0, 1]);
});

/** Title, a call, and how it has to be refused. */
const REFUSED = [
  ["a row without the column is no 0", () => nps([{ score: 9 }, {}], COLUMN), "wrong_type [1].score"],
  ["a numeric text in a column is no score", () => nps([{ score: "9" }], COLUMN), "wrong_type [0].score"],
  ["null in a column is no detractor", () => nps([{ score: null }], COLUMN), "wrong_type [0].score"],
  ["a number is no row", () => nps([9], COLUMN), "wrong_type [0]"],
  ["null is no row", () => nps([{ score: 9 }, null], COLUMN), "wrong_type [1]"],
  ["a hole is no row", () => nps([{ score: 9 }, , { score: 9 }], COLUMN), "wrong_type [1]"],
  ["an inherited score is nobody's answer", () => nps([Object.create({ score: 9 })], COLUMN), "wrong_type [0].score"],
  ["a typed array has no columns", () => nps(new Uint8Array([9]), COLUMN), "wrong_type"],
  ["rows without a column are no scores", () => nps(rows), "wrong_type [0]"],
  ["a column is a name", () => nps(rows, { column: 1 }), "wrong_type column"],
  ["a getter that throws is a refusal, not a crash", () => nps([{ get score() { throw new Error("no"); } }], COLUMN), "wrong_type"],
];
for (const [title, call, expected] of REFUSED) test(title, () => assert.equal(refusal(call), expected));

const SIDES = { scale: "ease7", columns: ["expected", "experienced"] };

test("pairs in two columns are the pairs that they would be in an array", () => {
  const pairs = Array.from({ length: MANY }, (_, index) => [1 + (index % 7), 1 + ((index * 3) % 7)]);
  const people = pairs.map(([expected, experienced]) => ({ expected, experienced }));
  assert.deepEqual(gap(people, SIDES), gap(pairs, { scale: "ease7" }));
  people[MANY - 1].experienced = 8;
  assert.equal(refusal(() => gap(people, SIDES)), `out_of_range [${MANY - 1}].experienced`);
  assert.equal(refusal(() => gap([{ experienced: 4 }], SIDES)), "wrong_type [0].expected");
  assert.equal(refusal(() => gap(people, { ...SIDES, columns: ["expected"] })), "wrong_type columns");
});

test("W29 a column that a script has put on Object.prototype fills no row", () => {
  const holed = [{ score: 9 }, {}];
  assert.equal(polluted(Object.prototype, "score", 10, () => refusal(() => nps(holed, COLUMN))), "wrong_type [1].score");
  assert.equal(polluted(Object.prototype, "score", 10, () => nps([{ score: 9 }], COLUMN).n), 1);
});

test("a refusal is an ExpectlyError, which is an Error", () => {
  assert.throws(() => nps([null]), (error) => {
    assert(error instanceof ExpectlyError && error instanceof Error);
    assert.deepEqual([error.name, error.code, error.path], ["ExpectlyError", "wrong_type", "[0]"]);
    assert.equal(String(error), "ExpectlyError: wrong_type at [0]: a number expected");
    return true;
  });
});
