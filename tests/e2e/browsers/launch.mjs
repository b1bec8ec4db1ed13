// Owns a browser from its start to its end, the same for each of the three. Knows no browser's protocol.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { available, whatIsMissing } from "./available.mjs";
import { startChromium } from "./chromium.mjs";
import { within } from "./deadline.mjs";
import { startFirefox } from "./firefox.mjs";
import { ended, Household, isRunning, kill } from "./household.mjs";
import { Page } from "./page.mjs";
import { startWebKit } from "./webkit.mjs";

const STARTERS = { chromium: startChromium, firefox: startFirefox, webkit: startWebKit };
// Firefox takes some seconds for a fresh profile; a loaded machine doubles that.
const START_MS = 30_000;
// A browser that does not close by then is ended, and the test is told.
const CLOSE_MS = 10_000;

/**
 * Starts "chromium", "firefox" or "webkit", headless, with a fresh profile that is removed at the end. `profile` names a folder that is
 * kept instead (not for webkit, whose automation sessions live in memory alone); `playwright` adds Chromium-only options.
 */
export async function launch(name, { profile, playwright } = {}) {
  const problem = whatIsMissing(name);
  if (problem) throw new Error(problem);
  if (profile && name === "webkit") throw new Error("webkit keeps no profile: its automation sessions live in memory alone");

  const household = new Household(name);
  const folder = profile ?? join(household.home, "profile");
  mkdirSync(folder, { recursive: true });
  const { programs } = available(name);
  const began = performance.now();
  try {
    const start = STARTERS[name]({ household, programs, profile: folder, playwright });
    const engine = await within(START_MS, `${name} to start`, start);
    return new Browser(name, engine, household, performance.now() - began);
  } catch (error) {
    await household.end();
    throw error;
  }
}

class Browser {
  #engine;
  #household;
  #front = null;

  constructor(name, engine, household, startMs) {
    this.#engine = engine;
    this.#household = household;
    this.name = name;
    this.version = engine.version;
    /** The browser's main process. */
    this.pid = engine.pid;
    /** How long the start took, in milliseconds. */
    this.startMs = Math.round(startMs);
  }

  /** The driver library's own browser, for faults that only one browser can be given. */
  get native() {
    return this.#engine.native;
  }

  /** The first tab, then a new one for each further call; all share one profile. */
  async page() {
    return new Page(await this.#engine.open(), this);
  }

  isRunning() {
    return isRunning(this.pid);
  }

  /** Brings a page to the front unless it is there. */
  async toFront(page, bring) {
    if (this.#front === page) return;
    await bring();
    this.#front = page;
  }

  /** Closes the browser and leaves no process and no folder of its own behind. Safe to call twice. */
  async close() {
    try {
      if (this.isRunning()) await within(CLOSE_MS, `${this.name} to close`, this.#engine.close());
    } finally {
      await this.#household.end();
    }
  }

  /** Ends the browser's main process by SIGKILL, as a crash would, and waits until it is gone. */
  async kill() {
    kill(this.pid);
    await ended(this.pid);
    await this.#household.end();
  }
}
