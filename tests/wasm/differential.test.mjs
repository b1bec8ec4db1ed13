// Owns holding WebAssembly against the native core on rows that nobody thought of: made at random, natively and through the npm package, the
// same bits. Which numbers are right is the other rows' business.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "node:test";

import { chance } from "../soak/chance.mjs";
import { asBits } from "./bits.mjs";
import { run } from "./operations/index.mjs";

const ROWS = 3_000;
/** People in one cell are from none to a billion, as many of each power of ten. */
const MOST_DIGITS = 9;

const root = new URL("../../", import.meta.url).pathname;

/** Rows of inputs that are right, whatever comes of them. */
function rows(random) {
  const whole = (below) => Math.floor(random.number() * below);
  const count = () => whole(10 ** whole(MOST_DIGITS + 1));
  const counts = (cells) => Array.from({ length: cells }, () => (random.number() < 0.2 ? 0 : count()));
  const conf = () => [0.8, 0.9, 0.95, 0.99, random.between(0.5, 0.999)][whole(5)];
  // Somebody of each kind: an interval that does not exist has no bits.
  const camps = () => ({ D: 1 + count(), N: 1 + count(), P: 1 + count() });
  const share = () => {
    const n = 1 + count();
    return { x: whole(n + 1), n };
  };
  const kinds = [
    () => ({ op: "nps_from_scores", scores: Array.from({ length: 2 + whole(60) }, () => whole(11)) }),
    () => ({ op: "nps_from_counts", ...camps() }),
    () => ({ op: "nps_score_ci", ...camps(), conf: conf() }),
    () => ({ op: "nps_wald_ci", ...camps(), conf: conf() }),
    () => ({ op: "nps_from_hist", hist: counts(11).map((people) => people + 1), conf: conf() }),
    () => ({ op: "nps_diff_wald", a: camps(), b: camps(), conf: conf() }),
    () => ({ op: "nps_diff_mover", a: camps(), b: camps(), conf: conf() }),
    () => ({ op: "wilson_ci", ...share(), conf: conf() }),
    () => ({ op: "clopper_pearson_ci", ...share(), conf: conf() }),
    () => ({ op: "gap_from_joint", min: 1, joint: Array.from({ length: 7 }, () => counts(7).map((people) => people + 1)), conf: conf() }),
  ];
  return Array.from({ length: ROWS }, (_, place) => ({
    name: `random ${place}`,
    input: kinds[place % kinds.length](),
    expected: {},
    tolerance: 0,
  }));
}

test(`${ROWS} rows at random: page and server agree to the last bit, or a report differs from what a visitor's page said`, (t) => {
  const seed = Date.now() % 1_000_000;
  t.diagnostic(`seed ${seed}`);
  const cases = rows(chance(seed));
  const folder = mkdtempSync(join(tmpdir(), "expectly-differential-"));
  t.after(() => rmSync(folder, { recursive: true }));
  const [given, results] = ["given.json", "results.json"].map((name) => join(folder, name));
  writeFileSync(given, JSON.stringify({ cases }));
  const environment = { ...process.env, EXPECTLY_CASES: given, EXPECTLY_NATIVE_RESULTS: results };
  const words = ["test", "--quiet", "--package", "expectly-tests", "--test", "vectors"];
  const natively = spawnSync("cargo", words, { cwd: root, env: environment, encoding: "utf8" });
  assert.equal(natively.status, 0, natively.stdout + natively.stderr);
  const native = JSON.parse(readFileSync(results));
  for (const { name, input } of cases) assert.deepEqual(asBits(run(input)), native[`given: ${name}`], JSON.stringify(input));
});
