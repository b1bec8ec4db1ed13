// Shows that a developer can see why a survey is shown or not: every rule with what it wants, what it found and whether it passes.
import assert from "node:assert/strict";
import { it } from "node:test";
import { visit, visitable } from "./ahead.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { heardSoFar, troubles } from "./listener.mjs";
import { asks, compares, studyOf, track } from "./studies.mjs";
import { oneBrowser } from "./visitor.mjs";
import { openWorld } from "./world.mjs";

const FULL = {
  path: "/shop/*", url: { query: { from: "mail" } }, event: { name: "paid", where: { total: { atLeast: 20 } } }, click: "#field", appears: "#field",
  dwellMs: 1, scroll: 0.5, exit: true, idleMs: 60_000, visits: { atLeast: 1 }, returning: true, referrer: "*.example", device: ["phone"],
  language: ["de"], attributes: { plan: { is: "pro" } }, from: "2020-01-01", until: "2020-12-31", limit: 10, sample: 0.5, everyDays: 30,
  again: { times: 2, afterDays: 3 }, delayMs: 100,
};
const FATIGUE = {
  anySurveyEveryDays: 1, afterDismissedDays: 1, afterAnsweredDays: 1, perVisit: 3, perSurvey: 3,
  kinds: { csat: { most: 9 } }, never: true,
};

const explain = async (page, ...id) => JSON.parse(JSON.stringify(await page.evaluate((...id) => window.expectly("explain", ...id), ...id)));

describeIn(["chromium"], "Explaining", (name) => {
  const suite = oneBrowser(name);

  it("names every rule of a study with value and pass, and stores, asks and shows nothing, or nobody finds out why", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("full", FULL)], { fatigue: FATIGUE, privacy: { gpc: "hide", dnt: "hide", consent: "wait" } });
    const world = await openWorld(t, visitable(study));
    await visit(world, page, "/shop/tea", { query: { from: "paper" } });
    const [report] = await explain(page, "full");
    assert.deepEqual([report.survey, report.moment, report.pass], ["full", "once", false]);
    const rules = Object.fromEntries(report.rules.map(({ rule, ...rest }) => [rule, rest]));
    // `again` has a say only once the survey was shown.
    const named = [...Object.keys(FULL), ...Object.keys(FATIGUE), "gpc", "dnt", "consent", "visible", "dialog", "busy"];
    assert.deepEqual(Object.keys(rules).sort(), named.filter((rule) => rule !== "again").sort());
    assert.deepEqual(rules.path, { wanted: "/shop/*", value: "/shop/tea", pass: true });
    assert.equal(rules.url.pass, false);
    assert.match(rules.url.value, /\/shop\/tea\?.*from=paper$/);
    assert.deepEqual(rules.device, { wanted: ["phone"], value: "desktop", pass: false });
    assert.deepEqual(rules.appears, { wanted: "#field", value: false, pass: false });
    assert.deepEqual(rules.sample, { wanted: 0.5, value: "not drawn yet", pass: true });
    assert.deepEqual(rules.limit, { wanted: 10, value: "not asked yet", pass: true });
    assert.equal(rules.consent.pass, false);
    assert.deepEqual(rules.visible, { value: "visible", pass: true });
    assert.deepEqual(await page.evaluate(() => ({ ...localStorage })), {});
    assert.deepEqual([await heardSoFar(page, "shown"), await troubles(page)], [[], []]);
    assert.deepEqual(world.line.log.filter(({ path }) => path.startsWith("/v1/open")), []);
  });

  it("follows what happens: a survey that was shown rests, the next one waits for it, or the report is yesterday's", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, visitable(studyOf([asks("one", { event: "go" }), compares("two", { event: "go" }, { event: "end" })])));
    await visit(world, page, "/");
    const failing = async (id) => (await explain(page, id)).map(({ moment, rules }) => [moment, rules.filter(({ pass }) => !pass).map(({ rule }) => rule)]);
    assert.deepEqual(await failing("one"), [["once", ["event"]]]);
    assert.deepEqual(await failing("two"), [["before", ["event"]], ["after", ["event", "pair"]]]);
    await track(page, "go");
    await page.panel.says("one?");
    assert.deepEqual(await failing("one"), [["once", ["busy", "everyDays"]]]);
    assert.deepEqual(await failing("two"), [["before", ["busy"]], ["after", ["busy", "event", "pair"]]]);
    await page.panel.click("close");
    await page.panel.says("two before?");
    assert.deepEqual(await explain(page, "nothing"), []);
    assert.equal((await explain(page)).length, 3);
  });

  it("is in the page with ?expectly-debug, live, and neither harms nor uses the page's styles, or one has to read a console", async (t) => {
    const { page } = suite;
    const policy = (nonce, cdn) => `default-src 'none'; img-src data:; script-src 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval';
      connect-src ${cdn} 'self'; require-trusted-types-for 'script'; trusted-types 'none'`.replace(/\s+/g, " ");
    const world = await openWorld(t, visitable(studyOf([asks("one", { event: "go" })]), { policy }));
    await visit(world, page, "/", { query: { "expectly-debug": "" } });
    const shown = (kit, words) => kit.shown("section", "expectly-debug")?.innerText.replace(/\s+/g, " ").includes(words);
    const says = (words) => page.until(`the debug panel to say ${words}`, shown, words);
    await says("✗ one");
    await says("✗ event go false");
    await track(page, "go");
    await says("✓ event go true");
    await says("✗ busy");
    assert.deepEqual(await troubles(page), []);
  });
});
