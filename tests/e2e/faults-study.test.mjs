// Shows what a wrong study does to a page: nothing, but for one line that says what is wrong and where.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { serveStage } from "./stage.mjs";
import { asks, studyOf } from "./studies.mjs";
import { oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const HERE = { path: "/", everyDays: 0 };
const { id, ...nameless } = asks("any", HERE);

// Text, since JSON that is written from an object has no own `__proto__` that a reader would see.
const studyText = (more) => JSON.stringify(studyOf([asks("any", HERE)], { endpoint: { url: "https://here.example/" } })).replace("{", `{${more},`);
const MEGABYTE = 2 ** 20;
const DEEP = 10_000;

const WRONG = [
  ["a key `__proto__`", studyText('"__proto__":{"polluted":1}'), "unknown_key", "__proto__"],
  ["a megabyte of a key that is unknown", studyText(`"more":"${"x".repeat(MEGABYTE)}"`), "unknown_key", "more"],
  ["a megabyte in a text", studyText(`"promises":[{"id":"${"x".repeat(MEGABYTE)}"}]`), "too_long", "promises[0].id"],
  ["lists in lists, ten thousand deep", studyText(`"promises":${"[".repeat(DEEP)}${"]".repeat(DEEP)}`), "not_json", ""],
  ["an unknown key in `when`", { surveys: [asks("any", { ...HERE, pth: "/" })] }, "unknown_key", "surveys[0].when.pth"],
  ["an unknown key in a survey", { surveys: [asks("any", HERE, { colour: "red" })] }, "unknown_key", "surveys[0].colour"],
  ["a survey without an id", { surveys: [nameless] }, "missing", "surveys[0].id"],
  ["a survey of a wrong kind", { surveys: [asks("any", HERE, { kind: "npz" })] }, "unknown_value", "surveys[0].kind"],
  ["surveys that are no list", { surveys: { any: HERE } }, "wrong_type", "surveys"],
  ["an endpoint that is no address", { endpoint: { url: "javascript:alert(1)" } }, "unknown_value", "endpoint.url"],
  ["a text that is not JSON", "<!doctype html><title>Not found</title>", "not_json", ""],
];

// What naming a mistake may take, in milliseconds, and in how many visits a busy machine must once have let it.
const NAMED_MS = 50;
const VISITS = 5;
const NAMED = `document.addEventListener("expectly:error", () => (window.namedAt ??= performance.now()));`;

describeIn(["chromium"], "A study with", (name) => {
  const suite = oneBrowser(name);

  for (const [fault, change, code, path] of WRONG) {
    it(`W31 ${fault} is named with its place, once, and the page stays as it was, or its author searches in the dark`, async (t) => {
      const { page } = suite;
      const study = studyOf([asks("any", HERE)]);
      const site = (world) => stage({ study: typeof change === "string" ? change : { ...world.study, ...change } })(world);
      const world = await openWorld(t, { study, site });
      await page.goto(`${world.url}/`);
      assert.deepEqual(await heard(page, "error"), { code, path });
      assert.deepEqual(await troubles(page), [`console.warn: expectly: ${path ? `${code} at ${path}` : code}`]);
      assert.equal((await heardSoFar(page, "error")).length, 1);
      assert.deepEqual(await page.evaluate(() => [...document.body.children].map(({ localName }) => localName)), ["main"]);
      await page.click("#field");
      await page.type("still a page");
      assert.equal(await page.evaluate("document.querySelector('#field').value"), "still a page");
      assert.deepEqual(world.line.posts, []);
    });
  }

  const [[, short], ...large] = WRONG.slice(0, 4);
  for (const [fault, change] of large) {
    it(`W31 ${fault} takes ${NAMED_MS} ms more than a short one at most until it is named, or a page stands still for a mistake`, async (t) => {
      const { page } = suite;
      /** From a study's arrival to the error: the widget is fetched in between, the same for every study. */
      const took = async (text) => {
        const world = await openWorld(t, { study: studyOf([asks("any", HERE)]), site: ({ cdn }) => serveStage({ cdn, study: text, early: NAMED }) });
        const times = [];
        for (let visit = 0; visit < VISITS; visit += 1) {
          await page.goto(`${world.url}/`);
          await heard(page, "error");
          times.push(await page.evaluate(() => {
            const { responseEnd } = performance.getEntriesByType("resource").find(({ name }) => name.endsWith("/study.json"));
            return window.namedAt - responseEnd;
          }));
        }
        return Math.min(...times);
      };
      const [least, ms] = [await took(short), await took(change)];
      assert.ok(ms - least <= NAMED_MS, `${ms} ms instead of ${least}`);
    });
  }
});
