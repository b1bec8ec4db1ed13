// Shows that an answer survives the end of its page and of its browser, once and only once.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard } from "./listener.mjs";
import { asks, compares, studyOf, track, WHY } from "./studies.mjs";
import { answer, isComplete, oneBrowser, rate, returningVisitor } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const DESK = compares("desk", { path: "/before" }, { path: "/after" }, WHY);
const STUDY = studyOf([DESK, asks("any", { path: "/any" }), asks("last", { event: "last" })]);
// Leaves the page at the very click that sends the answer.
const LEAVING = `addEventListener("click", () => window.leaves && (location.href = "/next"));`;

describeIn(["chromium", "firefox"], "The browser's death", (name) => {
  it("W10 by SIGKILL right after the thanks, with the collector down, costs no answer, or thanks are a lie", async (t) => {
    const startBrowser = returningVisitor(t, name);
    const world = await openWorld(t, { study: STUDY });
    const first = await startBrowser();
    const page = await first.page();
    await page.goto(`${world.url}/any`);
    await page.panel.appears();
    await isComplete(page);
    await world.down();
    await rate(page, 4);
    await page.panel.thanks();
    await first.kill();

    await world.up();
    const second = await startBrowser();
    const next = await second.page();
    await next.goto(`${world.url}/next`);
    assert.equal((await heard(next, "delivered")).status, "stored");
    const { report } = await world.report();
    assert.deepEqual(report.scores.map(({ survey, n }) => [survey, n]), [["any", 1], ["last", 0]]);
  });
});

describeIn(["chromium"], "A page that is left", (name) => {
  const suite = oneBrowser(name);

  /** Everything still under way has come to its end once a later answer has its receipt. */
  async function settled(page, world) {
    await page.goto(`${world.url}/later`);
    await heard(page, "ready");
    await track(page, "last");
    await page.panel.says("last?");
    await rate(page, 1);
    const { id } = await heard(page, "submitted");
    await heard(page, "delivered", { id });
    const results = await world.results();
    assert.equal((await world.report()).refused, 0, "no result contradicts another of the same id");
    assert.equal(new Set(results.map((result) => result.id)).size, results.length);
    return results.filter(({ survey }) => survey !== "last");
  }

  it("W11 at the very click on Send still sends, and only once, or those in a hurry are not heard", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY, site: stage({ early: LEAVING }) });
    await page.goto(`${world.url}/any`);
    await page.panel.choose(4);
    await page.evaluate("void (window.leaves = true)");
    await page.panel.click("send");
    await page.waitFor(() => location.pathname === "/next");
    await world.arrived(1);
    const results = await settled(page, world);
    assert.deepEqual(results.map(({ complete, answers }) => [complete, answers[0].value]), [[true, 4]]);
  });

  it("W11 by closing its tab right after the click still sends, and only once, or the last answer of a visit is lost", async (t) => {
    const world = await openWorld(t, { study: STUDY });
    const tab = await suite.browser.page();
    await tab.goto(`${world.url}/any`);
    await tab.panel.choose(4);
    await tab.panel.click("send");
    await tab.native.close({ runBeforeUnload: true });
    const { page } = suite;
    await page.toFront();
    const results = await settled(page, world);
    assert.deepEqual(results.map(({ complete, answers }) => [complete, answers[0].value]), [[true, 4]]);
  });

  it("W11 in the middle of its questions sends what was given, once, or a gap is lost to an unwritten reason", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY, site: stage({ early: LEAVING }) });
    await page.goto(`${world.url}/before`);
    await answer(page, 6);
    await page.goto(`${world.url}/after`);
    await rate(page, 2);
    await page.panel.says("why?");
    await page.goto(`${world.url}/next`);
    await world.arrived(2);
    const [, after] = await settled(page, world);
    assert.deepEqual([after.complete, after.gap.value, after.answers.map(({ value, text }) => value ?? text)], [false, 4, [2, undefined]]);
  });

  for (const [when, path, act] of [
    ["before an answer", "/any", async () => {}],
    ["between two answers", "/after", async (page) => {
      await rate(page, 2);
      await page.panel.says("why?");
    }],
  ]) {
    it(`W14 ${when} is restored as it was, less the panel, or the Back button is slow wherever a survey was`, async (t) => {
      const { page } = suite;
      const world = await openWorld(t, { study: STUDY });
      await page.goto(`${world.url}/before`);
      await answer(page, 6);
      await page.goto(world.url + path);
      await page.panel.appears();
      await act(page);
      await page.evaluate("void (window.sameDocument = true)");
      await page.goto(`${world.url}/next`);
      await page.evaluate("history.back()");
      await page.waitFor(() => window.sameDocument);
      await page.panel.gone();
      await settled(page, world);
    });
  }
});
