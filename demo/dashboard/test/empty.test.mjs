// Shows what stands where nobody has answered yet.
import assert from "node:assert/strict";
import test from "node:test";
import { awaitedOf } from "../src/empty.js";
import { estimate, gap, promise } from "./rows.mjs";

test("an empty page says what will appear, without a number", () => {
  const rows = [gap(estimate(0, 0, 0)), promise(estimate(0, 0, 0)), { measure: "nps" }];
  const said = rows.map(awaitedOf);
  assert.deepEqual(said, [
    "what people expected against what they experienced",
    "what people saw promised against what they got",
    "the NPS, with its interval and every answer",
  ]);
  assert.ok(said.every((text) => !/\d/.test(text)));
});
