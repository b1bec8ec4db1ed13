// Owns seeing which surveys a page shows, one after the other, and that there is no other. Knows no conditions.
import assert from "node:assert/strict";
import { heardSoFar } from "./listener.mjs";
import { asks, track } from "./studies.mjs";
import { declines } from "./visitor.mjs";

/** Comes after whatever is due already: where it is shown, nothing else is to come. */
export const LAST = asks("last", { event: "last", everyDays: 0 });

/**
 * Sees these surveys shown in this order since the last look and closes each; then asks for the last one, to see that there was no
 * other.
 */
export async function shows(page, ...ids) {
  for (const id of ids) {
    await page.panel.says(`${id}?`);
    // The next one may follow at once.
    await page.panel.click("close");
  }
  await track(page, "last");
  await page.panel.says("last?");
  await declines(page);
  const shown = (await heardSoFar(page, "shown")).map(({ survey }) => survey);
  // A new document begins with an empty list.
  const before = await page.evaluate((now) => [window.looked ?? 0, (window.looked = now)][0], shown.length);
  assert.deepEqual(shown.slice(before), [...ids, "last"]);
}
