// Shows how long the page waits for a silent collector.
import assert from "node:assert/strict";
import test from "node:test";
import { waitAfter } from "../src/pace.js";

test("answers show within a second; a silent collector is asked less and less, yet found again within half a minute", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 50].map(waitAfter), [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});
