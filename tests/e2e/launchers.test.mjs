// Shows that visitors can open surveys themselves: by a tab, by an element of the page, in its text.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { asks, studyOf } from "./studies.mjs";
import { answer, oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const BODY = `<main><h1>Stage</h1><input id="field"><button id="help"><b id="inside">Help us</b></button>
  <p>Words of a page.</p><expectly-survey survey="here"></expectly-survey></main>`;

/** Where the tab's button is, what it says, and how large it is. */
const tab = (page) =>
  page.until("the tab", (kit) => {
    const button = kit.shown("button", "expectly-tab");
    const { x, width, height } = button.getBoundingClientRect();
    return { x, width, height, says: button.textContent, right: innerWidth - x - width };
  });

describeIn(["chromium"], "A survey that visitors open", (name) => {
  const suite = oneBrowser(name);

  it("by a tab is there on its pages, at the end of the line, in the visitor's words, or nobody finds it", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("side", { path: "/shop*" }, { display: "tab", label: { en: "Tell us", ar: "أخبرنا" } })]);
    const world = await openWorld(t, { study });
    await page.goto(`${world.url}/shop`);
    const { width, height, says, right } = await tab(page);
    assert.deepEqual([says, right, width >= 44 && height >= 44], ["Tell us", 0, true]);
    assert.deepEqual(await heardSoFar(page, "shown"), []);
    await page.clickOn("the tab", "button", "expectly-tab");
    await page.panel.says("side?");
    await answer(page, 4);
    await world.arrived(1);
    await page.evaluate(() => history.pushState({}, "", "/elsewhere"));
    await page.waitFor(() => !document.getElementById("expectly-tab"));
    await page.evaluate(() => history.pushState({}, "", "/shop/tea"));
    await tab(page);
    await page.evaluate(() => window.expectly("destroy"));
    await page.waitFor(() => !document.getElementById("expectly-tab"));
    assert.deepEqual(await troubles(page), []);
  });

  it("by a tab without a text of its own is called as its language calls it, on the side where lines end", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("side", { path: "/" }, { display: "tab" })]);
    const world = await openWorld(t, { study, site: stage({ lang: "ar", dir: "rtl" }) });
    await page.goto(`${world.url}/`);
    const { x, says } = await tab(page);
    assert.match(says, /[\u0600-\u06ff]/);
    assert.ok(x < 100);
    assert.equal((await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name))).some((name) => name.endsWith(".wasm")), false);
  });

  it("by a button of the page opens at each click, or the owner's own design is of no use", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("asked", { path: "/" }, { display: "button", selector: "#help" })]);
    const world = await openWorld(t, { study, site: stage({ body: BODY }) });
    await page.goto(`${world.url}/`);
    await heard(page, "ready");
    await page.click("#field");
    await page.click("#inside");
    await page.panel.says("asked?");
    await answer(page, 4);
    await page.click("#inside");
    await page.panel.says("asked?");
    assert.deepEqual((await heardSoFar(page, "shown")).length, 2);
  });

  it("in the page's text stands where the page put it, also when it comes later, or inline is a word", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("here", { path: "/" }, { display: "inline" })]);
    const world = await openWorld(t, { study, site: stage({ body: BODY }) });
    await page.goto(`${world.url}/`);
    await page.panel.says("here?");
    assert.equal(await page.evaluate("document.querySelector('expectly-survey').childElementCount"), 1);
    await answer(page, 4);
    await world.arrived(1);
    assert.deepEqual(await troubles(page), []);
  });
});
