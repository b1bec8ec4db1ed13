// Owns segments: names come from a file and may be anything, and small groups of employees are not to be told apart.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lines, score, scored } from "./command.mjs";

const NPS = ["--measure", "nps", "--column", "score", "--by", "segment"];
const names = ({ segments }) => segments.map(({ segment, n }) => [segment, n]);

test("names that objects have are segments like any other", async () => {
  const content = lines("segment,score", "__proto__,9", "constructor,0", "toString,7", "__proto__,10", "hasOwnProperty,1");
  const expected = [
    ["__proto__", 2],
    ["constructor", 1],
    ["hasOwnProperty", 1],
    ["toString", 1],
  ];
  assert.deepEqual(names(await scored(content, NPS)), expected);
  const columns = await scored("__proto__,constructor\nEU,9\n", ["--measure", "nps", "--column", "constructor", "--by", "__proto__"]);
  assert.deepEqual(names(columns), [["EU", 1]]);
  const json = '{"segment":"__proto__","score":9}\n{"segment":"constructor","score":9}\n';
  assert.deepEqual(names(await scored(json, NPS, { name: "a.ndjson" })), [
    ["__proto__", 1],
    ["constructor", 1],
  ]);
});

test("by size, or by name; whoever has no segment comes last", async () => {
  const content = lines("segment,score", "b,9", "b,9", "a,9", ",9", "ä,9", "B,9");
  assert.deepEqual(
    names(await scored(content, NPS)).map(([name]) => name),
    ["b", "B", "a", "ä", null],
  );
  assert.deepEqual(
    names(await scored(content, [...NPS, "--sort", "name"])).map(([name]) => name),
    ["B", "a", "b", "ä", null],
  );
});

test("spaces around a name make no other segment; numbers and truth values are names", async () => {
  assert.deepEqual(names(await scored("segment,score\n EU,9\nEU ,9\n", NPS)), [["EU", 2]]);
  const json = '{"segment":1,"score":9}\n{"segment":true,"score":9}\n{"segment":["x"],"score":9}\n';
  const result = await scored(json, NPS, { name: "a.ndjson" });
  assert.deepEqual(names(result), [
    ["1", 1],
    ["true", 1],
  ]);
  assert.deepEqual(
    result.refused.first.map(({ line, code, column }) => [line, code, column]),
    [[3, "wrong_type", "segment"]],
  );
});

test("a segment in which nobody answered is shown as such, not left out", async () => {
  const { out } = await score("segment,score\na,9\nb,\n", NPS);
  assert.match(out, /^b +0 +– +– +no answers yet$/m);
});

test("what every person has another of is no segment, and is told before memory runs out", async () => {
  const content = `segment,score\n${Array.from({ length: 10_001 }, (_, index) => `p${index},9\n`).join("")}`;
  const { code, err } = await score(content, NPS);
  assert.equal(code, 1);
  assert.match(err, /more than 10000 segments. Is "segment"/);
});

const employees = (sizes) => lines("segment,score", ...Object.entries(sizes).flatMap(([name, n]) => Array(n).fill(`${name},9`)));
const ENPS = ["--measure", "enps", "--column", "score", "--by", "segment"];
const hidden = ({ segments }) => segments.filter(({ readings }) => readings[0].status === "suppressed").map(({ segment }) => segment);

test("eNPS: fewer than five are not shown, nor what would give them away by subtraction", async () => {
  assert.deepEqual(hidden(await scored(employees({ a: 20, b: 9, c: 5 }), ENPS)), []);
  assert.deepEqual(hidden(await scored(employees({ a: 20, b: 9, c: 4 }), ENPS)), ["b", "c"]);
  assert.deepEqual(hidden(await scored(employees({ a: 20, b: 4, c: 3 }), ENPS)), ["b", "c"]);
  const result = await scored(employees({ a: 20, b: 4, c: 3 }), ENPS);
  assert.ok(result.segments.slice(1).every((segment) => segment.counts === undefined));
  const { out } = await score(employees({ a: 20, b: 4, c: 3 }), ENPS);
  assert.match(out, /^b +4 +– +– +not shown, for 4 answers are fewer than the 5/m);
  const { out: further } = await score(employees({ a: 20, b: 9, c: 4 }), ENPS);
  assert.match(further, /^b +9 +– +– +not shown, for with the total it would tell of those not shown$/m);
});

test("eNPS: a total of fewer than five is not shown", async () => {
  const { total } = await scored(employees({ a: 4 }), ENPS);
  assert.deepEqual([total.readings[0].status, total.counts], ["suppressed", undefined]);
});
