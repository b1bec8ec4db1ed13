// Owns how one journey becomes a named suite for each browser, and that none is silently left out. Starts no browser.
import { describe, it } from "node:test";
import { whatIsMissing } from "./available.mjs";

/**
 * Declares `title` once for each browser; `body(name)` declares its tests. A browser that is not installed is a failure under CI=true;
 * elsewhere its suite is reported by name as skipped, with the packages to install.
 */
export function describeIn(browsers, title, body) {
  for (const name of browsers) {
    const problem = whatIsMissing(name);
    if (!problem) describe(`${title} [${name}]`, () => body(name));
    else if (process.env.CI === "true") it(`${title} [${name}]`, () => Promise.reject(new Error(problem)));
    else it(`${title} [${name}]`, { skip: problem });
  }
}
