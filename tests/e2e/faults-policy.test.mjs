// Shows that every display, and what the second file draws, keeps to the strictest policy that lets WebAssembly run. Judges no looks.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, troubles } from "./listener.mjs";
import { asks, studyOf } from "./studies.mjs";
import { answer, oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const HERE = { path: "/" };
const BODY = `<main><h1>Stage</h1><input id="field"><button id="help">Help us</button><expectly-survey survey="any"></expectly-survey></main>`;
const strict = (nonce, cdn) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'`,
    `connect-src 'self' ${cdn}`,
    "img-src data:",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");

describeIn(["chromium"], "Under a strict policy", (name) => {
  const suite = oneBrowser(name);

  for (const [display, more, opens] of [
    ["corner", {}, () => {}],
    ["modal", {}, () => {}],
    ["inline", {}, () => {}],
    ["tab", {}, (page) => page.clickOn("the tab", "button", "expectly-tab")],
    ["button", { selector: "#help" }, (page) => page.click("#help")],
  ]) {
    it(`W21 with nonces and Trusted Types the display "${display}" carries the flow, or careful owners have fewer`, async (t) => {
      const { page } = suite;
      const world = await openWorld(t, { study: studyOf([asks("any", HERE, { display, ...more })]), site: stage({ policy: strict, body: BODY }) });
      await page.goto(`${world.url}/`);
      await heard(page, "ready");
      await opens(page);
      await page.panel.says("any?");
      await answer(page, 4);
      await heard(page, "delivered");
      assert.deepEqual(await troubles(page), []);
      const [{ answers }] = await world.arrived(1);
      assert.equal(answers[0].value, 4);
    });
  }

  it("W21 the question for consent is put and taken, or careful owners ask without it", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("any", HERE)], { privacy: { consent: "ask" } });
    const world = await openWorld(t, { study, site: stage({ policy: strict }) });
    await page.goto(`${world.url}/`);
    await page.clickOn("the question's yes", "[data-action=yes]", "expectly-consent");
    await page.panel.says("any?");
    assert.deepEqual(await troubles(page), []);
  });

  it("W21 what explains a survey on the page is drawn, or careful owners search in the dark", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([asks("any", { event: "never" })]), site: stage({ policy: strict }) });
    await page.goto(`${world.url}/?expectly-debug`);
    await heard(page, "ready");
    await page.waitFor(() => document.querySelector("[id^=expectly-]"));
    assert.deepEqual(await troubles(page), []);
  });
});
