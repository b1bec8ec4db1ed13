// Owns the process: exit codes, pipes, and files that are none.
import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { symlinkSync } from "node:fs";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { file, folder, main, run, score, spawned } from "./command.mjs";

const NPS = ["--measure", "nps", "--column", "score"];

test("exit codes: 0 scored, 1 unreadable or nothing scored, 2 a wrong command line with usage", async () => {
  const scored = await spawned(["score", file("score\n9\n"), ...NPS]);
  assert.deepEqual([scored.code, scored.err], [0, ""]);
  const absent = await spawned(["score", `${folder}/none.csv`, ...NPS]);
  assert.deepEqual([absent.code, absent.out], [1, ""]);
  assert.match(absent.err, /no such file\n$/);
  const unsaid = await spawned(["score"]);
  assert.deepEqual([unsaid.code, unsaid.out], [2, ""]);
  assert.match(unsaid.err, /^which file.*\n\nUsage: /);
  assert.equal((await run(["score", folder, ...NPS])).code, 1);
  const nothing = await score("score\n\nabc\n", NPS);
  assert.equal(nothing.code, 1);
  assert.equal(nothing.out, "");
  assert.match(nothing.err, /nothing scored: 2 rows, 1 without an answer/);
  const header = await score("score\n", NPS);
  assert.deepEqual([header.code, header.out], [1, ""]);
});

const GAP = ["score", "a.csv", "--measure", "gap", "--expected", "x", "--experienced", "y", "--scale", "ease7"];
const wrong = [
  [[], "no command"],
  [["rate", "x.csv"], "no such command"],
  [["score"], "which file"],
  [["score", "a.csv", "b.csv", ...NPS], "one file"],
  [["score", "a.csv", "--column", "score"], "--measure is missing"],
  [["score", "a.csv", "--measure", "NPS"], "--measure NPS"],
  [["score", "a.csv", ...NPS, "--confidence", "95"], "--confidence 95"],
  [["score", "a.csv", ...NPS, "--confidence", ""], "--confidence"],
  [["score", "a.csv", ...NPS, "--scale", "csat5"], "0 to 10"],
  [["score", "a.csv", "--measure", "csat", "--column", "x", "--scale", "rating10"], "csat5, csat7"],
  [["score", "a.csv", ...NPS, "--question", "x"], "same thing"],
  [["score", "a.csv", ...NPS, "--expected", "x"], "--expected belongs to"],
  [["score", "a.csv", "--measure", "gap", "--expected", "x", "--scale", "ease7"], "--experienced"],
  [["score", "a.csv", "--measure", "gap", "--expected", "x", "--experienced", "y"], "--scale is missing"],
  [["score", "a.csv", "--measure", "gap", "--expected", "x", "--experienced", "x", "--scale", "ease7"], "same column"],
  [[...GAP, "--margin", "0.5"], "--margin belongs to --kind xgap"],
  [[...GAP, "--kind", "xgap", "--margin", "0"], "above 0 and below 6"],
  [[...GAP, "--kind", "xgap", "--margin", "6"], "above 0 and below 6"],
  [[...GAP, "--kind", "ideal"], "sacrifice, desired, servqual, xgap"],
  [["score", "a.csv", ...NPS, "--margin", "1"], "--margin belongs to"],
  [["score", "a.csv", ...NPS, "--from", "typeform"], "--from typeform"],
  [["score", "a.csv", ...NPS, "--separator", "::"], "--separator"],
  [["score", "a.csv", ...NPS, "--sort", "score"], "--sort"],
  [["score", "a.csv", ...NPS, "--segment", "x"], "--segment"],
  [["score", "a.csv", ...NPS, "--by"], "--by"],
  [["score", "a.csv", ...NPS, "--by", "a", "--by", "b"], "--by is given twice"],
  [["score", "a.csv", ...NPS, "--by", "--json"], "ambiguous"],
];
for (const [args, said] of wrong) {
  test(`a wrong command line: ${args.join(" ") || "(empty)"}`, async () => {
    const { code, out, err } = await run(args);
    assert.equal(code, 2);
    assert.equal(out, "");
    assert.ok(err.split("\n")[0].includes(said), err);
    assert.match(err, /\nUsage: expectly-core score FILE/);
  });
}

