// Shows that the demo shop shows what can be done: each way to ask has its place there, and simulated visitors take them all.
import assert from "node:assert/strict";
import { it } from "node:test";
import { simulate } from "../../demo/site/visitors.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { heard, troubles } from "./listener.mjs";
import { isThanked, oneBrowser, rate } from "./visitor.mjs";
import { openWorld } from "./world.mjs";

describeIn(["chromium"], "The demo shop", (name) => {
  const suite = oneBrowser(name);

  it("asks in its text, sets the stage before it asks, and has a tab, or nobody finds out that all this can be had", async (t) => {
    const { page } = suite;
    const world = await openWorld(t);
    await page.goto(world.url);
    await page.panel.says("Did these three steps help?");
    assert.equal(await page.evaluate("document.querySelector('expectly-survey').childElementCount"), 1);
    await page.panel.pick("partly");
    await page.panel.click("send");
    await page.panel.write("How much for a pot");
    await page.panel.click("send");
    await isThanked(page);

    await page.goto(`${world.url}/cart`);
    await page.panel.says("What happens next: one page, no account to make, and you pay by invoice.");
    await rate(page, 6);
    await isThanked(page);
    assert.equal(await page.evaluate("document.getElementById('expectly-tab')"), null);

    await page.goto(`${world.url}/returns`);
    await page.until("the tab", (kit) => (kit.shown("button", "expectly-tab").click(), true));
    await page.panel.says("How do you like the shop?");
    await rate(page, 4);
    await page.panel.click("skip");
    await isThanked(page);
    await heard(page, "delivered");
    assert.deepEqual(await troubles(page), []);
    const results = await world.arrived(3);
    assert.deepEqual(
      results.map(({ survey, answers }) => [survey, answers.map(({ value, choices, text, state }) => value ?? choices ?? text ?? state)]),
      [["brewing", [["partly"], "How much for a pot"]], ["checkout-ease", [6]], ["feedback", [4, "skipped"]]],
    );
  });

  it("has simulated visitors whose every answer the collector takes, to each survey, or its dashboard shows but half of it", async (t) => {
    const world = await openWorld(t);
    const refused = [];
    const outcome = await simulate({
      count: 200, collector: world.collector.origin, origin: world.url, onRejected: (receipt) => refused.push(receipt),
    });
    assert.deepEqual(refused, []);
    const results = await world.arrived(outcome.stored);
    const moments = world.study.surveys.flatMap(({ id, kind }) => (kind === "expectation" ? ["before", "after"] : ["once"]).map((moment) => `${id} ${moment}`));
    assert.deepEqual([...new Set(results.map(({ survey, moment }) => `${survey} ${moment}`))].sort(), moments.sort());
  });
});
