// Owns what people see: aligned columns, no colours where they would be garbage, and nothing from a file that could rewrite the screen.
import assert from "node:assert/strict";
import { test } from "node:test";
import { file, lines, module, run, score } from "./command.mjs";

const NPS = ["--measure", "nps", "--column", "score", "--by", "segment"];

test("the table, as it is printed", async () => {
  const { out } = await score(`segment,score\n${"EU,9\nEU,10\nAPAC,3\n".repeat(400)}EU,\n`, NPS);
  const [head, rule, eu, apac, , total, empty, note] = out.split("\n");
  assert.match(head, /^Segment +n +NPS +95 % interval +Method$/);
  assert.match(rule, /^─+$/);
  assert.match(eu, /^EU +800 +\+100\.0 +\+\d+\.\d to \+100\.0 +score interval \(Tango 1998\)$/);
  assert.match(apac, /^APAC +400 +−100\.0 +/);
  assert.match(total, /^Total +1\u202f200 +\+33\.3 +/);
  assert.equal(empty, "");
  assert.equal(note, "1\u202f200 of 1\u202f201 rows scored · 1 without an answer · CSV");
  // Columns stand under each other.
  for (const row of [eu, apac, total]) assert.equal(row.indexOf("score interval"), head.indexOf("Method"));
});

test("without segments there is one table, with a row for each estimand", async () => {
  const { out } = await run(["score", "-", "--measure", "csat", "--column", "score", "--scale", "csat7"], { input: "score\n7\n5\n6\n" });
  assert.match(out, /^Measure +n +Value +95 % interval +Method$/m);
  assert.match(out, /^CSAT, satisfied \(6–7\) +3 +66\.7 % +/m);
  assert.match(out, /^CSAT, mean of 1–7 +3 +6\.00 +3\.52 to 8\.48 +t interval$/m);
  assert.doesNotMatch(out, /Segment|Total/);
});

test("a share of two names is shown once, and percentage points are said in the heading", async () => {
  const content = `score\n${"1\n2\n3\n5\n".repeat(5)}`;
  const { out } = await score(content, ["--measure", "ces", "--scale", "effort5", "--column", "score"]);
  assert.equal(out.match(/low effort \(1–2\) /g).length, 1);
  assert.match(out, /net low effort \(1–2 less 4–5\), percentage points +20 +\+25\.0 +[−+]\d+\.\d to \+\d+\.\d /);
  assert.match(out, /^CES 1\.0, effort as percent of maximum \(low is good\) +/m);
});

const XGAP = ["--measure", "gap", "--kind", "xgap", "--scale", "ease7", "--expected", "said", "--experienced", "got", "--margin", "0.5"];

test("an XGap's table has both sides, its size and whether it keeps within the margin", async () => {
  const content = `said,got,segment\n${"6,6,a\n6,6,a\n5,6,a\n6,5,a\n7,3,b\n7,4,b\n".repeat(20)}7,6,c\n`;
  const { out } = await score(content, [...XGAP, "--by", "segment"]);
  assert.match(out, /^Segment +n +Advertised, mean +Experienced, mean +XGap \(advertised − actual\) +95 % interval +Method$/m);
  assert.match(out, /^Segment +n +Mean distance +Root mean square +Within ±0\.5 \(at 5 %\)$/m);
  assert.match(out, /^a +80 +0\.50 +0\.71 +yes$/m);
  assert.match(out, /^b +40 +3\.50 +3\.54 +no$/m);
  assert.match(out, /^c +1 +1\.00 +1\.00 +undetermined$/m);
  const { out: whole } = await score(content, XGAP);
  assert.match(whole, /^Mean distance: 1\.\d\d\nRoot mean square: \d\.\d\d\nWithin ±0\.5 \(at 5 %\): no$/m);
});

test("no colours in a pipe; on a terminal some, but none with NO_COLOR", async () => {
  const { out, err } = await score("segment,score\na,9\na,x\n", NPS);
  assert.ok(!`${out}${err}`.includes("\u001b"));
  const onTerminal = (env) => run(["score", file("segment,score\na,9\na,x\n"), ...NPS], { isTTY: true, env });
  const coloured = await onTerminal({});
  assert.match(coloured.out, /\u001b\[1m/);
  assert.match(coloured.err, /\u001b\[33mline 3/);
  assert.ok(!(await onTerminal({ NO_COLOR: "1" })).out.includes("\u001b"));
  const { styleFor } = await module("show/table.mjs");
  assert.notEqual(styleFor({ isTTY: true }, {}).strong("x"), "x");
  assert.equal(styleFor({ isTTY: true }, { NO_COLOR: "1" }).strong("x"), "x");
  assert.notEqual(styleFor({ isTTY: true }, { NO_COLOR: "" }).strong("x"), "x");
  assert.equal(styleFor({ isTTY: true }, { TERM: "dumb" }).strong("x"), "x");
});

test("control characters from a file do not reach the terminal, neither in names nor in refused values", async () => {
  const evil = "\u001b[2J\u0007\u009b31m\u202eevil";
  for (const content of [lines("segment,score", `${evil},9`, `a,${evil}`), lines(`${evil},score`, "1,9")]) {
    const { out, err } = await score(content, NPS);
    assert.doesNotMatch(`${out}${err}`, /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
  }
});

test("wide characters, marks and long names keep the columns aligned", async () => {
  const { width, brief } = await module("show/text.mjs");
  assert.deepEqual(["日本", "🙂", "é", "e\u0301", "👩‍👩‍👧"].map(width), [4, 2, 1, 1, 2]);
  const { out } = await score(lines("segment,score", "日本,9", "e\u0301,9", `${"long ".repeat(30)},9`), NPS);
  const columns = out
    .split("\n")
    .filter((line) => /Tango/.test(line))
    .map((line) => width(line.slice(0, line.indexOf("score"))));
  assert.equal(new Set(columns).size, 1);
  assert.equal(width(brief("x".repeat(100))), 41);
});

test("progress is told on a terminal, and wiped", async () => {
  const { progress } = await module("show/progress.mjs");
  const told = [];
  let time = 0;
  const bar = progress({ isTTY: true, write: (text) => told.push(text) }, 2e9, () => time);
  for (time of [50, 150, 200, 300]) bar.onProgress(time * 1e6, time);
  bar.clear();
  assert.equal(told.length, 3);
  assert.match(told[0], /150 MB of 2\.00 GB, 7 % · 150 rows · 1\.00 GB\/s/);
  assert.equal(told[2], "\r\u001b[2K");
  const silent = progress({ isTTY: false, write: () => assert.fail("told") }, 1);
  silent.onProgress(1, 1);
  silent.clear();
});
