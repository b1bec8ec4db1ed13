// Shows that nothing is shown where it would not be seen, or stands where it must not: dialogs, background, paper, frames, prepared pages.
import assert from "node:assert/strict";
import { it } from "node:test";
import { visit, visitable } from "./ahead.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { asks, studyOf, track } from "./studies.mjs";
import { declines, oneBrowser } from "./visitor.mjs";
import { openWorld } from "./world.mjs";

const DIALOG = `<main><h1>Stage</h1><dialog id="dialog"><button id="ok">OK</button></dialog></main>`;
const NOW = asks("now", { event: "now", everyDays: 0 });

/** Waits until the loader has nothing left to do but to wait: its judgement takes no request. */
const settles = (page) => page.evaluate(() => new Promise((done) => setTimeout(done, 150)));

describeIn(["chromium"], "A survey", (name) => {
  const suite = oneBrowser(name);
  const open = async (t, options, study = studyOf([NOW])) => {
    const world = await openWorld(t, visitable(study, options));
    await visit(world, suite.page, "/");
    return world;
  };

  for (const [how, close] of [
    ["closes", () => document.querySelector("#dialog").close()],
    ["is taken out of the page", () => document.querySelector("#dialog").remove()],
    ["goes with its parent", () => document.querySelector("main").remove()],
  ]) {
    it(`W36 waits until an open dialog ${how}, or it is shown where nobody can reach it`, async (t) => {
      const { page } = suite;
      await open(t, { body: DIALOG });
      await page.evaluate("document.querySelector('#dialog').showModal()");
      await track(page, "now");
      await settles(page);
      assert.deepEqual(await heardSoFar(page, "shown"), []);
      await page.evaluate(close);
      await page.panel.says("now?");
      await declines(page);
      assert.deepEqual(await troubles(page), []);
    });
  }

  it("W36 does not wait for a dialog that leaves the page usable, or a cookie banner silences it", async (t) => {
    const { page } = suite;
    await open(t, { body: DIALOG });
    await page.evaluate("document.querySelector('#dialog').show()");
    await track(page, "now");
    await page.panel.says("now?");
  });

  it("W36 waits for a dialog that opens while the widget is on its way, or the race is lost on slow lines", async (t) => {
    const { page } = suite;
    await open(t, { body: DIALOG });
    let go;
    const held = new Promise((done) => (go = done));
    await page.native.route("**/widget-*.wasm", async (route) => {
      await held;
      await route.continue();
    });
    t.after(() => page.native.unroute("**/widget-*.wasm"));
    const asked = page.native.waitForRequest(/widget-.*\.wasm/);
    await track(page, "now");
    await asked;
    await page.evaluate("document.querySelector('#dialog').showModal()");
    go();
    await settles(page);
    assert.deepEqual(await heardSoFar(page, "shown"), []);
    await page.evaluate("document.querySelector('#dialog').close()");
    await page.panel.says("now?");
  });

  it("W37 waits for a background tab to be looked at and counts no time there, or it is gone before anybody sees it", async (t) => {
    const { page } = suite;
    const early = `let hidden = true;
      Object.defineProperty(document, "hidden", { get: () => hidden });
      Object.defineProperty(document, "visibilityState", { get: () => (hidden ? "hidden" : "visible") });
      window.hide = (now) => { hidden = now; document.dispatchEvent(new Event("visibilitychange")); };`;
    await open(t, { early }, studyOf([NOW, asks("dwelt", { dwellMs: 400 })]));
    await track(page, "now");
    await page.evaluate(() => new Promise((done) => setTimeout(done, 600)));
    assert.deepEqual(await heardSoFar(page, "shown"), []);
    const [{ rules }] = await page.evaluate(() => window.expectly("explain", "dwelt"));
    assert.equal(rules.find(({ rule }) => rule === "dwellMs").pass, false);
    await page.evaluate("window.hide(false)");
    await page.panel.says("now?");
    await page.panel.click("close");
    await page.panel.says("dwelt?");
  });

  it("W37 is not printed, or it covers what was to be read", async (t) => {
    const { page } = suite;
    await open(t);
    await page.native.emulateMedia({ media: "print" });
    t.after(() => page.native.emulateMedia({ media: null }));
    await track(page, "now");
    await settles(page);
    assert.deepEqual(await heardSoFar(page, "shown"), []);
    await page.native.emulateMedia({ media: null });
    await page.panel.says("now?");
  });

  it("W37 is not shown in a frame that nobody sees, and is in one that grows, or it counts as shown", async (t) => {
    const { page } = suite;
    const world = await open(t, { body: "<main></main>" }, studyOf([asks("now", { path: "/inner" })]));
    await page.evaluate(() => {
      document.body.innerHTML = `<iframe src="/inner" style="width: 0; height: 0; border: 0"></iframe>`;
    });
    const frame = await page.waitFor(() => frames[0]?.heard?.some(({ kind }) => kind === "ready"));
    assert.ok(frame);
    await settles(page);
    assert.equal(await page.evaluate("frames[0].heard.filter(({ kind }) => kind === 'shown').length"), 0);
    assert.equal(world.line.log.filter(({ path }) => path.endsWith(".wasm")).length, 0, "not even the widget is fetched");
    await page.evaluate(() => document.querySelector("iframe").setAttribute("style", "width: 600px; height: 500px"));
    await page.waitFor(() => frames[0].heard.some(({ kind }) => kind === "shown"));
  });

  it("W37 is not shown, counted or stored for a page that is only prepared, or the browser's guess is a visit", async (t) => {
    const { page } = suite;
    const early = `let prepared = true;
      Object.defineProperty(document, "prerendering", { get: () => prepared });
      Object.defineProperty(document, "hidden", { get: () => prepared });
      window.activate = () => {
        prepared = false;
        document.dispatchEvent(new Event("prerenderingchange"));
        document.dispatchEvent(new Event("visibilitychange"));
      };`;
    await open(t, { early }, studyOf([asks("now", { path: "/", visits: { atLeast: 1 }, sample: 0.999 })]));
    await settles(page);
    assert.deepEqual([await heardSoFar(page, "shown"), await page.evaluate(() => ({ ...localStorage }))], [[], {}]);
    await page.evaluate("window.activate()");
    await page.panel.says("now?");
  });

  for (const [signal, property, value] of [["gpc", "globalPrivacyControl", "true"], ["dnt", "doNotTrack", "'1'"]]) {
    it(`W37 is not shown to those whose browser says no (${signal}) where the owner honours it so, and stores nothing, or the signal is ignored`, async (t) => {
      const { page } = suite;
      const early = `Object.defineProperty(navigator, "${property}", { value: ${value} });`;
      await open(t, { early }, studyOf([asks("now", { event: "now", sample: 0.999 })], { privacy: { [signal]: "hide" } }));
      await track(page, "now");
      await page.evaluate(() => window.expectly("show", "now"));
      await settles(page);
      assert.deepEqual([await heardSoFar(page, "shown"), await page.evaluate(() => ({ ...localStorage }))], [[], {}]);
    });
  }

  it("W37 waits for consent where the owner wants it, stores nothing before and is shown after, or consent is a formality", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("now", { event: "now", sample: 0.999, visits: { atLeast: 1 } })], { privacy: { consent: "wait" } });
    const world = await open(t, {}, study);
    await track(page, "now");
    await settles(page);
    assert.deepEqual([await heardSoFar(page, "shown"), await page.evaluate(() => ({ ...localStorage }))], [[], {}]);
    assert.equal(world.line.log.filter(({ path }) => path.endsWith(".wasm")).length, 0, "the widget is not fetched either");
    await page.evaluate(() => window.expectly("consent", true));
    await page.panel.says("now?");
    await heard(page, "shown");
  });
});
