// Owns one visit to a contestant's page by a browser that was never there: cold cache, own storage, with a given processor and line.
import { VIEWPORT } from "../../e2e/browsers/viewport.mjs";
import { probeScript } from "./probe.mjs";

/** 1.6 Mbit/s with 150 ms, the line that Lighthouse calls slow 4G. */
export const SLOW = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
// Longer than any contestant takes on the slow line.
const PATIENCE_MS = 30_000;

/** Opens the page in a context of its own, if need be in a tab that may close itself, gives `measure` what it needs and ends it all. */
export async function visit(browser, site, { cpu = 1, line, asPopup = false }, measure) {
  const context = await browser.newContext({ viewport: VIEWPORT });
  try {
    await context.addInitScript({ content: probeScript(site.shows && site.contestant.rating) });
    const first = await context.newPage();
    const page = asPopup ? await popup(first) : first;
    page.setDefaultTimeout(PATIENCE_MS);
    const cdp = await context.newCDPSession(page);
    await cdp.send("Performance.enable");
    await cdp.send("Network.enable");
    if (line) await cdp.send("Network.emulateNetworkConditions", line);
    if (cpu !== 1) await cdp.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    site.forget();
    await page.goto(site.url, { waitUntil: "commit" });
    return await measure({ page, cdp, site, ask: (what, ...given) => ask(page, what, given) });
  } finally {
    await context.close();
  }
}

/** A tab that a script opened: no other may be closed by one. */
async function popup(opener) {
  const [opened] = await Promise.all([opener.waitForEvent("popup"), opener.evaluate("void window.open()")]);
  return opened;
}

/** What the page's probe says, or a failure that names the question. */
async function ask(page, what, given) {
  let timer;
  const late = new Promise((_, fail) => {
    timer = setTimeout(() => fail(new Error(`no answer to ${what} ${given}`)), PATIENCE_MS);
  });
  const asked = async ([what, given]) => {
    const told = window.probe[what];
    return typeof told === "function" ? told(...given) : told;
  };
  try {
    return await Promise.race([page.evaluate(asked, [what, given]), late]);
  } finally {
    clearTimeout(timer);
  }
}
