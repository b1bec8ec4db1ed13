// Shows what stands where nobody has answered yet.
import assert from "node:assert/strict";
import test from "node:test";
import { awaitedOf } from "../src/empty.js";
import { choice, estimate, gap, promise } from "./rows.mjs";

test("an empty page says what will appear, without a number", () => {
  const rows = [gap(estimate(0, 0, 0)), promise(estimate(0, 0, 0)), { measure: "nps" }, choice(["mail"])];
  const said = rows.map(awaitedOf);
  assert.deepEqual(said, [
    "what people expected against what they experienced",
    "what people saw promised against what they got",
    "the NPS, with its interval and every answer",
    "the share of people for each option, with its interval",
  ]);
  assert.ok(said.every((text) => !/\d/.test(text)));
});
