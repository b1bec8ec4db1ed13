// Owns showing that a tally counts what it is given, merges only what counts the same thing, and survives being written down.
import assert from "node:assert/strict";
import test from "node:test";

import { core, refusal } from "./core.mjs";

const { csat, nps, Tally } = core;
const ABOUT = { scale: "likelihood11", survey: "relationship", wording: "v1" };

function filled(about, ...values) {
  const tally = new Tally(about);
  values.forEach((value) => tally.push(value));
  return tally;
}

test("scores pushed one by one, as lists or as rows are one tally, and it scores as the list does", () => {
  const tally = filled(ABOUT, 10, [9, 0], new Uint8Array([7]));
  tally.push([{ score: 6 }], { column: "score" });
  assert.deepEqual(nps(tally), nps([10, 9, 0, 7, 6]));
  assert.equal(tally.n, 5);
  assert.deepEqual(tally.counts, [1, 0, 0, 0, 0, 0, 1, 1, 0, 1, 1]);
});

test("two halves merge to the whole, and the second half stays as it was", () => {
  const [first, second] = [filled(ABOUT, [10, 9]), filled(ABOUT, [0])];
  first.merge(second);
  assert.deepEqual([first.n, second.n], [3, 1]);
  assert.deepEqual(nps(first), nps([10, 9, 0]));
});

test("answers to other words, other people or on another scale do not merge, and nothing is added", () => {
  const tally = filled(ABOUT, [10, 9]);
  for (const part of [{ wording: "v2" }, { population: "internal" }, { scale: "csat5" }, { period: "2026-11" }]) {
    const [[name]] = Object.entries(part);
    assert.equal(refusal(() => tally.merge(new Tally({ ...ABOUT, ...part }))), `incompatible ${name}`);
  }
  assert.equal(tally.n, 2);
});

test("a tally that is refused a score keeps what it had", () => {
  const tally = filled(ABOUT, [10]);
  assert.equal(refusal(() => tally.push([9, 11])), "out_of_range [1]");
  assert.equal(refusal(() => tally.push("9")), "wrong_type");
  assert.equal(refusal(() => tally.push(null)), "wrong_type");
  assert.equal(refusal(() => tally.push(7.5)), "out_of_range");
  assert.equal(tally.n, 1);
});

test("a tally written as JSON and read again is the same tally", () => {
  const tally = filled({ ...ABOUT, touchpoint: "checkout" }, [10, 9, 0]);
  const again = Tally.fromJSON(JSON.parse(JSON.stringify(tally)));
  assert.deepEqual(again.toJSON(), tally.toJSON());
  again.merge(tally);
  assert.equal(again.n, 6);
});

test("what is no tally's data is refused by its path", () => {
  assert.equal(refusal(() => new Tally({})), "missing scale");
  assert.equal(refusal(() => new Tally({ scale: "stars" })), "unknown_value scale");
  assert.equal(refusal(() => new Tally({ ...ABOUT, population: "everybody" })), "unknown_value population");
  assert.equal(refusal(() => new Tally({ ...ABOUT, words: "v1" })), "unknown_key words");
  assert.equal(refusal(() => Tally.fromJSON({ ...ABOUT, counts: [1, 2] })), "out_of_range counts");
  assert.equal(refusal(() => Tally.fromJSON({ ...ABOUT, counts: ["1"] })), "wrong_type counts[0]");
});

test("a tally of another scale or of employees is not read as customers' answers", () => {
  assert.equal(refusal(() => csat(filled(ABOUT, [10]))), "incompatible scale");
  assert.equal(refusal(() => nps(filled({ ...ABOUT, population: "internal" }, [10]))), "incompatible population");
});

test("a tally may be freed, by hand or by `using` where there is one, and is then refused", () => {
  const tally = filled(ABOUT, [10]);
  if (Symbol.dispose) assert.equal(typeof tally[Symbol.dispose], "function");
  tally.free();
  assert.equal(refusal(() => nps(tally)), "wrong_type");
});

test("employees' answers in a tally are read as theirs, and nobody else's are", () => {
  const { enps, npsLive } = core;
  const staff = filled({ ...ABOUT, population: "internal" }, [10, 9, 0, 7, 8]);
  assert.deepEqual(enps(staff), enps([10, 9, 0, 7, 8]));
  assert.equal(refusal(() => enps(filled({ ...ABOUT, population: "customer" }, [10, 9]))), "incompatible population");
  assert.equal(refusal(() => nps(filled({ ...ABOUT, population: "prospect" }, [10, 9]))), "incompatible population");
  assert.deepEqual(npsLive(filled(ABOUT, [10, 9, 0]), { plannedN: 100 }), npsLive([10, 9, 0], { plannedN: 100 }));
});
