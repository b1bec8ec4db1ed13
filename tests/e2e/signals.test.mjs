// Shows what each policy of a study makes of Global Privacy Control and Do Not Track. That `hide` shows nothing: faults-hidden, W37.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { asks, compares, studyOf } from "./studies.mjs";
import { answer, oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const SIGNALS = [["gpc", "globalPrivacyControl", "true"], ["dnt", "doNotTrack", "'1'"]];
const sends = (property, value) => stage({ early: `Object.defineProperty(navigator, "${property}", { value: ${value} });` });
const consents = (page, action) => page.clickOn(`the question's ${action}`, `[data-action=${action}]`, "expectly-consent");

describeIn(["chromium"], "A visitor whose browser sends", (name) => {
  const suite = oneBrowser(name);

  /** Answers both halves of a pair, and gives what was sent of it. */
  async function pairOf(t, privacy, site) {
    const { page } = suite;
    const study = studyOf([compares("desk", { path: "/before" }, { path: "/after" })], privacy && { privacy });
    const world = await openWorld(t, { study, site });
    await page.goto(`${world.url}/before`);
    await answer(page, 6);
    await page.goto(`${world.url}/after`);
    await answer(page, 4);
    const results = await world.arrived(2);
    assert.deepEqual(await troubles(page), []);
    return { halves: results.map(({ pair }) => pair.id), gap: results[1].gap, ids: results.map(({ id }) => id) };
  }

  it("nothing has both halves of a pair under one id, or no gap of a person is known", async (t) => {
    const { halves, ids } = await pairOf(t, { gpc: "no-id", dnt: "no-id" });
    assert.deepEqual(halves, [ids[0], ids[0]]);
  });

  for (const [signal, property, value] of SIGNALS) {
    it(`${signal} under "no-id" sends a gap, and no id that joins its halves, or the wish not to be followed is passed over`, async (t) => {
      const { halves, gap } = await pairOf(t, { [signal]: "no-id" }, sends(property, value));
      assert.deepEqual(halves, [undefined, undefined]);
      assert.equal(gap.value, 2);
    });

    it(`${signal} under "ask" is asked first, keeps nothing until the yes, and nothing but the no, or the wish is passed over`, async (t) => {
      const { page } = suite;
      const study = studyOf([asks("any", { path: "/", sample: 0.999, everyDays: 0 })], { privacy: { [signal]: "ask" } });
      const world = await openWorld(t, { study, site: sends(property, value) });
      const local = () => page.evaluate(() => ({ ...localStorage }));
      await page.goto(`${world.url}/`);
      await page.waitFor(() => document.getElementById("expectly-consent") !== null);
      assert.deepEqual([await heardSoFar(page, "shown"), await local(), world.line.posts], [[], {}, []]);
      await consents(page, "no");
      await page.waitFor(() => localStorage.expectly);
      assert.deepEqual([await heardSoFar(page, "shown"), await local()], [[], { expectly: '{"c":0}' }]);

      await page.evaluate(() => window.expectly("forget"));
      await page.goto(`${world.url}/`);
      await consents(page, "yes");
      await page.panel.says("any?");
      await answer(page, 4);
      await world.arrived(1);
    });

    it(`nothing is not asked for consent under ${signal} "ask", or everybody is asked for what few want`, async (t) => {
      const { page } = suite;
      const world = await openWorld(t, { study: studyOf([asks("any", { path: "/" })], { privacy: { [signal]: "ask" } }) });
      await page.goto(`${world.url}/`);
      await page.panel.says("any?");
      assert.equal(await page.evaluate("document.getElementById('expectly-consent')"), null);
    });
  }

  it("gpc sends no id that joins a pair unless the study says otherwise, or the law's default is the owner's homework", async (t) => {
    const { halves } = await pairOf(t, undefined, sends("globalPrivacyControl", "true"));
    assert.deepEqual(halves, [undefined, undefined]);
  });

  it(`dnt under "ignore", which is the default, is treated as everybody, or old browsers cannot be compared`, async (t) => {
    for (const privacy of [undefined, { dnt: "ignore" }]) {
      const { halves, ids } = await pairOf(t, privacy, sends("doNotTrack", "'1'"));
      assert.deepEqual(halves, [ids[0], ids[0]]);
    }
  });
});
