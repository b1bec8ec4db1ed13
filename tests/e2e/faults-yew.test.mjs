// Shows that a page which is itself drawn by the widget's renderer, on <body>, and a second widget beside it hear nothing of each other.
// The page is no Yew application: it does what one does, namely brand its elements and find handlers along an event's composed path.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heardSoFar, troubles } from "./listener.mjs";
import { asks, studyOf } from "./studies.mjs";
import { answer, oneBrowser, rate } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

// Yew gives each root and each listening element a number that counts from the start of its own copy, so that two copies' numbers collide.
const BRANDS = ["__yew_subtree_id", "__yew_subtree_cache_key"];

const RENDERER = `
  window.taken = [];
  document.addEventListener("DOMContentLoaded", () => {
    const brands = ${JSON.stringify(BRANDS)};
    for (const element of [document.body, ...document.body.querySelectorAll("*")]) for (const brand of brands) element[brand] = 1;
    for (const kind of ["click", "submit", "input", "change", "keydown", "focusin"]) {
      for (const capture of [true, false]) {
        document.body.addEventListener(kind, (event) => {
          const target = event.composedPath()[0];
          // What lies in a closed root has no business here: its listeners are the other copy's.
          if (!document.body.contains(target)) window.taken.push(kind + " from elsewhere");
          else if (target.id !== "expectly-host" && brands.some((brand) => target[brand] !== 1)) window.taken.push(kind + " unbranded " + target.localName);
          else if (target.id === "expectly-host" && brands.some((brand) => target[brand] !== undefined)) window.taken.push(kind + " taken from the widget");
          else if (kind === "click" && target.id === "own") window.taken.push("own");
        }, capture);
      }
    }
  });`;

const BODY = `<main><h1>Stage</h1><input id="field"><button id="own">Own</button></main>`;

describeIn(["chromium"], "A page drawn by the same renderer", (name) => {
  const suite = oneBrowser(name);

  it("W34 takes none of the panel's events for its own, and loses none of its own, or a click answers and orders at once", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("any", { path: "/" })]);
    const world = await openWorld(t, { study, site: stage({ early: RENDERER, body: BODY }) });
    await page.goto(`${world.url}/`);
    await page.panel.says("any?");
    await page.click("#own");
    await answer(page, 4);
    assert.deepEqual((await world.arrived(1)).map(({ answers }) => answers[0].value), [4]);
    assert.deepEqual(await page.evaluate("window.taken"), ["own", "own"], "once on the way down, once on the way up");
    const left = `[...document.querySelectorAll("body *")].filter((element) => ${JSON.stringify(BRANDS)}.some((brand) => (element[brand] ?? 1) !== 1)).length`;
    assert.equal(await page.evaluate(left), 0, "the widget brands nothing of the page's");
    assert.deepEqual(await troubles(page), []);
  });

  it("W34 carries a second copy of the widget after the first has ended, and each answers for itself, or a click counts twice", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("any", { path: "/", everyDays: 0 })]);
    const world = await openWorld(t, { study, site: stage({ early: RENDERER, body: BODY }) });
    await page.goto(`${world.url}/`);
    await answer(page, 4);
    // Another address is another module with another memory, as two versions on one page are.
    await page.evaluate(async () => {
      window.expectly("destroy");
      const { src } = document.querySelector("script[data-study]");
      const again = Object.assign(document.createElement("script"), { src: `${src}?again` });
      again.dataset.study = "/study.json";
      document.head.append(again);
    });
    await page.panel.says("any?");
    assert.equal(await page.evaluate("document.querySelectorAll('#expectly-host').length"), 1);
    await rate(page, 2);
    await page.panel.thanks();
    const results = await world.arrived(2);
    assert.deepEqual(results.map(({ answers }) => answers[0].value), [4, 2]);
    assert.equal((await heardSoFar(page, "submitted")).length, 2);
    assert.deepEqual(await page.evaluate("window.taken"), []);
  });
});
