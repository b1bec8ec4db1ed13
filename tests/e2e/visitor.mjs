// Owns what a visitor does with one panel, by mouse, and the browsers that they do it in. Judges nothing.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, afterEach, before } from "node:test";
import { launch } from "./browsers/launch.mjs";

/** Declares one browser for the suite around it: `browser`, and `page`, its first tab, once the suite runs. */
export function oneBrowser(name, options) {
  const suite = {};
  before(async () => {
    suite.browser = await launch(name, options);
    suite.page = await suite.browser.page();
  });
  afterEach(async (t) => {
    if (t.passed === false && suite.page) t.diagnostic(await stateOf(suite.page));
  });
  after(() => suite.browser?.close());
  return suite;
}

/** A visitor whose browser can end and be started again: each call starts it, with the same profile. All of it goes with the test. */
export function returningVisitor(t, name) {
  const profile = mkdtempSync(join(tmpdir(), "expectly-profile-"));
  const browsers = [];
  t.after(async () => {
    await Promise.all(browsers.map((browser) => browser.close()));
    rmSync(profile, { recursive: true });
  });
  return async () => {
    const browser = await launch(name, { profile });
    browsers.push(browser);
    return browser;
  };
}

/** What a page was at when its test failed, in one line. */
async function stateOf(page) {
  try {
    const state = await page.evaluate(() => {
      const { heard, troubles } = window;
      const fetched = performance.getEntriesByType("resource").map(({ name, responseStatus }) => `${name} ${responseStatus}`);
      const host = document.getElementById("expectly-host") !== null;
      return { at: location.href, is: document.visibilityState, host, heard, troubles, fetched };
    });
    return `the page: ${JSON.stringify(state)}`;
  } catch (error) {
    return `the page does not answer: ${error.message}`;
  }
}

/** Waits until all that a panel needs is there, what delivers its answers included: from then on the line may break. */
export async function isComplete(page) {
  await page.waitFor(() => {
    const fetched = performance.getEntriesByType("resource").filter(({ responseEnd }) => responseEnd > 0);
    return ["js", "wasm"].every((kind) => fetched.some(({ name }) => name.endsWith(`.delivery.${kind}`)));
  });
}

/** Gives one rating and sends it. */
export async function rate(page, value) {
  await page.panel.choose(value);
  await page.panel.click("send");
}

/** Waits for the thanks, closes them, and gives their words. Another panel may follow at once. */
export async function isThanked(page) {
  const thanks = await page.panel.thanks();
  await page.panel.click("close");
  await page.until("the thanks to be gone", (kit) => kit.shown(".thanks") === null);
  return thanks;
}

/** Answers a moment that consists of these ratings, until its thanks are gone. */
export async function answer(page, ...values) {
  for (const value of values) await rate(page, value);
  return isThanked(page);
}

/** Closes the panel without an answer. */
export async function declines(page) {
  await page.panel.click("close");
  await page.panel.gone();
}
