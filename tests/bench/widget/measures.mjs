// Owns what is measured in which kind of visit. Each gives named numbers; what they have in common with a blank page is taken off later.
import { setTimeout as pause } from "node:timers/promises";
import { SLOW, visit } from "./visit.mjs";

// Events that contestants send in batches, every three seconds at most, belong to the page view.
const PAGE_VIEW_MS = 5_000;
// Whatever a contestant does once its survey stands there is over by then.
const SETTLED_MS = 1_500;
// An answer that has not come by then, on this machine alone, does not come.
const ARRIVAL_MS = 3_000;
/** The throttled processor: a phone of the middle class beside a desktop computer. */
const SLOW_CPU = 4;

/** A page view on which no rule applies. */
export const nothing = (browser, { nothing: site }) =>
  visit(browser, site, {}, async ({ cdp, ask }) => {
    await pause(PAGE_VIEW_MS);
    const took = await busy(cdp);
    if (site.contestant.rating && (await ask("aim", site.contestant.rating))) throw new Error(`${site.contestant.name} shows its survey`);
    const lost = site.log.filter(({ known }) => !known).map(({ path }) => path);
    if (lost.length > 0) throw new Error(`${site.contestant.name} asks for ${lost}`);
    const sizeOf = (entries) => entries.reduce((sum, { size }) => sum + size, 0);
    const study = site.log.filter(({ path }) => path === site.contestant.study);
    return { requests: site.log.length, bytes: sizeOf(site.log), study: sizeOf(study), cpu: took };
  });

/** A survey that is shown at once, on a fast machine and line. */
export const fast = (browser, { shows: site }) =>
  visit(browser, site, {}, async ({ cdp, ask }) => {
    const interactive = await interactiveOf(site, ask);
    const fetched = await ask("fetched", interactive);
    await pause(SETTLED_MS);
    await cdp.send("HeapProfiler.collectGarbage");
    const { usedSize } = await cdp.send("Runtime.getHeapUsage");
    return { interactive, fetched, heap: usedSize, wasm: await ask("wasm"), shift: await ask("shift") };
  });

/** The same on a slow processor, and a click on the rating. */
export const slowCpu = (browser, { shows: site }) =>
  visit(browser, site, { cpu: SLOW_CPU }, async ({ page, ask }) => {
    await interactiveOf(site, ask);
    await pause(SETTLED_MS);
    const blocking = await ask("blocking");
    if (!site.contestant.rating) return { blocking };
    await click(page, ask, site.contestant.rating);
    await ask("painted");
    await pause(SETTLED_MS / 3);
    return { blocking, press: await ask("press") };
  });

/** The same on a slow processor and a slow line. */
export const slowLine = (browser, { shows: site }) =>
  visit(browser, site, { cpu: SLOW_CPU, line: SLOW }, async ({ ask }) => ({ interactiveSlow: await interactiveOf(site, ask) }));

/**
 * A visitor who answers and closes the tab in the same moment. The line is slow by then: on one without delay, nothing is ever on its way.
 * Whoever merely went to another page would have the old one live on for a while in the back/forward cache.
 */
export const leaving = (browser, { shows: site }) =>
  visit(browser, site, { asPopup: true }, async ({ page, cdp, ask }) => {
    const { rating, send, isAnswer } = site.contestant;
    await interactiveOf(site, ask);
    await pause(SETTLED_MS / 3);
    if (send) {
      await click(page, ask, rating);
      await ask("clickable", send);
      await ask("painted");
    }
    await cdp.send("Network.emulateNetworkConditions", SLOW);
    await ask("closeAfterClick");
    const gone = page.waitForEvent("close");
    // The click may not be told to have been made: its tab is gone.
    await Promise.all([gone, click(page, ask, send ?? rating).catch(() => gone)]);
    for (const end = Date.now() + ARRIVAL_MS; Date.now() < end; await pause(50)) if (site.log.some(isAnswer)) return { arrived: 1 };
    return { arrived: 0 };
  });

const interactiveOf = (site, ask) => (site.contestant.rating ? ask("interactive") : 0);

async function click(page, ask, selector) {
  const { x, y } = await ask("aim", selector);
  await page.mouse.click(x, y);
}

/** Milliseconds of processor time that the page's main thread took. Unlike the clock's, they do not grow when others are at work. */
async function busy(cdp) {
  const { metrics } = await cdp.send("Performance.getMetrics");
  return 1000 * metrics.find(({ name }) => name === "ThreadTime").value;
}
