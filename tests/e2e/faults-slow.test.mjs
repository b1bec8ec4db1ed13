// Shows that a slow machine on a slow line is not held up by the widget before its panel is there. Counts, not times, are compared.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard } from "./listener.mjs";
import { asks, studyOf } from "./studies.mjs";
import { answer, oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const SLOWER = 6;
// What browsers call slow 3G: bytes a second, and milliseconds there and back.
const SLOW_3G = { offline: false, downloadThroughput: 50_000, uploadThroughput: 50_000, latency: 400 };
// A machine that is busy with something else makes long tasks of its own; the best of a few visits is the widget's.
const VISITS = 4;

// What the page itself does on such a machine is none of ours, so a task counts only once the loader has begun.
const WATCH = `
  window.long = [];
  new PerformanceObserver((list) => window.long.push(...list.getEntries().map(({ startTime, duration }) => [startTime, duration])))
    .observe({ type: "longtask", buffered: true });
  document.addEventListener("expectly:shown", () => window.shownAt = performance.now());`;

describeIn(["chromium"], "A slow machine on a slow line", (name) => {
  const suite = oneBrowser(name);

  const slow = async (t, page) => {
    const session = await page.native.context().newCDPSession(page.native);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW_3G);
    await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    const patience = page.patience;
    page.patience = 30_000;
    t.after(async () => {
      page.patience = patience;
      await session.detach();
    });
  };

  it("W38 has no task of over 50 ms made by a loader that shows nothing, or every visitor's page stutters", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([asks("any", { event: "never" })]), site: stage({ early: WATCH }) });
    await slow(t, page);
    const counts = [];
    for (let visit = 0; visit < VISITS && counts.at(-1) !== 0; visit += 1) {
      await page.goto(`${world.url}/`);
      await heard(page, "ready");
      counts.push(await page.evaluate(() => {
        const { responseEnd } = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/v1/expectly.js"));
        return window.long.filter(([at]) => at >= responseEnd).length;
      }));
    }
    assert.equal(counts.at(-1), 0, `long tasks in each visit: ${counts}`);
  });

  it("W38 still asks and delivers, and the page takes keys all the while, or visitors on old phones are not heard", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([asks("any", { path: "/" })]), site: stage({ early: WATCH }) });
    await slow(t, page);
    await page.goto(`${world.url}/`);
    await page.click("#field");
    await page.type("at once");
    assert.equal(await page.evaluate("document.querySelector('#field').value"), "at once");
    await page.panel.says("any?");
    await answer(page, 4);
    await world.arrived(1);
  });
});
