// Takes the two pictures of README.md into demo/pictures: the panel in the shop's basket, and the dashboard after simulated visitors
// (cargo xtask gallery --readme). Judges nothing: somebody has to look at them.
import { statSync } from "node:fs";
import { simulate } from "../../demo/site/visitors.mjs";
import { launch } from "../e2e/browsers/launch.mjs";
import { shows } from "../e2e/dashboard.mjs";
import { openWorld } from "../e2e/world.mjs";

const FOLDER = new URL("../../demo/pictures/", import.meta.url);
const VISITORS = 500;
// Each is fetched by everybody who reads the README.
const MOST_BYTES = 150_000;

const PICTURES = {
  "panel.png": {
    size: { width: 1280, height: 800 },
    async open(page, world) {
      await page.goto(`${world.url}/cart`);
      await page.panel.says("How easy do you expect it to be to check out?");
      await page.panel.choose(6);
    },
  },
  // As far as the first gap and its table.
  "dashboard.png": {
    size: { width: 1280, height: 760 },
    async open(page, world) {
      await simulate({ count: VISITORS, collector: world.collector.origin, origin: world.url });
      await page.goto(world.dashboard);
      await shows(page, ".lane-finding", "fell short");
    },
  },
};

const ends = [];
try {
  const world = await openWorld({ after: (end) => ends.unshift(end) });
  const browser = await launch("chromium");
  ends.unshift(() => browser.close());
  const page = await browser.page();
  await page.native.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  for (const [name, { size, open }] of Object.entries(PICTURES)) {
    await page.native.setViewportSize(size);
    await open(page, world);
    const path = new URL(name, FOLDER).pathname;
    await page.native.screenshot({ path });
    const { size: bytes } = statSync(path);
    if (bytes > MOST_BYTES) throw new Error(`${name} has ${bytes} bytes, more than ${MOST_BYTES}`);
    console.log(`demo/pictures/${name}: ${bytes} bytes`);
  }
} finally {
  for (const end of ends) await end();
}
