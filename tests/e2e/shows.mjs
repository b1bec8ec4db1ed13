// Owns seeing which surveys a page shows, one after the other, and that there is no other. Knows no conditions.
import assert from "node:assert/strict";
import { heardSoFar } from "./listener.mjs";
import { asks, track } from "./studies.mjs";
import { declines } from "./visitor.mjs";

/** Comes after whatever is due already: where it is shown, nothing else is to come. */
export const LAST = asks("last", { event: "last", everyDays: 0 });

/** Sees these surveys shown in this order and closes each; then asks for the last one, to see that there was no other. */
export async function shows(page, ...ids) {
  const before = (await heardSoFar(page, "shown")).length;
  for (const id of ids) {
    await page.panel.says(`${id}?`);
    await declines(page);
  }
  await track(page, "last");
  await page.panel.says("last?");
  await declines(page);
  const shown = (await heardSoFar(page, "shown")).slice(before).map(({ survey }) => survey);
  assert.deepEqual(shown, [...ids, "last"]);
}
