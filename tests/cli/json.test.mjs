// Owns JSON: by line, as one array, and as the array inside an API's answer.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lines, module, score, scored } from "./command.mjs";

const NPS = ["--measure", "nps", "--column", "score"];
const people = [
  { score: 9, why: 'a "quote", a ] and a \\' },
  { score: 0, why: "{[" },
  { score: 10, deep: { list: [[1], {}] } },
];

test("by line, with blank lines, CRLF, a byte order mark and no newline at the end", async () => {
  const content = `\ufeff${lines(...people).replaceAll("\n", "\r\n")}\r\n${JSON.stringify({ score: 8 })}`;
  const result = await scored(content, NPS, { name: "answers.json" });
  assert.deepEqual([result.format, result.total.n], ["ndjson", 4]);
});

for (const [name, content] of [
  ["in one line", JSON.stringify(people)],
  ["indented", JSON.stringify(people, null, 2)],
  ["inside an API's answer", JSON.stringify({ next: null, results: people }, null, 2)],
  ["inside Formbricks' answer", JSON.stringify({ data: people })],
]) {
  test(`an array ${name}`, async () => {
    const result = await scored(content, NPS, { name: "answers.json" });
    assert.deepEqual([result.format, result.total.n, result.total.counts[0]], ["json", 3, 1]);
  });
}

test("a key within a key", async () => {
  const content = lines({ answers: { nps: 9 } }, { answers: null }, { "answers.nps": 10 });
  assert.equal((await scored(content, ["--measure", "nps", "--column", "answers.nps"], { name: "a.ndjson" })).total.n, 2);
});

test("a line that is no JSON is refused with its number, the others are scored", async () => {
  const { refused, total } = await scored('{"score":9}\n{"score":\n{"score":8}\n', NPS, { name: "a.ndjson" });
  assert.equal(total.n, 2);
  assert.deepEqual(
    refused.first.map(({ line, code }) => [line, code]),
    [[2, "not_json"]],
  );
});

test("refusals in an array name the line of their element", async () => {
  const { refused } = await scored('[\n  {"score": 9},\n  {\n    "score": 11\n  },\n  {"score": "x"}\n]\n', NPS, { name: "a.json" });
  assert.deepEqual(
    refused.first.map(({ line, code }) => [line, code]),
    [
      [3, "out_of_range"],
      [6, "wrong_type"],
    ],
  );
});

test("an array that is cut off is told: half of the answers are not the answers", async () => {
  const { code, err } = await score('[{"score":9},{"score":1', NPS, { name: "a.json" });
  assert.equal(code, 1);
  assert.match(err, /not closed/);
});

test("a key that no row has: those that there are, are named", async () => {
  const { code, err } = await score(lines(...people), ["--measure", "nps", "--column", "scroe"], { name: "a.ndjson" });
  assert.equal(code, 1);
  assert.match(err, /"scroe".*There are: "score", "why", "deep"/);
});

test("elements are the same however the array is cut into chunks", async () => {
  const { JsonArray } = await module("read/json-array.mjs");
  const bytes = Buffer.from(`\n${JSON.stringify([...people, 'ö\\"]', [], 3], null, 1)}  `);
  for (let size = 1; size < 40; size += 1) {
    const read = [];
    const reader = new JsonArray({ onValue: (value) => read.push(value), onRefused: (...refusal) => read.push(refusal) });
    for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
    reader.end();
    assert.deepEqual(read, [...people, 'ö\\"]', [], 3]);
  }
});
