// Shows that nothing is kept or sent that a study's policy, a browser's signal or a visitor's word forbids, and nothing that is not listed.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { asks, compares, studyOf } from "./studies.mjs";
import { answer, declines, isComplete, oneBrowser, rate } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const ANY = asks("any", { path: "/", sample: 0.999999, everyDays: 0 });

/** Everything that lies on the visitor's device. */
const stored = (page) =>
  page.evaluate(async () => {
    const databases = (await indexedDB.databases()).map(({ name }) => name);
    const stores = {};
    for (const name of databases) {
      const database = await new Promise((done, none) => Object.assign(indexedDB.open(name), { onsuccess: ({ target }) => done(target.result), onerror: none }));
      stores[name] = [...database.objectStoreNames];
      database.close();
    }
    return { local: { ...localStorage }, session: { ...sessionStorage }, stores, caches: await caches.keys(), cookie: document.cookie };
  });
const NOTHING = { local: {}, session: {}, stores: {}, caches: [], cookie: "" };

describeIn(["chromium"], "A visitor's device", (name) => {
  const suite = oneBrowser(name);

  it("keeps only what the table in widget/README.md lists, and forget() erases it, or the inventory is a tale", async (t) => {
    const { page } = suite;
    const study = studyOf([ANY, compares("desk", { event: "before" }, { event: "after" })], {
      fatigue: { perVisit: 9, anySurveyEveryDays: 0, afterDismissedDays: 0, afterAnsweredDays: 0, perSurvey: 99 },
    });
    const world = await openWorld(t, { study });
    await page.goto(`${world.url}/`);
    await answer(page, 4);
    await page.evaluate(() => window.expectly("track", "before"));
    await answer(page, 6);
    await world.arrived(2);
    await page.evaluate(() => window.expectly("show", "any"));
    await page.panel.says("any?");
    await declines(page);
    const kept = await stored(page);
    const readme = readFileSync(new URL("../../widget/README.md", import.meta.url), "utf8");
    const [, table] = readme.match(/^## Privacy\n(.*?)^## /ms);
    const listed = new Set([...table.matchAll(/`([a-z]+)`/g)].map(([, key]) => key));
    assert.deepEqual(Object.keys(kept.local), ["expectly"]);
    const unlisted = [...Object.keys(JSON.parse(kept.local.expectly)), ...kept.stores.expectly].filter((key) => !listed.has(key));
    assert.deepEqual({ unlisted, session: kept.session, caches: kept.caches, cookie: kept.cookie }, { unlisted: [], session: {}, caches: [], cookie: "" });
    assert.ok(Object.keys(JSON.parse(kept.local.expectly)).length >= 4, kept.local.expectly);

    await page.evaluate(() => window.expectly("forget"));
    assert.deepEqual(await stored(page), NOTHING);
    assert.deepEqual(await troubles(page), []);
  });

  it("keeps and sends nothing before consent where the study waits for it, and nothing after it is taken back, or a law is broken", async (t) => {
    const { page } = suite;
    const study = studyOf([ANY, asks("next", { event: "next", everyDays: 0 })], { privacy: { consent: "wait" } });
    const world = await openWorld(t, { study });
    await page.goto(`${world.url}/`);
    await heard(page, "ready");
    await page.evaluate(() => window.expectly("track", "next"));
    await page.evaluate(() => window.expectly("explain"));
    assert.deepEqual(await stored(page), NOTHING);
    assert.deepEqual(world.line.posts, []);
    await page.evaluate(() => window.expectly("consent", true));
    await page.panel.says("any?");
    await answer(page, 4);
    await world.arrived(1);
    // What came due before consent was given has waited for it.
    await page.panel.says("next?");
    await page.evaluate(() => window.expectly("consent", false));
    await page.panel.gone();
    await page.evaluate(() => window.expectly("track", "next"));
    await page.evaluate(() => window.expectly("explain"));
    assert.deepEqual(await stored(page), NOTHING);
    assert.deepEqual((await heardSoFar(page, "shown")).map(({ survey }) => survey), ["any", "next"]);
  });

  it("keeps nothing where the study wants memory only, answers included, or a strict owner cannot ask", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([ANY], { privacy: { storage: "memory" } }) });
    await page.goto(`${world.url}/`);
    await page.panel.says("any?");
    await answer(page, 4);
    await world.arrived(1);
    assert.deepEqual(await stored(page), NOTHING);
  });

  it("forgets an answer that was given before the delivery was there, or forget() comes too early to count", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([ANY]) });
    let release;
    const released = new Promise((resolve) => (release = resolve));
    const delivery = "**/widget-*.delivery.js";
    await page.native.route(delivery, async (route) => {
      await released;
      await route.continue();
    });
    t.after(() => page.native.unroute(delivery));
    await page.goto(`${world.url}/`);
    await page.panel.says("any?");
    // What forgets is fetched with what explains.
    await page.evaluate(() => window.expectly("explain"));
    await rate(page, 4);
    await page.evaluate(() => {
      window.forgotten = window.expectly("forget");
    });
    release();
    await page.evaluate(() => window.forgotten);
    await isComplete(page);
    assert.deepEqual([await stored(page), world.line.posts], [NOTHING, []]);
  });

  it("leaves nothing of an answer that was on its way when it was forgotten, or erasing comes too early to count", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([ANY]) });
    await page.goto(`${world.url}/`);
    await page.panel.says("any?");
    await isComplete(page);
    await rate(page, 4);
    await page.evaluate(() => window.expectly("forget"));
    // The last request has its answer by the time a later one has.
    await page.evaluate(() => fetch("/study.json"));
    await page.evaluate(() => window.expectly("explain"));
    assert.deepEqual(await stored(page), NOTHING);
  });

  it("asks nobody whose browser sends Do Not Track where the study heeds it by hiding, or a wish is passed over", async (t) => {
    const { page } = suite;
    const early = `Object.defineProperty(Navigator.prototype, "doNotTrack", { get: () => "1" });`;
    const world = await openWorld(t, { study: studyOf([ANY], { privacy: { dnt: "hide" } }), site: stage({ early }) });
    await page.goto(`${world.url}/`);
    await heard(page, "ready");
    const [{ pass, rules }] = await page.evaluate(() => window.expectly("explain", "any"));
    assert.deepEqual([pass, rules.find(({ rule }) => rule === "dnt").pass], [false, false]);
    assert.deepEqual(await stored(page), NOTHING);
  });

  it("lets a visitor answer who refused the site's analytics, or only those who agree to be followed are heard", async (t) => {
    const { page } = suite;
    const early = `document.cookie = "analytics-consent=denied"; window.dataLayer = [["consent", "default", { analytics_storage: "denied" }]];`;
    const world = await openWorld(t, { study: studyOf([ANY]), site: stage({ early }) });
    await page.goto(`${world.url}/`);
    await page.panel.says("any?");
    await answer(page, 4);
    await world.arrived(1);
    assert.equal(await page.evaluate("document.cookie"), "analytics-consent=denied");
  });
});