test("--strict makes refused rows fail, after the table", async () => {
  const { code, out } = await spawned(["score", file("score\n9\n11\n"), ...NPS, "--strict"]);
  assert.equal(code, 1);
  assert.match(out, /1 of 2 rows scored · 1 refused/);
  assert.equal((await score("score\n9\n\n", [...NPS, "--strict"])).code, 0);
});

test("--help and --version", async () => {
  const { code, out } = await spawned(["--help"]);
  assert.equal(code, 0);
  for (const part of ["Examples", "Exit codes", "--experienced", "--from posthog"]) assert.ok(out.includes(part), part);
  assert.ok(Math.max(...out.split("\n").map((line) => line.length)) <= 140);
  assert.match((await spawned(["--version"])).out, /^\d+\.\d+\.\d+\n$/);
});

test("stdin, also when it comes in drops", async () => {
  for (const how of [run, spawned]) {
    const { out, code } = await how(["score", "-", ...NPS, "--json"], { input: ["sc", "ore\n9", "\n1", "0\n", "8"] });
    assert.equal(code, 0);
    assert.deepEqual(JSON.parse(out).total.counts.slice(8), [1, 1, 1]);
  }
});

test("a reader that has seen enough, such as head, ends it without a word", async () => {
  const rows = Array.from({ length: 9000 }, (_, index) => `segment number ${index} of many,${index % 11}\n`);
  const path = file(`segment,score\n${rows.join("")}`);
  const command = `set -o pipefail; "${process.execPath}" "${main}" score "${path}" --measure nps --column score --by segment --json | head -1`;
  const { stdout, stderr } = await promisify(execFile)("bash", ["-c", command]);
  assert.equal(stdout, "{\n");
  assert.equal(stderr, "");
});

test("all of a long output reaches a slow pipe", async () => {
  const rows = Array.from({ length: 5000 }, (_, index) => `s${index},9\n`);
  const { out } = await spawned(["score", file(`segment,score\n${rows.join("")}`), ...NPS, "--by", "segment", "--json"]);
  assert.equal(JSON.parse(out).segments.length, 5000);
});

for (const [name, bytes, said] of [
  ["a binary file", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), "binary"],
  ["a workbook", Buffer.from("PK\u0003\u0004xlsx"), "Excel"],
  ["gzip", Buffer.from([0x1f, 0x8b, 8, 0]), "gunzip -c"],
  ["UTF-16", Buffer.from("\ufeffscore\n9\n", "utf16le"), "UTF-16"],
  ["old Mac lines", Buffer.from("score\r9\r8\r"), "CR alone"],
  ["an empty file", Buffer.alloc(0), "empty"],
]) {
  test(`${name} is told for what it is`, async () => {
    const { code, out, err } = await score(bytes, NPS);
    assert.equal(code, 1);
    assert.equal(out, "");
    assert.ok(err.includes(said), err);
  });
}

test("a file twenty times as large takes the same memory", async () => {
  // The process says itself how much it held at most, in kilobytes.
  const report = 'process.on("exit",()=>process.stderr.write(String(process.resourceUsage().maxRSS)))';
  const env = { NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(report)}` };
  const part = `${"2026-11-21,EMEA,9,a comment\n2026-11-21,EMEA,0,another one\n".repeat(18_000)}`;
  const held = async (parts) => {
    const input = ["date,segment,score,comment\n", ...Array(parts).fill(part)];
    const { code, err } = await spawned(["score", "-", ...NPS, "--by", "segment"], { input, env });
    assert.equal(code, 0, err);
    return Number(err);
  };
  const [small, large] = [await held(4), await held(80)];
  assert.ok(large < small + 40 * 1024, `${small} KB for 4 MB, ${large} KB for 80 MB`);
});

test("it runs by a link too, as npm starts it, and says nothing when it is imported", async () => {
  const link = `${folder}/expectly-core`;
  symlinkSync(main, link);
  const { stdout } = await promisify(execFile)(process.execPath, [link, "--version"]);
  assert.match(stdout, /^\d/);
  const load = ["--input-type=module", "--eval", `await import(${JSON.stringify(pathToFileURL(main).href)})`, "score"];
  assert.deepEqual(await promisify(execFile)(process.execPath, load), { stdout: "", stderr: "" });
});

test("a file may have a name that looks like an option, after --", async () => {
  assert.equal((await run(["score", ...NPS, "--", file("score\n9\n")])).code, 0);
});
