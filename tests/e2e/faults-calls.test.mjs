// Shows that a page may call with whatever it has: nothing is thrown at it, and the next survey is still asked. Right calls are elsewhere.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, troubles } from "./listener.mjs";
import { asks, studyOf, track } from "./studies.mjs";
import { answer, oneBrowser } from "./visitor.mjs";
import { openWorld } from "./world.mjs";

describeIn(["chromium"], "A call with nonsense", (name) => {
  const suite = oneBrowser(name);
  const study = studyOf([asks("any", { event: "go", everyDays: 0 })]);

  it("W31 throws and rejects nothing, whatever stands where, or a page's own mistake ends its script", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study });
    await page.goto(`${world.url}/`);
    await heard(page, "ready");
    const thrown = await page.evaluate(async () => {
      const cycle = {};
      cycle.self = cycle;
      const refuses = () => {
        throw new Error("BROKEN");
      };
      const broken = new Proxy({}, { get: refuses, ownKeys: refuses, getOwnPropertyDescriptor: refuses });
      const values = [undefined, null, 7, 7n, NaN, Symbol("any"), "x".repeat(2 ** 20), cycle, broken, Object.create(null), { toString: refuses }, () => {}];
      const commands = ["init", "track", "show", "close", "identify", "explain", "on", "off", "place", "__proto__", "constructor"];
      const found = [];
      for (const command of [...commands, ...values]) {
        for (const value of values) {
          try {
            await window.expectly(command, value, command === "on" ? undefined : value);
          } catch (error) {
            found.push(`${typeof command} ${typeof value}: ${error}`);
          }
        }
      }
      return found;
    });
    assert.deepEqual(thrown, []);
    await track(page, "go");
    await page.panel.says("any?");
    await answer(page, 4);
    await world.arrived(1);
  });

  for (const [what, given] of [
    ["a cycle", "(() => { const given = {}; given.prefill = given; return given; })()"],
    ["a getter that throws", "{ get prefill() { throw new Error('BROKEN'); } }"],
    ["a number that JSON has not", "{ prefill: { any: 7n } }"],
  ]) {
    it(`W31 asks for a survey with ${what} and gets it without, or no survey is asked on that page any more`, async (t) => {
      const { page } = suite;
      const world = await openWorld(t, { study });
      await page.goto(`${world.url}/`);
      await heard(page, "ready");
      await page.evaluate(`void window.expectly("show", "any", ${given})`);
      await page.panel.says("any?");
      await answer(page, 4);
      await track(page, "go");
      await page.panel.says("any?");
      assert.deepEqual(await troubles(page), []);
    });
  }
});
