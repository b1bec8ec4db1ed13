// Owns CSV: a row that is cut wrong puts one person's answer under another's segment.
import assert from "node:assert/strict";
import { test } from "node:test";
import { module, score, scored } from "./command.mjs";

const NPS = ["--measure", "nps", "--column", "score"];
const BY = [...NPS, "--by", "segment"];
const names = ({ segments }) => segments.map(({ segment, n }) => [segment, n]);

test("quotes, doubled quotes, separators and newlines within quotes, CRLF and a byte order mark", async () => {
  const content = '\ufeffsegment,comment,score\r\n"a, b","said ""no"",\r\nand\nleft",9\r\n"say ""hi""",,0\r\n';
  assert.deepEqual(names(await scored(content, BY)), [
    ["a, b", 1],
    ['say "hi"', 1],
  ]);
});

test("line numbers count the newlines within quotes", async () => {
  const { refused } = await scored('score,comment\n9,"one\ntwo\nthree"\nx,\n"y\n",z\n', NPS);
  assert.deepEqual(
    refused.first.map(({ line }) => line),
    [5, 6],
  );
});

for (const [name, separator] of [
  ["comma", ","],
  ["semicolon", ";"],
  ["tab", "\t"],
]) {
  test(`a ${name} is found to separate, also where quoted heads hold others`, async () => {
    const content = [`"a,;\t,;\tb,;\t"`, "segment", "score"].join(separator) + "\n" + ["x", "EU", "9"].join(separator) + "\n";
    assert.deepEqual(names(await scored(content, BY)), [["EU", 1]]);
  });
}

test("a separator may be said, and Excel's sep= is understood", async () => {
  assert.equal((await scored("score|x,y,z\n9|1\n", [...NPS, "--separator", "|"])).total.n, 1);
  assert.equal((await scored("sep=;\nscore;a,b,c\n9;1\n", NPS)).total.n, 1);
});

test("a single column needs no separator; its blank lines are answers not given", async () => {
  const { total, rows } = await scored("score\n9\n\n8\n", NPS);
  assert.deepEqual([total.n, rows.skipped], [2, 1]);
});

test("blank lines between rows are no rows", async () => {
  assert.equal((await scored("score,x\n\n9,\n\r\n8,\n\n", NPS)).rows.read, 2);
});

test("a row with more or fewer cells than the header is refused: its cells may stand under the wrong heads", async () => {
  const { refused, total } = await scored('a,score\nx,9\n9\n9,9,9\n"x"y,9\n', NPS);
  assert.equal(total.n, 1);
  assert.deepEqual(
    refused.first.map(({ line, code }) => [line, code]),
    [
      [3, "missing"],
      [4, "inconsistent"],
      [5, "inconsistent"],
    ],
  );
});

test("a quote in the middle of a cell is a character like any other", async () => {
  assert.deepEqual(names(await scored('segment,score\n5" disk,9\n', BY)), [['5" disk', 1]]);
});

test("a quote that is never closed is told with its line, not read as one long cell", async () => {
  const { code, err } = await score('score,x\n9,"open\n8,a\n7,b\n', NPS);
  assert.equal(code, 1);
  assert.match(err, /line 2: a quote is opened and never closed/);
});

test("a comment of a megabyte is read; a row without end is told before memory runs out", async () => {
  const long = "x\n".repeat(1024 * 1024);
  assert.equal((await scored(`score,comment\n9,"${long}"\n8,\n`, NPS)).total.n, 2);
  const { code, err } = await score(`score,comment\n9,"${long.repeat(6)}`, NPS);
  assert.equal(code, 1);
  assert.match(err, /line 2: a row of more than 8 MiB/);
});

test("a column that is not there: those that are, are named", async () => {
  const { code, err } = await score("id,Score,segment\n1,9,a\n", NPS);
  assert.equal(code, 1);
  assert.match(err, /no column "score"\. There are: "id", "Score", "segment"/);
});

test("a head that stands twice is refused if it is asked for, and only then", async () => {
  const content = "score,x,x,score\n9,1,2,0\n";
  const { code, err } = await score(content, NPS);
  assert.equal(code, 1);
  assert.match(err, /two columns are named "score" \(columns 1 and 4\)/);
  assert.equal((await scored("score,x,x\n9,1,2\n", NPS)).total.n, 1);
});

test("text that is not UTF-8 is told: replacement characters would make one segment of two", async () => {
  const { code, err } = await score(Buffer.from("segment,score\nK\xf6ln,9\nK\xe4ln,9\n", "latin1"), BY);
  assert.equal(code, 1);
  assert.match(err, /line 2: not UTF-8/);
});

test("rows are the same however the file is cut into chunks", async () => {
  const { Csv } = await module("read/csv.mjs");
  let state = 7;
  const random = (below) => ((state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 8) % below;
  const pieces = ["", "a", "9", "ö", "🙂", ",", '"', "\n", "\r\n", " ", "\r", "long text without end", '""'];
  for (let round = 0; round < 300; round += 1) {
    const width = 1 + random(4);
    const rows = Array.from({ length: random(12) }, () =>
      Array.from({ length: width }, () => pieces[random(pieces.length)] + pieces[random(pieces.length)]),
    );
    // Quoted where it has to be, and at times where it need not be.
    const cell = (text) =>
      /[",\r\n]/.test(text) || random(3) === 0 || (width === 1 && text === "") ? `"${text.replaceAll('"', '""')}"` : text;
    const feed = random(2) === 0 ? "\n" : "\r\n";
    const head = Array.from({ length: width }, (_, column) => `c${column}`);
    const bytes = Buffer.from([head, ...rows].map((row) => row.map(cell).join(",")).join(feed) + (random(2) === 0 ? feed : ""));
    const read = [];
    const onHeader = (names) => names.map((_, column) => column);
    const reader = new Csv(",", { onHeader, onRow: (cells) => read.push([...cells]), onRefused: (...refusal) => read.push(refusal) });
    for (let at = 0; at < bytes.length;) {
      const size = 1 + random(9);
      reader.push(bytes.subarray(at, at + size));
      at += size;
    }
    reader.end();
    assert.deepEqual(read, rows, bytes.toString());
  }
});
