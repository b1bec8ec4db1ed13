// Owns running every row of tests/vectors through WebAssembly: right within its tolerance, and to the bit as natively.
import assert from "node:assert/strict";
import test from "node:test";

import { run } from "./operations/index.mjs";
import { isAsNatively, isAsPrinted, rows } from "./rows.mjs";

for (const row of rows) {
  let computed;
  test(`${row.name}: the package gives the number that was printed`, () => {
    computed = run(row.input);
    isAsPrinted(row, computed);
  });

  test(`${row.name}: page and server agree to the last bit`, () => {
    assert(computed, "not computed");
    isAsNatively(row, computed);
  });
}

test("a row with a misspelt operation is not passed over", () => {
  assert.throws(() => run({ op: "wilson_cj" }), /unknown operation/);
});
