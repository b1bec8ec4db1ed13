// Shows that a site's own script hears of the widget through `on`, and no more after `off`. What each event says: journey, formats.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, troubles } from "./listener.mjs";
import { asks, studyOf, track } from "./studies.mjs";
import { answer, declines, oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const STUDY = studyOf([asks("any", { event: "go", everyDays: 0 })]);
// In the page: what each handler was told, under its name.
const HANDLERS = `
  window.told = {};
  const handler = (name) => (detail) => (told[name] ??= []).push(detail);
  Object.assign(window, { one: handler("one"), two: handler("two"), breaks: () => { throw new Error("the site's own"); } });`;

describeIn(["chromium"], "A script of the site", (name) => {
  const suite = oneBrowser(name);
  const open = async (t, early = "") => {
    const world = await openWorld(t, { study: STUDY, site: stage({ early: HANDLERS + early }) });
    await suite.page.goto(`${world.url}/`);
    await heard(suite.page, "ready");
    return world;
  };
  const told = (handler) => suite.page.evaluate((handler) => window.told[handler] ?? [], handler);
  const calls = (...words) => suite.page.evaluate(([command, kind, handler]) => window.expectly(command, kind, window[handler]), words);

  it("hears what it asked for, with its details, and nothing else, or an owner cannot act on an answer", async (t) => {
    const { page } = suite;
    const world = await open(t);
    await calls("on", "shown", "one");
    await calls("on", "submitted", "two");
    await track(page, "go");
    await answer(page, 4);
    const [{ id }] = await world.arrived(1);
    assert.deepEqual(await told("one"), [{ survey: "any", moment: "once" }]);
    assert.deepEqual((await told("two")).map(({ survey, ...more }) => [survey, more.id, more.complete]), [["any", id, true]]);
  });

  it("hears nothing more after off, whose other handlers still do, or a component that is gone is still called", async (t) => {
    const { page } = suite;
    await open(t);
    for (const handler of ["one", "two", "one"]) await calls("on", "shown", handler);
    await track(page, "go");
    await page.panel.says("any?");
    await declines(page);
    assert.deepEqual([(await told("one")).length, (await told("two")).length], [2, 1]);
    // Each off takes back one on.
    await calls("off", "shown", "one");
    await calls("off", "dismissed", "two");
    await track(page, "go");
    await page.panel.says("any?");
    await declines(page);
    assert.deepEqual([(await told("one")).length, (await told("two")).length], [3, 2]);
    await calls("off", "shown", "one");
    await calls("off", "shown", "one");
    await track(page, "go");
    await page.panel.says("any?");
    assert.deepEqual([(await told("one")).length, (await told("two")).length], [3, 3]);
    assert.deepEqual(await troubles(page), []);
  });

  it("is told that all is ready however late or early it asks, or it depends on which script came first", async (t) => {
    await open(t, `expectly = function () { (expectly.q = expectly.q || []).push(arguments) }; expectly("on", "ready", one);`);
    await suite.page.waitFor(() => window.told.one);
    await calls("on", "ready", "two");
    assert.deepEqual([await told("one"), await told("two")], [[{}], [{}]]);
  });

  it("may fail in its handler: the visitor answers all the same, or a mistake of the site costs an answer", async (t) => {
    const { page } = suite;
    const world = await open(t);
    await calls("on", "shown", "breaks");
    await calls("on", "shown", "one");
    await track(page, "go");
    await answer(page, 4);
    await world.arrived(1);
    assert.equal((await told("one")).length, 1);
    assert.deepEqual((await troubles(page)).filter((trouble) => !trouble.includes("the site's own")), []);
  });

  it("hears nothing of a widget that has ended, or a page that was left still acts", async (t) => {
    const { page } = suite;
    await open(t);
    await calls("on", "error", "one");
    await page.evaluate(() => window.expectly("destroy"));
    await page.evaluate(() => document.dispatchEvent(new CustomEvent("expectly:error", { detail: {} })));
    assert.deepEqual(await told("one"), []);
  });
});
