// Shows that the product does what it is for: a visitor walks through the shop, and its owner watches the gap appear. One long walk.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { crowd } from "./crowd.mjs";
import { jointCell, shows } from "./dashboard.mjs";
import { heard, troubles } from "./listener.mjs";
import { answer, isThanked, oneBrowser, rate } from "./visitor.mjs";
import { openWorld } from "./world.mjs";

const THANKS = "Thank you!";
const REASON = "Too many fields, & <b>no</b> guest order 👍";

describeIn(["chromium"], "The whole journey", (name) => {
  const suite = oneBrowser(name);

  it("ends in numbers that the owner can act on, or nobody learns where promise, expectation and experience part", async (t) => {
    const { page } = suite;
    const world = await openWorld(t);
    // Before its scripts have run, the shop's forms would be sent the old way.
    const at = (path) => page.waitFor((path) => location.pathname === path && document.readyState === "complete", path);

    const dashboard = await suite.browser.page();
    t.after(() => dashboard.close());
    await dashboard.goto(world.dashboard);
    assert.match(await shows(dashboard, "main", "No answers yet"), /Checkout what people expected against what they experienced/);
    // A 0 would be read as a score.
    assert.doesNotMatch(await dashboard.evaluate("document.querySelector('main').innerText"), /\d/);
    await dashboard.evaluate("void (window.sameDocument = true)");

    await page.goto(world.url);
    await page.click("a[href='/product'].button");
    await at("/product");
    await page.panel.says("We say: “Boils in ninety seconds”");
    await page.panel.says("1 of 2");
    await rate(page, 6);
    await page.panel.says("2 of 2");
    await rate(page, 4);
    assert.equal(await isThanked(page), THANKS);
    assert.equal((await heard(page, "submitted")).verdict, "over-promised");

    await page.click("form.buy-form button");
    await at("/cart");
    await page.panel.says("How easy do you expect it to be to check out?");
    assert.equal(await answer(page, 6), THANKS);

    await page.click("a[href='/checkout'].button");
    await at("/checkout");
    await page.click("form[action='/thanks'] button");
    await at("/thanks");
    await page.panel.says("How easy was it to check out?");
    await rate(page, 4);
    await page.panel.says("What fell short of what you expected?");
    await page.panel.fill(REASON);
    await page.panel.click("send");
    assert.equal(await isThanked(page), THANKS);
    const { gap, verdict } = await heard(page, "submitted");
    assert.deepEqual({ gap, verdict }, { gap: 2, verdict: "fell-short" });
    assert.equal(await jointCell(dashboard, 6, 4), "1");
    await shows(dashboard, ".lane .n", "n = 1");

    await page.click("a[href='/account'].button");
    await at("/account");
    await page.panel.says("recommend us");
    assert.equal(await answer(page, 0), THANKS);

    await page.click("nav a[href='/support']");
    await at("/support");
    await page.click("form[data-track='support-closed'] .chat-end button");
    await page.panel.says("Tea desk");
    assert.equal(await answer(page, 5), THANKS);

    await page.click("nav a[href='/returns']");
    await at("/returns");
    await page.click("form[data-track='item-returned'] > button");
    await page.panel.says("How easy was it to return an item?");
    assert.equal(await answer(page, 5), THANKS);
    await heard(page, "delivered");
    assert.deepEqual(await troubles(page), []);

    const results = await world.results();
    assert.deepEqual(
      results.map(({ survey, moment, complete, answers }) => [survey, moment, complete, answers.map(({ value, text }) => value ?? text)]),
      [
        ["kettle-promise", "once", true, [6, 4]],
        ["checkout-ease", "before", true, [6]],
        ["checkout-ease", "after", true, [4, REASON]],
        ["relationship", "once", true, [0]],
        ["support-csat", "once", true, [5]],
        ["return-ease", "once", true, [5]],
      ],
    );
    const [, before, after] = results;
    assert.deepEqual([after.pair.id, after.pair.expected, after.pair.experienced], [before.pair.id, 6, 4]);

    // One visitor makes no mean; six do. Each line: promised, delivered, expected, experienced, NPS, CSAT, CES.
    await crowd(world, results, [
      [6, 5, 7, 5, 10, 4, 6],
      [7, 4, 5, 4, 10, 1, 7],
      [6, 4, 6, 3, 9, 5, 6],
      [7, 6, 7, 5, 10, 4, 6],
      [5, 4, 5, 3, 7, 3, 6],
    ]);
    const row = await shows(dashboard, "table.gaps tbody tr", "fell short by 2.00");
    assert.match(row, /Checkout 6\.00 95 % interval .* 4\.00 95 % interval .*fell short by 2\.00 95 % interval .*t interval.*n = 6/);
    await shows(dashboard, "h3", "Checkout fell short by 2.0 points");
    await shows(dashboard, ".lane-finding", "fell short by 2.00");
    assert.deepEqual([await jointCell(dashboard, 6, 4), await jointCell(dashboard, 7, 5)], ["1", "2"]);

    // Four promoters and a detractor of six; without the 0 it would be +80.
    const card = async (measure, figure) => assert.match(await shows(dashboard, `[data-measure=${measure}]`, "n = 6"), figure);
    await card("nps", /\+50 95 % interval .* n = 6 score interval/);
    await card("csat", /67 % 95 % interval .* n = 6 Wilson interval/);
    await card("ces", /6\.00 95 % interval .* n = 6 t interval/);
    assert.equal(await dashboard.evaluate("window.sameDocument"), true, "it was never reloaded");
  });
});
