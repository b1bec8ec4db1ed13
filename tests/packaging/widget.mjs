// Owns showing that the widget works in other people's applications: built with React and with Vue, by a plain tag, by a tag manager.
import assert from "node:assert/strict";
import { join } from "node:path";
import test, { after, before } from "node:test";

import { describeIn } from "../e2e/browsers/suite.mjs";
import { heard, heardSoFar, troubles } from "../e2e/listener.mjs";
import { asks, studyOf } from "../e2e/studies.mjs";
import { answer, oneBrowser } from "../e2e/visitor.mjs";
import { openWorld } from "../e2e/world.mjs";
import { builtWidget, workshop } from "./project.mjs";
import { siteOf } from "./site.mjs";

const STUDY = studyOf([asks("first", { path: "/", everyDays: 0 }), asks("second", { event: "again", everyDays: 0 })]);
const LIBRARIES = { react19: ["react", "react-dom", "scheduler"], vue3: ["vue", "@vue"] };

let shop;
before(() => {
  shop = workshop(builtWidget);
});
after(() => shop?.remove());

test("importing the package on a server does nothing and load() gives null, or a site is not rendered", () => {
  const text = `import { load } from "@expectly/widget"; import "@expectly/widget/auto"; console.log(await load({ study: "/study.json" }));`;
  assert.deepEqual(shop.script("server", text).print(), ["null"]);
});

test("the tarball holds what a site that serves the widget itself needs, and nothing else", () => {
  const [own, served] = [shop.files.filter((path) => !path.startsWith("dist/")), shop.files.filter((path) => path.startsWith("dist/"))];
  assert.deepEqual(own, ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "auto.d.mts", "auto.mjs", "index.d.mts", "index.mjs", "package.json", "schema.json", "study.d.ts"]);
  const without = served.filter((path) => !/^dist\/(expectly\.js|help\.html|integrity\.json|(widget|more|words[-a-z]*)-[0-9a-f]+(\.delivery)?\.(js|json|wasm))$/i.test(path));
  assert.deepEqual(without, []);
  for (const name of ["dist/expectly.js", "dist/help.html", "dist/integrity.json"]) assert(served.includes(name), name);
});

describeIn(["chromium"], "The widget", (name) => {
  const suite = oneBrowser(name);

  /** Opens the built project with a world around it. */
  async function open(t, name) {
    const project = shop.project(name, LIBRARIES[name]);
    const isBuilt = Boolean(LIBRARIES[name]);
    if (isBuilt) project.tool("vite", "build", "--logLevel=warn");
    const folder = isBuilt ? join(project.folder, "dist") : project.folder;
    const site = siteOf(folder, join(project.folder, "node_modules/@expectly/widget/dist"));
    const world = await openWorld(t, { study: STUDY, site });
    await suite.page.goto(`${world.url}/`);
    return world;
  }

  /** Everything of the widget's that a page can see. */
  const left = (page) =>
    page.evaluate(() => ({ version: window.expectly?.v || null, hosts: document.querySelectorAll("#expectly-host").length }));

  for (const framework of ["react19", "vue3"]) {
    test(`in ${framework} comes and goes with its component, and comes again, or an application shows it twice or never`, async (t) => {
      const { page } = suite;
      const world = await open(t, framework);
      await page.panel.says("first?");
      await answer(page, 5);
      await page.click("#turn");
      await page.waitFor(() => !document.querySelector("#feedback") && !window.expectly?.v);
      assert.deepEqual(await left(page), { version: null, hosts: 0 });
      await page.click("#turn");
      await page.panel.says("first?");
      // It leaves with its panel open, too.
      await page.click("#turn");
      await page.panel.gone();
      await page.click("#turn");
      await page.panel.says("first?");
      await answer(page, 2);
      await world.arrived(2);
      assert.deepEqual((await world.results()).map(({ answers }) => answers[0].value), [5, 2]);
      assert.deepEqual(await troubles(page), []);
      assert.equal(await page.evaluate("document.querySelectorAll('script[src*=expectly]').length"), 0);
    });
  }

  test("by a plain tag asks, goes, and leaves the page its own, or the simplest way in is broken", async (t) => {
    const { page } = suite;
    const world = await open(t, "script_tag_widget");
    await page.panel.says("first?");
    await answer(page, 4);
    await world.arrived(1);
    await page.click("#turn");
    await page.waitFor(() => !window.expectly?.v);
    assert.deepEqual(await left(page), { version: null, hosts: 0 });
    assert.deepEqual(await troubles(page), []);
  });

  test("W24 by a tag manager that fires twice is there once, or every visitor is asked twice", async (t) => {
    const { page } = suite;
    const world = await open(t, "gtm");
    await page.panel.says("first?");
    await answer(page, 3);
    await page.evaluate(() => window.fire());
    await page.waitFor(() => window.troubles.length == 2);
    await page.evaluate(() => window.expectly("track", "again"));
    await page.panel.says("second?");
    await answer(page, 4);
    await world.arrived(2);
    assert.deepEqual((await heardSoFar(page, "shown")).map(({ survey }) => survey), ["first", "second"]);
    assert.deepEqual(await troubles(page), Array(2).fill("console.warn: expectly: loaded twice"));
  });

  test("that does not arrive is told of, and the next load() tries again, or one bad minute silences a whole visit", async (t) => {
    const { page } = suite;
    const world = await open(t, "script_tag_widget");
    await page.panel.says("first?");
    await page.click("#turn");
    await page.waitFor(() => !window.expectly?.v);
    await page.evaluate(async () => {
      const { load } = await import("/node_modules/@expectly/widget/index.mjs");
      window.twice = [load({ src: "/expectly/nothing.js", study: "/study.json" }), load()];
      window.outcomes = (await Promise.allSettled(window.twice)).map(({ reason }) => reason?.message);
      window.same = window.twice[0] === window.twice[1];
      window.again = typeof (await load({ study: "/study.json" }));
    });
    assert.deepEqual(await page.evaluate("[window.same, window.again, ...new Set(window.outcomes)]"), [
      true,
      "function",
      "expectly: /expectly/nothing.js could not be loaded",
    ]);
    await page.panel.says("first?");
    await answer(page, 4);
    await world.arrived(1);
    await heard(page, "delivered");
  });
});
