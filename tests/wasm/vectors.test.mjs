// Owns running every row of tests/vectors through WebAssembly: right within its tolerance, and to the bit as natively.
import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import test from "node:test";

import { run } from "./operations/index.mjs";

const folder = new URL("../vectors/", import.meta.url);
const files = ["reference.json", ...readdirSync(new URL("own/", folder)).sort().map((file) => `own/${file}`)];
const cases = files.flatMap((file) => JSON.parse(readFileSync(new URL(file, folder))).cases);
const file = resolve(process.env.EXPECTLY_NATIVE_RESULTS ?? new URL("../../target/native-results.json", import.meta.url).pathname);
assert(existsSync(file), `no ${file}: EXPECTLY_NATIVE_RESULTS=${file} cargo test -p expectly-tests --test vectors writes it`);
const native = JSON.parse(readFileSync(file));

const bitsOf = (number) => {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, number);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
};

for (const { name, input, expected, tolerance } of cases) {
  const computed = run(input);

  test(`${name}: the package gives the number that was printed`, () => {
    for (const [key, value] of Object.entries(Array.isArray(expected) || typeof expected === "number" ? { value: expected } : expected)) {
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
    assert.deepEqual(Object.fromEntries(Object.entries(computed).map(([key, values]) => [key, values.map(bitsOf)])), native[name]);
  });
}

test("a row with a misspelt operation is not passed over", () => {
  assert.throws(() => run({ op: "wilson_cj" }), /unknown operation/);
});
