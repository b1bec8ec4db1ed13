// Owns running every row of tests/vectors/cases.json through WebAssembly: right within its tolerance, and to the bit as natively.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import test from "node:test";

import { NATIVE_ONLY, run } from "./operations.mjs";

const { cases } = JSON.parse(readFileSync(new URL("../vectors/cases.json", import.meta.url)));
const file = resolve(process.env.EXPECTLY_NATIVE_RESULTS ?? new URL("../../target/native-results.json", import.meta.url).pathname);
assert(existsSync(file), `no ${file}: EXPECTLY_NATIVE_RESULTS=${file} cargo test -p expectly-tests --test vectors writes it`);
const native = JSON.parse(readFileSync(file));

const bitsOf = (number) => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
};

for (const { name, input, expected, tolerance, unchecked = {} } of cases) {
  const computed = run(input);
  const notGiven = NATIVE_ONLY[input.op] ?? [];

  test(`${name}: the package gives the number that was printed`, () => {
    for (const [key, value] of Object.entries(Array.isArray(expected) ? { ci: expected } : expected)) {
      if (key in unchecked || notGiven.includes(key)) continue;
      assert(key in computed, `${key} is not computed`);
      const allowed = tolerance[key] ?? tolerance;
      [value].flat().forEach((wanted, index) => {
        const off = Math.abs(computed[key][index] - wanted);
        assert(off <= allowed, `${key}: ${computed[key]} where ${value} ± ${allowed} is expected`);
      });
    }
  });

  test(`${name}: page and server agree to the last bit`, () => {
    assert(native[name], "not computed natively: the file is of another version");
    const given = Object.fromEntries(Object.entries(native[name]).filter(([key]) => !notGiven.includes(key)));
    assert.deepEqual(Object.fromEntries(Object.entries(computed).map(([key, values]) => [key, values.map(bitsOf)])), given);
  });
}

test("a row with a misspelt operation is not passed over", () => {
  assert.throws(() => run({ op: "wilson_cj" }), /unknown operation/);
});
