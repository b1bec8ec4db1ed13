// Owns one visit to a contestant's page by a browser that was never there: cold cache, own storage, with a given processor and line.
import { VIEWPORT } from "../../e2e/browsers/viewport.mjs";
import { probeScript } from "./probe.mjs";

/** 1.6 Mbit/s with 150 ms, the line that Lighthouse calls slow 4G. */
export const SLOW = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
// Longer than any contestant takes on the slow line.
const PATIENCE_MS = 30_000;

/** Opens the page in a context of its own and gives `measure` what it needs; closes it afterwards. */
export async function visit(browser, site, { cpu = 1, line }, measure) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE_MS);
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable");
    await cdp.send("Network.enable");
    if (line) await cdp.send("Network.emulateNetworkConditions", line);
    if (cpu !== 1) await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    await page.addInitScript({ content: probeScript(site.contestant.rating) });
    site.forget();
    await page.goto(site.url, { waitUntil: "commit" });
    return await measure({ page, cdp, site, ask: (what, ...given) => ask(page, what, given) });
  } finally {
    await context.close();
  }
}

/** What the page's probe says, or a failure that names the question. */
async function ask(page, what, given) {
  let timer;
  const late = new Promise((_, fail) => (timer = setTimeout(() => fail(new Error(`no answer to ${what} ${given}`)), PATIENCE_MS)));
  try {
    return await Promise.race([page.evaluate(`(async () => { const told = window.probe.${what}; return typeof told === "function" ? told(...${JSON.stringify(given)}) : told })()`), late]);
  } finally {
    clearTimeout(timer);
  }
}