describeIn(["chromium"], "A visitor who is asked for consent first", (name) => {
  const suite = oneBrowser(name);
  const study = studyOf([ANY, asks("next", { event: "next", everyDays: 0 })], { privacy: { consent: "ask" } });

  /** Waits for the question, and clicks the button with that `data-action`. */
  const choose = async (page, action) => {
    const height = await page.until(`the question's ${action}`, (kit, action) => {
      const button = kit.shown(`[data-action=${action}]`, "expectly-consent");
      return button.getBoundingClientRect().height;
    }, action);
    assert.ok(height >= 44);
    await page.clickOn(`the question's ${action}`, `[data-action=${action}]`, "expectly-consent");
  };

  it("is asked the survey after a yes, and not before anything is stored, or the question is for show", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study });
    await page.goto(`${world.url}/`);
    await page.waitFor(() => document.getElementById("expectly-consent"));
    assert.equal(await page.evaluate("document.activeElement === document.body"), true);
    assert.deepEqual(await stored(page), NOTHING);
    await choose(page, "yes");
    await page.panel.says("any?");
    await answer(page, 4);
    await world.arrived(1);
    assert.equal(JSON.parse((await stored(page)).local.expectly).c, 1);
    await page.goto(`${world.url}/`);
    await page.panel.says("any?");
    assert.equal(await page.evaluate("document.getElementById('expectly-consent')"), null);
  });

  it("is asked nothing more after a no, on this page and the next, or a no is a nuisance", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study });
    await page.goto(`${world.url}/`);
    await choose(page, "no");
    await page.waitFor(() => !document.getElementById("expectly-consent"));
    await page.goto(`${world.url}/`);
    await heard(page, "ready");
    await page.evaluate(() => window.expectly("track", "next"));
    await page.evaluate(() => window.expectly("explain"));
    assert.equal(await page.evaluate("document.querySelectorAll('[id^=expectly]').length"), 0);
    assert.deepEqual((await stored(page)).local, { expectly: '{"c":0}' });
    assert.deepEqual(world.line.posts, []);
  });
});
