// Owns what counts as an answer: a text that passes for a number, or a number lost, changes the score unseen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lines, score, scored } from "./command.mjs";

const NPS = ["--measure", "nps", "--column", "score"];

test("in CSV a whole number in digits is an answer, spaces around it or not", async () => {
  const { total, rows } = await scored('score,x\n9,\n 10 ,\n"9",\n8.0,\n0,\n+7,\n', NPS);
  assert.deepEqual(total.counts, [1, 0, 0, 0, 0, 0, 0, 1, 1, 2, 1]);
  assert.deepEqual([rows.scored, rows.refused, rows.skipped], [6, 0, 0]);
});

test("an empty cell is no answer and no 0", async () => {
  const { total, rows } = await scored('score,x\n,\n"",\n  ,\n0,\n', NPS);
  assert.equal(total.counts[0], 1);
  assert.equal(rows.skipped, 3);
});

test("everything else in a cell is refused, with its line and the package's code", async () => {
  const cells = ["7.5", "11", "-1", "abc", "9,0", "09", "1e1", "NaN", "null", "٩", "0x9", "9 10", "−3", "true"];
  const { refused, rows } = await scored(`score;x\n10;\n${cells.map((cell) => `${cell};\n`).join("")}`, NPS);
  assert.equal(rows.scored, 1);
  assert.deepEqual(
    refused.first.map(({ line, code, column, value }) => [line, code, column, value]),
    cells.map((cell, index) => [index + 3, index < 3 ? "out_of_range" : "wrong_type", "score", cell]),
  );
  assert.deepEqual(refused.byCode, [
    { code: "out_of_range", count: 3 },
    { code: "wrong_type", count: 11 },
  ]);
});

test("in JSON only a number is an answer; null and an absent key are none", async () => {
  const values = [
    { score: 9 },
    { score: 10.0 },
    { score: null },
    {},
    { score: "9" },
    { score: "" },
    { score: true },
    { score: [9] },
    { score: 7.5 },
    9,
  ];
  const { total, rows, refused } = await scored(lines(...values), NPS, { name: "answers.ndjson" });
  assert.equal(total.n, 2);
  assert.deepEqual([rows.skipped, rows.refused], [2, 6]);
  assert.deepEqual(
    refused.first.map(({ line, code }) => [line, code]),
    [
      [5, "wrong_type"],
      [6, "wrong_type"],
      [7, "wrong_type"],
      [8, "wrong_type"],
      [9, "out_of_range"],
      [10, "wrong_type"],
    ],
  );
});

test("a polluted or inherited key is no answer", async () => {
  const { rows, total } = await scored('{"__proto__":{"score":9}}\n{"score":9}\n{"constructor":1}\n', NPS, { name: "a.ndjson" });
  assert.deepEqual([rows.skipped, total.n], [2, 1]);
});

test("the first 20 refusals are told on stderr, then a count; JSON has 100 and the counts", async () => {
  const content = `score\n9\n${"x\n".repeat(150)}`;
  const { err, out, code } = await score(content, NPS);
  assert.equal(code, 0);
  assert.equal(err.split("\n").filter((line) => line.startsWith("line ")).length, 20);
  assert.match(err, /… and 130 more\n150 rows refused: 150 wrong_type\n$/);
  assert.match(out, /1 of 151 rows scored · 150 refused/);
  const { refused } = await scored(content, NPS);
  assert.deepEqual([refused.count, refused.first.length, refused.first[0].line], [150, 100, 3]);
});
