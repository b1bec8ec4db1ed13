// Shows that surveys are opened, consented to and displayed in the other two engines as in Chromium, where each way is looked at closely.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { VIEWPORT } from "./browsers/viewport.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { asks, studyOf } from "./studies.mjs";
import { answer, oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const BODY = `<main><h1>Stage</h1><input id="field"><button id="help">Help us</button>
  <p id="before">Before.</p><expectly-survey survey="here"></expectly-survey><p id="after">After.</p></main>`;
const HERE = { path: "/" };
// Narrow enough for a sheet, and no narrower than a window of MiniBrowser may be.
const PHONE = { width: 460, height: 640 };

describeIn(["firefox", "webkit"], "In another browser", (name) => {
  const suite = oneBrowser(name);
  const open = async (t, surveys, more) => {
    const world = await openWorld(t, { study: studyOf(surveys, more), site: stage({ body: BODY }) });
    await suite.page.goto(`${world.url}/`);
    return world;
  };
  /** Where the panel stands once it is at rest, with the window's size and where the paragraphs around it begin. */
  const place = () =>
    suite.page.until("the panel at rest", async (kit) => {
      const panel = kit.shown(".panel");
      // An animation stands still in its first frames, so that two equal boxes alone do not prove rest.
      if (!panel || panel.getAnimations().some(({ playState }) => playState === "running")) return null;
      const { left, top, right, bottom } = panel.getBoundingClientRect();
      await kit.frame();
      if (panel.getBoundingClientRect().top !== top) return null;
      const page = Object.fromEntries(["before", "after"].map((id) => [id, document.getElementById(id).getBoundingClientRect().top]));
      return { left, top, right, bottom, width: innerWidth, height: innerHeight, ...page };
    });
  /** Answers with a 4, which arrives, and nothing has gone wrong by then. */
  const answers = async (world) => {
    const { page } = suite;
    await answer(page, 4);
    const [result] = await world.arrived(1);
    assert.deepEqual([result.answers[0].value, await troubles(page)], [4, []]);
  };

  it("a tab at the side opens its survey, or these visitors cannot speak up", async (t) => {
    const { page } = suite;
    const world = await open(t, [asks("side", HERE, { display: "tab", label: { en: "Tell us" } })]);
    const tab = await page.until("the tab", (kit) => {
      const button = kit.shown("button", "expectly-tab");
      const { right, width, height } = button.getBoundingClientRect();
      return { says: button.textContent, atEnd: right === document.documentElement.clientWidth, large: width >= 44 && height >= 44 };
    });
    assert.deepEqual(tab, { says: "Tell us", atEnd: true, large: true });
    assert.deepEqual(await heardSoFar(page, "shown"), []);
    await page.clickOn("the tab", "button", "expectly-tab");
    await page.panel.says("side?");
    await answers(world);
  });

  it("a button of the page opens its survey, or the owner's own design is of no use to these visitors", async (t) => {
    const { page } = suite;
    const world = await open(t, [asks("asked", HERE, { display: "button", selector: "#help" })]);
    await heard(page, "ready");
    await page.click("#help");
    await page.panel.says("asked?");
    await answers(world);
  });

  it("a survey in the page's text stands in its place, or it covers what it stands among", async (t) => {
    const { page } = suite;
    const world = await open(t, [asks("here", HERE, { display: "inline" })]);
    await page.panel.says("here?");
    const { before, top, bottom, after } = await place();
    assert.ok(before < top && bottom <= after, `${before} ${top} ${bottom} ${after}`);
    await answers(world);
  });

  it("a dialog takes the focus, and gives it back on Escape, or keyboards end up nowhere", async (t) => {
    const { page } = suite;
    const world = await open(t, [asks("any", { path: "/", delayMs: 300, everyDays: 0 }, { display: "modal" })]);
    await page.click("#field");
    await page.panel.appears();
    await page.waitFor(() => document.activeElement?.id === "expectly-host");
    assert.equal(await page.panel.focused(), "radio 1");
    assert.equal(await page.evaluate("document.elementFromPoint(30, 60)?.id"), "expectly-host", "the page cannot be clicked");
    await page.press("Escape");
    await page.panel.gone();
    await page.waitFor(() => document.activeElement?.id === "field");
    await page.goto(`${world.url}/`);
    await answers(world);
  });

  it("a panel on a phone is a sheet that leaves a quarter of the page, or the page is gone", async (t) => {
    const { page } = suite;
    await page.resize(PHONE);
    t.after(() => page.resize(VIEWPORT));
    const world = await open(t, [asks("any", HERE)]);
    await page.panel.says("any?");
    const { left, top, right, bottom, width, height } = await place();
    assert.deepEqual([left, right, bottom].map(Math.round), [0, width, height]);
    assert.ok(top >= height / 4, String(top));
    await answers(world);
  });

  it("consent is asked for first; a yes is kept and a no is the last word, or the question is for show", async (t) => {
    const { page } = suite;
    const consents = async (action) => {
      await page.clickOn(`the question's ${action}`, `[data-action=${action}]`, "expectly-consent");
      await page.waitFor(() => !document.getElementById("expectly-consent"));
    };
    const stored = () => page.evaluate("({ ...localStorage })");
    const world = await open(t, [asks("any", { path: "/", everyDays: 0 })], { privacy: { consent: "ask" } });
    await page.waitFor(() => document.getElementById("expectly-consent") !== null);
    assert.deepEqual(await stored(), {});
    await consents("no");
    await page.waitFor(() => localStorage.expectly);
    assert.deepEqual([await stored(), await heardSoFar(page, "shown"), world.line.posts], [{ expectly: '{"c":0}' }, [], []]);
    await page.evaluate(() => window.expectly("forget"));
    await page.goto(`${world.url}/`);
    await consents("yes");
    await page.panel.says("any?");
    await answers(world);
    assert.equal(JSON.parse((await stored()).expectly).c, 1);
  });
});
