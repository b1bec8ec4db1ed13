// Shows that what happens twice counts once: two tabs, two scripts, twenty clicks.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { EMBED } from "./stage.mjs";
import { asks, compares, studyOf, track, WHY } from "./studies.mjs";
import { answer, isComplete, isThanked, oneBrowser, rate } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const QUEUED = 20;
const CLICKS = 20;

/** Where a button of the panel is, once it can be pressed. */
async function place(page, action) {
  return page.until(`button ${action} to be there`, (kit, action) => {
    const button = kit.shown(".panel").querySelector(`[data-action=${action}]:enabled`);
    const box = button.getBoundingClientRect();
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }, action);
}

/** As many clicks on a button of the panel as fit into an instant, without waiting for what they do. */
async function clicksAtOnce(page, action, count) {
  const { x, y } = await place(page, action);
  await Promise.all(Array.from({ length: count }, () => page.native.mouse.click(x, y)));
}

describeIn(["chromium"], "What happens twice", (name) => {
  const suite = oneBrowser(name);

  for (const [locks, early] of [["", ""], [" without navigator.locks", "delete Navigator.prototype.locks;"]]) {
    it(`W13 counts once: two tabs send ${QUEUED} waiting answers${locks}, or an outage ends in a score made of copies`, async (t) => {
      const { page, browser } = suite;
      const study = studyOf([asks("any", { event: "ask", everyDays: 0 })]);
      const world = await openWorld(t, { study, site: stage({ early }) });
      await page.goto(`${world.url}/`);
      await heard(page, "ready");
      await track(page, "ask");
      await page.panel.appears();
      await isComplete(page);
      await world.down();
      for (let queued = 1; queued <= QUEUED; queued += 1) {
        await answer(page, 4);
        if (queued < QUEUED) await track(page, "ask");
      }
      await page.goto("about:blank");

      await world.up();
      const other = await browser.page();
      t.after(() => other.close());
      await Promise.all([page, other].map((tab) => tab.goto(`${world.url}/`)));
      const results = await world.arrived(QUEUED);
      await Promise.all([page, other].map(async (tab) => {
        await tab.toFront();
        await heard(tab, "ready");
        await track(tab, "ask");
        await answer(tab, 5);
      }));
      // Either tab may be the one that brings the other's answer.
      await world.arrived(QUEUED + 2);
      const ids = new Set((await world.results()).map(({ id }) => id));
      assert.deepEqual([results.length, ids.size], [QUEUED, QUEUED + 2]);
      const { report } = await world.report();
      assert.equal(report.scores[0].n, QUEUED + 2);
      if (!locks) assert.equal(world.line.sent.length, QUEUED + 2, "with locks, nothing is even sent twice");
    });
  }

  it("W24 is one panel and one line in the console if the script is on the page twice, or a tag manager doubles every question", async (t) => {
    const { page } = suite;
    const [stub, loader] = EMBED.split("\n");
    const embed = `${stub}<script>expectly("track", "early")</script>${loader}${stub}${loader}`;
    const study = studyOf([asks("any", { event: "early", everyDays: 0 }), asks("last", { event: "last", delayMs: 300 })]);
    const world = await openWorld(t, { study, site: stage({ embed }) });
    await page.goto(`${world.url}/`);
    await page.panel.says("any?");
    assert.equal(await page.evaluate("document.querySelectorAll('#expectly-host').length"), 1);
    await page.waitFor(() => window.troubles.length > 0);
    await answer(page, 4);
    await track(page, "last");
    await page.panel.says("last?");
    assert.deepEqual((await heardSoFar(page, "shown")).map(({ survey }) => survey), ["any", "last"]);
    assert.deepEqual(await troubles(page), ["console.warn: expectly: loaded twice"]);
  });

  it("W35 is one submission after twenty clicks in an instant, or an impatient visitor is many", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([asks("any", { path: "/" })]) });
    await page.goto(`${world.url}/`);
    await page.panel.choose(2);
    await clicksAtOnce(page, "send", CLICKS);
    await page.panel.thanks();
    await heard(page, "delivered");
    assert.deepEqual([world.line.sent.length, (await heardSoFar(page, "submitted")).length], [1, 1]);
  });

  it("W35 is one submission after Enter and a click at once, or a nervous hand counts twice", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([asks("any", { path: "/" })]) });
    await page.goto(`${world.url}/`);
    await page.panel.choose(2);
    const { x, y } = await place(page, "send");
    await Promise.all([page.press("Enter"), page.native.mouse.click(x, y)]);
    await isThanked(page);
    await heard(page, "delivered");
    assert.deepEqual([world.line.sent.length, (await heardSoFar(page, "submitted")).length], [1, 1]);
  });

  it("W35 answers one question: the next rating is still asked after a double click, or it is sent unread", async (t) => {
    const { page } = suite;
    const world = await openWorld(t);
    await page.goto(`${world.url}/product`);
    await page.panel.choose(6);
    await clicksAtOnce(page, "send", 2);
    await page.panel.says("2 of 2");
    assert.equal(await page.panel.chosen(), null);
    assert.equal((await heardSoFar(page, "answered")).length, 1);
    await rate(page, 6);
    await isThanked(page);
  });

  it("W35 answers one question: the reason is still asked for after a double click, or nobody ever learns it", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([compares("desk", { path: "/before" }, { path: "/after" }, WHY)]) });
    await page.goto(`${world.url}/before`);
    await answer(page, 6);
    await page.goto(`${world.url}/after`);
    await page.panel.choose(2);
    await clicksAtOnce(page, "send", 2);
    await page.panel.says("why?");
    await page.panel.fill("because");
    await page.panel.click("send");
    await isThanked(page);
  });
});
