// Shows that the product works in the other two engines, too. What each fault does is shown in Chromium alone.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { jointCell, shows } from "./dashboard.mjs";
import { heard, troubles } from "./listener.mjs";
import { answer, isThanked, oneBrowser, rate } from "./visitor.mjs";
import { openWorld, shop } from "./world.mjs";

describeIn(["firefox", "webkit"], "Another browser", (name) => {
  const suite = oneBrowser(name);
  const at = (path) => suite.page.waitFor((path) => location.pathname === path && document.readyState === "complete", path);

  it("carries expectation, order, experience and gap to the dashboard by mouse, or its users' gaps are never known", async (t) => {
    const { page } = suite;
    const world = await openWorld(t);
    await page.goto(`${world.url}/cart`);
    await page.panel.says("How easy do you expect it to be to check out?");
    await answer(page, 6);
    await page.click("a[href='/checkout'].button");
    await at("/checkout");
    await page.click("form[action='/thanks'] button");
    await at("/thanks");
    await rate(page, 4);
    await page.panel.says("What fell short of what you expected?");
    await page.panel.fill("Größe, 漢字 👍");
    await page.panel.click("send");
    await isThanked(page);
    assert.equal((await heard(page, "submitted")).gap, 2);
    await heard(page, "delivered");
    assert.deepEqual(await troubles(page), []);
    const [, { answers }] = await world.results();
    assert.equal(answers[1].text, "Größe, 漢字 👍");

    await page.goto(world.dashboard);
    await shows(page, ".lane .n", "n = 1");
    assert.equal(await jointCell(page, 6, 4), "1");
  });

  it("carries the same by keyboard alone, or its users without a mouse are not heard", async (t) => {
    const { page } = suite;
    const world = await openWorld(t);
    const rateByKeyboard = async (steps) => {
      await page.panel.appears();
      await page.panel.tabTo("radio 1");
      await page.press("Space");
      for (let step = 0; step < steps; step += 1) await page.press("ArrowRight");
      assert.equal(await page.panel.chosen(), String(steps + 1));
      await page.press("Enter");
    };
    await page.goto(`${world.url}/cart`);
    await rateByKeyboard(5);
    await page.panel.thanks();
    await heard(page, "delivered");
    await page.goto(`${world.url}/thanks`);
    await rateByKeyboard(3);
    await page.panel.says("What fell short");
    await page.panel.tabTo("textarea");
    await page.type("two\nlines");
    await page.panel.tabTo("button send");
    await page.press("Enter");
    await page.panel.thanks();
    const results = await world.arrived(2);
    assert.deepEqual(results.map(({ answers }) => answers.map(({ value, text }) => value ?? text)), [[6], [4, "two\nlines"]]);
    await page.panel.tabTo("button close");
    await page.press("Space");
    await page.panel.gone();
  });

  it("asks in Arabic from right to left, or its readers are asked backwards", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { site: (options) => shop({ ...options, lang: "ar" }) });
    await page.goto(`${world.url}/cart`);
    await page.panel.says("إتمام الشراء");
    assert.equal(await page.panel.dir(), "rtl");
    await answer(page, 7);
    const [{ locale }] = await world.arrived(1);
    assert.equal(locale, "ar");
  });

  it("W21 carries the flow under a strict policy, or careful owners cannot ask these visitors", async (t) => {
    const { page } = suite;
    const world = await openWorld(t);
    await page.goto(`${world.url}/strict`);
    await page.click("form[data-track='support-closed'] button");
    await page.panel.says("Tea desk");
    await answer(page, 5);
    await heard(page, "delivered");
    assert.deepEqual(await troubles(page), []);
  });
});
