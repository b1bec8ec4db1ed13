// Shows what becomes of each way to deal with a panel: answering, meeting the expectation, skipping, closing, coming back later.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, troubles } from "./listener.mjs";
import { asks, compares, studyOf, track, WHY } from "./studies.mjs";
import { answer, declines, isThanked, oneBrowser, rate, returningVisitor } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

// Late enough to come second to anything else that is due at once: where it is shown, nothing else was.
const OTHER = asks("other", { event: "other", delayMs: 300 });
const PAIR = studyOf([compares("desk", { path: "/before" }, { path: "/after" }, WHY), OTHER]);

describeIn(["chromium"], "A moment", (name) => {
  const suite = oneBrowser(name);

  it("whose expectation was met asks for no reason, or content visitors are bothered for nothing", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: PAIR });
    await page.goto(`${world.url}/before`);
    await answer(page, 5);
    await page.goto(`${world.url}/after`);
    await page.panel.says("desk after?");
    await rate(page, 5);
    await isThanked(page);
    const { gap, verdict } = await heard(page, "submitted");
    assert.deepEqual({ gap, verdict }, { gap: 0, verdict: "met" });
    await heard(page, "delivered");
    const [, after] = await world.results();
    assert.deepEqual(after.answers.map(({ question }) => question), ["experience"]);
  });

  it("`after` is not asked of somebody who never answered its `before`, or a gap would be made up", async (t) => {
    const { page } = suite;
    const surveys = [compares("never", { path: "/never" }, { event: "done" }), compares("once", { path: "/once" }, { event: "done" })];
    const world = await openWorld(t, { study: studyOf([...surveys, OTHER]) });
    await page.goto(`${world.url}/never`);
    await page.panel.says("never before?");
    await declines(page);
    await page.goto(`${world.url}/once`);
    await page.panel.says("once before?");
    await answer(page, 3);
    await page.goto(`${world.url}/done`);
    await heard(page, "ready");
    await track(page, "done");
    await page.panel.says("once after?");
    await answer(page, 4);
    await track(page, "other");
    await page.panel.says("other?");
  });

  it("that is passed over says so and opens no pair, or silence is counted as an answer", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: PAIR });
    await page.goto(`${world.url}/before`);
    await page.panel.click("skip");
    await isThanked(page);
    await heard(page, "delivered");
    const [result] = await world.results();
    assert.deepEqual([result.answers, result.pair], [[{ question: "expectation", measure: "ces", scale: "ease7", state: "skipped" }], undefined]);
    const { counts, report } = await world.report();
    assert.equal(counts.ratings.find(({ question }) => question === "expectation").skipped, 1);
    assert.deepEqual(report.gaps.map(({ n, unpaired }) => ({ n, unpaired })), [{ n: 0, unpaired: 0 }]);
    await page.goto(`${world.url}/after`);
    await heard(page, "ready");
    await track(page, "other");
    await page.panel.says("other?");
  });

  it("`after` that never comes is told of once, when its time is over, or expectations wait unseen for ever", async (t) => {
    const { page } = suite;
    const early = `const { now } = Date; if (location.search) Date.now = () => now() + Number(location.search.slice(1)) * 864e5;`;
    const world = await openWorld(t, { study: PAIR, site: stage({ early }) });
    await page.goto(`${world.url}/before`);
    await answer(page, 5);
    await heard(page, "delivered");
    // A day before and a day after the 90 that a study gives it where it says nothing else.
    await page.goto(`${world.url}/elsewhere?89`);
    await heard(page, "ready");
    await page.goto(`${world.url}/elsewhere?91`);
    const [before, over] = await world.arrived(2);
    assert.deepEqual([over.moment, over.complete, over.page.path, over.ageMs > 0], ["after", false, "/before", true]);
    assert.deepEqual(over.answers.map(({ question, state }) => [question, state]), [["experience", "not-shown"]]);
    assert.deepEqual(over.pair, { ...before.pair, elapsedMs: 90 * 864e5 });
    await page.goto(`${world.url}/after?91`);
    await heard(page, "ready");
    await track(page, "other");
    await page.panel.says("other?");
    assert.equal((await world.results()).length, 2);
    const { report } = await world.report();
    assert.deepEqual(report.gaps.map(({ n, unpaired }) => ({ n, unpaired })), [{ n: 0, unpaired: 1 }]);
  });

  it("that is closed without an answer sends nothing at all, or looking away is recorded", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: PAIR });
    await page.goto(`${world.url}/before`);
    await page.panel.choose(2);
    await declines(page);
    assert.deepEqual(await heard(page, "dismissed"), { survey: "desk", moment: "before" });
    assert.deepEqual(await page.evaluate(() => indexedDB.databases()), []);
    await page.goto(`${world.url}/elsewhere`);
    await heard(page, "ready");
    await track(page, "other");
    await answer(page, 5);
    await heard(page, "delivered");
    assert.deepEqual(world.line.sent.map(({ survey }) => survey), ["other"]);
  });

  it("that is closed half-way keeps what was given and calls it incomplete, or a clear answer is lost", async (t) => {
    const { page } = suite;
    const world = await openWorld(t);
    await page.goto(`${world.url}/product`);
    await rate(page, 6);
    await page.panel.says("2 of 2");
    await declines(page);
    await heard(page, "delivered");
    const [{ complete, answers, gap }] = await world.results();
    assert.deepEqual([complete, answers.map(({ value }) => value), gap], [false, [6, undefined], undefined]);
  });

  it("is followed by its second part after a reload and a restart of the browser, or no pair outlives the visit", async (t) => {
    const startBrowser = returningVisitor(t, name);
    const world = await openWorld(t);
    const first = await startBrowser();
    const before = await first.page();
    await before.goto(`${world.url}/cart`);
    await answer(before, 7);
    await before.goto(`${world.url}/cart`);
    await heard(before, "ready");
    await first.close();

    const second = await startBrowser();
    const after = await second.page();
    await after.goto(`${world.url}/thanks`);
    await rate(after, 7);
    await isThanked(after);
    await heard(after, "delivered");
    assert.deepEqual(await troubles(after), []);
    const [expected, experienced] = await world.results();
    assert.equal(experienced.pair.id, expected.pair.id);
    assert.ok(experienced.pair.elapsedMs >= 0);
    const { report } = await world.report();
    assert.equal(report.gaps.find(({ survey }) => survey === "checkout-ease").n, 1);
  });
});
