// Owns the rows of tests/vectors and what their numbers are held against: the printed values, and the bits of the native run.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, extname, resolve } from "node:path";

import { asBits } from "./bits.mjs";

const folder = new URL("../vectors/", import.meta.url);
const casesOf = (file) => JSON.parse(readFileSync(file)).cases;

/** Rows of somebody else's file. Results are told apart by name, and a stranger may use one of ours. */
const namedAfter = (file) => casesOf(file).map((row) => ({ ...row, name: `${basename(file, extname(file))}: ${row.name}` }));

const files = ["reference.json", ...readdirSync(new URL("own/", folder)).sort().map((file) => `own/${file}`)];
const given = process.env.EXPECTLY_CASES;

/** Every row of reference.json, of the files in own/ and of the file that EXPECTLY_CASES names. */
export const rows = [...files.flatMap((file) => casesOf(new URL(file, folder))), ...(given ? namedAfter(given) : [])];

const file = resolve(process.env.EXPECTLY_NATIVE_RESULTS ?? new URL("../../target/native-results.json", import.meta.url).pathname);
assert(existsSync(file), `no ${file}: EXPECTLY_NATIVE_RESULTS=${file} cargo test -p expectly-tests --test vectors writes it`);
const native = JSON.parse(readFileSync(file));

const named = (expected) => (Array.isArray(expected) || typeof expected === "number" ? { value: expected } : expected);

/** Fails unless every value that the row expects was computed, within its tolerance. */
export function isAsPrinted({ expected, tolerance }, computed) {
  for (const [key, value] of Object.entries(named(expected))) {
    assert(key in computed, `${key} is not computed`);
    const wanted = [value].flat();
    const allowed = tolerance[key] ?? tolerance;
    const close = computed[key].length === wanted.length && wanted.every((number, index) => Math.abs(computed[key][index] - number) <= allowed);
    assert(close, `${key}: ${computed[key]} where ${value} ± ${allowed} is expected`);
  }
}

/** Fails unless the native run computed the same numbers, to the last bit. */
export function isAsNatively({ name }, computed) {
  assert(native[name], "not computed natively: the row fails there, or the file is of another version");
  assert.deepEqual(asBits(computed), native[name]);
}
