// Notes down what the real clients of PostHog and Segment post for an answered survey, for formats.test.mjs to hold ours against.
// Run by hand when a new version of them matters: npm ci && node capture.mjs
import { readFile, writeFile } from "node:fs/promises";
import { launch } from "../../e2e/browsers/launch.mjs";
import { capturePostHog } from "./posthog.mjs";
import { captureSegment } from "./segment.mjs";

const { packages } = JSON.parse(await readFile(new URL("package-lock.json", import.meta.url), "utf8"));

const browser = await launch("chromium");
try {
  for (const [name, client, capture] of [
    ["posthog", "posthog-js", capturePostHog],
    ["segment", "@segment/analytics-next", captureSegment],
  ]) {
    const { native } = await browser.page();
    const fixture = { client, version: packages[`node_modules/${client}`].version, ...(await capture(native)) };
    await writeFile(new URL(`../captured/${name}.json`, import.meta.url), `${JSON.stringify(fixture, null, 2)}\n`);
  }
} finally {
  await browser.close();
}
