// Shows what has to come about on a page before a survey is shown: events, clicks, sights, time, scrolling, leaving, resting.
import assert from "node:assert/strict";
import { it } from "node:test";
import { push, visit, visitable } from "./ahead.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { LAST, shows } from "./shows.mjs";
import { asks, studyOf, track } from "./studies.mjs";
import { declines, oneBrowser } from "./visitor.mjs";
import { openWorld } from "./world.mjs";

const SCREENS = 4;
const LONG = `<main style="height: ${SCREENS * 100}vh"><h1>Long</h1></main>`;
const BOXED = `<style>html, body { height: 100%; margin: 0; overflow: hidden }</style>
  <div id="box" style="height: 100%; overflow-y: auto"><main style="height: ${SCREENS * 100}vh"><h1>Boxed</h1></main></div>`;

const scrolls = (page, selector, share) =>
  page.evaluate((selector, share) => {
    const box = document.querySelector(selector);
    box.scrollTo({ top: share * box.scrollHeight, behavior: "instant" });
  }, selector, share);

describeIn(["chromium"], "A survey waits for", (name) => {
  const suite = oneBrowser(name);
  const at = async (t, surveys, options) => {
    const world = await openWorld(t, visitable(studyOf([...surveys, LAST]), options));
    await visit(world, suite.page, "/");
    return suite.page;
  };

  const FILTERS = [
    ["is", { total: { is: 20 } }, { total: "20" }, { total: 21 }],
    ["isNot", { plan: { isNot: "free" } }, {}, { plan: "free" }],
    ["atLeast", { total: { atLeast: 20 } }, { total: 20 }, { total: "many" }],
    ["atMost", { total: { atMost: 20 } }, { total: 19.5 }, { total: 20.5 }],
    ["contains", { tags: { contains: "tea" }, name: { contains: "ol" } }, { tags: ["tea"], name: "Pool" }, { tags: ["teapot"], name: "Pool" }],
  ];
  for (const [comparison, where, right, wrong] of FILTERS) {
    it(`an event whose properties are as wanted (${comparison}), or small baskets are asked what large ones are meant for`, async (t) => {
      const page = await at(t, [asks("paid", { event: { name: "paid", where } })]);
      const pays = (properties) => page.evaluate((properties) => window.expectly("track", "paid", properties), properties);
      await pays(wrong);
      await shows(page);
      await pays(right);
      await shows(page, "paid");
    });
  }

  it("a click on what it names, also inside an open shadow root, and on nothing else", async (t) => {
    const early = `addEventListener("DOMContentLoaded", () => {
      document.querySelector("#within").attachShadow({ mode: "open" }).innerHTML = "<button class=inner>Inner</button>";
    });`;
    const body = `<main><button id="help"><b>Help</b></button><button id="no">No</button><div id="within" style="display: inline-block"></div></main>`;
    const page = await at(t, [asks("helped", { click: "#help" }), asks("inner", { click: ".inner" })], { body, early });
    await page.click("#no");
    await shows(page);
    await page.click("#help b");
    await shows(page, "helped");
    await page.click("#within");
    await shows(page, "inner");
  });

  it("what it names to come into sight, on a later page of an application, too", async (t) => {
    const page = await at(t, [asks("seen", { appears: ".offer" }), asks("hidden", { appears: ".ghost" })], { body: LONG });
    await push(page, "/later");
    await page.evaluate(() => document.body.insertAdjacentHTML("beforeend", `<p class="offer">Offer</p><p class="ghost" hidden>Ghost</p>`));
    await shows(page);
    await scrolls(page, "html", 1);
    await shows(page, "seen");
  });

  it("what it names to change so that it is the one, or a class set by a framework is never seen", async (t) => {
    const page = await at(t, [asks("seen", { appears: ".offer.open" })], { body: `<p class="offer">Offer</p>` });
    await shows(page);
    await page.evaluate(() => document.querySelector(".offer").classList.add("open"));
    await shows(page, "seen");
  });

  it("a page to be looked at for a while, which a new page begins anew", async (t) => {
    const page = await at(t, [asks("long", { dwellMs: 3_600_000 }), asks("stay", { path: "/stay", dwellMs: 300 })]);
    await shows(page);
    await push(page, "/stay");
    await push(page, "/away");
    await push(page, "/stay");
    const before = await page.evaluate("performance.now()");
    await page.panel.says("stay?");
    assert.ok((await page.evaluate("performance.now()")) - before > 200, "it was not asked at once");
    await declines(page);
  });

  for (const [what, body, box] of [["page", LONG, "html"], ["box that fills the page", BOXED, "#box"]]) {
    it(`half of a ${what} to be seen, or long pages are judged by their first screen`, async (t) => {
      const page = await at(t, [asks("half", { scroll: 0.5 }), asks("end", { scroll: 1 })], { body });
      await scrolls(page, box, 0.2);
      await shows(page);
      await scrolls(page, box, 0.3);
      await shows(page, "half");
      await scrolls(page, box, 1);
      await shows(page, "end");
    });
  }

  it("the end of a short page, which is seen as soon as it stands, or a page that fits the screen never asks", async (t) => {
    const page = await at(t, [asks("end", { scroll: 1 })]);
    await page.panel.says("end?");
    await declines(page);
    assert.equal((await heardSoFar(page, "shown")).length, 1);
  });

  it("the mouse to leave at the top, not at a side, and never for a finger, or visitors are stopped at random", async (t) => {
    const page = await at(t, [asks("stay", { exit: true })]);
    const leaves = (clientY) => page.evaluate((clientY) => document.documentElement.dispatchEvent(new MouseEvent("mouseleave", { clientY })), clientY);
    await leaves(300);
    await shows(page);
    await page.native.emulateMedia({});
    await page.evaluate(() => {
      const real = window.matchMedia;
      window.matchMedia = (query) => (query.includes("hover") ? { matches: false } : real.call(window, query));
      window.restore = () => (window.matchMedia = real);
    });
    await leaves(-1);
    await shows(page);
    await page.evaluate("window.restore()");
    await leaves(-1);
    await shows(page, "stay");
  });

  it("a visitor to do nothing for a while, or those who read are disturbed", async (t) => {
    const page = await at(t, [asks("idle", { idleMs: 700 })]);
    for (let moves = 0; moves < 8; moves += 1) {
      await page.native.mouse.move(100 + moves, 100);
      await page.waitFor((ms) => new Promise((done) => setTimeout(() => done(true), ms)), 120);
    }
    assert.deepEqual(await heardSoFar(page, "shown"), []);
    await page.panel.says("idle?");
    await declines(page);
  });

  it("several things to come about, in whatever order, and its delay begins with the last, or conditions are not conditions", async (t) => {
    const page = await at(t, [asks("both", { event: "paid", click: "#field", delayMs: 100 })]);
    await page.click("#field");
    await shows(page);
    await track(page, "paid");
    await page.panel.says("both?");
    await declines(page);
    assert.deepEqual(await troubles(page), []);
  });

  it("nothing that came about on another page, or a click long ago counts for today's page", async (t) => {
    const page = await at(t, [asks("both", { event: "paid", appears: "#field" }), asks("after", { event: "after" })]);
    await track(page, "paid");
    await page.panel.says("both?");
    await declines(page);
    await push(page, "/next");
    await track(page, "after");
    await page.panel.says("after?");
    await declines(page);
    await heard(page, "shown", { survey: "after" });
  });
});
