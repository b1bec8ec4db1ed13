// Shows that each way in which a page or its visitor can harm the widget has a test with its id. What the test shows is its own business.
import assert from "node:assert/strict";
import { readdir, readFile } from "node:fs/promises";
import { it } from "node:test";

const HERE = new URL("./", import.meta.url);
// Delivery first; from 20 on display, policies, keys, hostile words, styles, panics, doubles, prototypes.
const [FIRST, LAST] = [1, 40];

it("every fault from W01 to W40 is named by the title of a test, or one is forgotten without a word", async () => {
  const files = (await readdir(HERE)).filter((file) => file.endsWith(".test.mjs") && !import.meta.url.endsWith(file));
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, HERE), "utf8")));
  // At the start of a title, so that a mention in passing is no proof.
  const named = new Set(texts.flatMap((text) => [...text.matchAll(/["`]((?:W\d\d )+)/g)].flatMap(([, ids]) => ids.trim().split(" "))));
  const rows = Array.from({ length: LAST - FIRST + 1 }, (_, place) => `W${String(FIRST + place).padStart(2, "0")}`);
  assert.deepEqual(rows.filter((id) => !named.has(id)), []);
});
