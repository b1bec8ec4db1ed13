// Shows who is asked: visits, where they come from, device, language, what the page says of them, and when there are enough answers.
import assert from "node:assert/strict";
import { it } from "node:test";
import { visit, visitable } from "./ahead.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { LAST, shows } from "./shows.mjs";
import { asks, studyOf } from "./studies.mjs";
import { answer, oneBrowser } from "./visitor.mjs";
import { openWorld } from "./world.mjs";

const MINUTE = 1 / (24 * 60);
const HERE = { path: "/", everyDays: 0 };

const identify = (page, attributes) => page.evaluate((attributes) => window.expectly("identify", attributes), attributes);

describeIn(["chromium"], "A visitor", (name) => {
  const suite = oneBrowser(name);
  const open = (t, surveys, options) => openWorld(t, visitable(studyOf([...surveys, LAST]), options));

  it("is asked on the visits that count; one ends after half an hour without them, or each page is a visit", async (t) => {
    const { page } = suite;
    const world = await open(t, [
      asks("first", { ...HERE, visits: { atMost: 1 } }),
      asks("second", { ...HERE, visits: { atLeast: 2, atMost: 2 } }),
      asks("later", { ...HERE, returning: true }),
      asks("new", { ...HERE, returning: false }),
    ]);
    await visit(world, page, "/");
    await shows(page, "first", "new");
    await visit(world, page, "/", { days: 29 * MINUTE });
    await shows(page, "first", "new");
    await visit(world, page, "/", { days: 58 * MINUTE });
    await shows(page, "first", "new");
    await visit(world, page, "/", { days: 89 * MINUTE });
    await shows(page, "second", "later");
    await visit(world, page, "/", { days: 2 });
    await shows(page, "later");
  });

  it("is told by the host that led them here, or those who come from a mail are asked what others are meant for", async (t) => {
    const { page } = suite;
    const early = `const from = new URLSearchParams(location.search).get("from");
      if (from) Object.defineProperty(document, "referrer", { value: from });`;
    const world = await open(t, [
      asks("search", { ...HERE, referrer: "www.search.example" }),
      asks("any", { ...HERE, referrer: "*.search.example" }),
      asks("other", { ...HERE, referrer: "search.example" }),
    ], { early });
    await visit(world, page, "/", { query: { from: "https://www.search.example/?q=tea" } });
    await shows(page, "search", "any");
    await visit(world, page, "/");
    await shows(page);
  });

  it("is told by device, or a question about the mouse is asked on a phone", async (t) => {
    const { page } = suite;
    const early = `const real = matchMedia.bind(window), side = Number(new URLSearchParams(location.search).get("side"));
      if (side) {
        window.matchMedia = (query) => (query.includes("coarse") ? { matches: true } : real(query));
        Object.defineProperty(screen, "width", { value: side });
        Object.defineProperty(screen, "height", { value: side * 2 });
      }`;
    const world = await open(t, [
      asks("phone", { ...HERE, device: ["phone"] }),
      asks("tablet", { ...HERE, device: ["tablet"] }),
      asks("desk", { ...HERE, device: ["desktop"] }),
      asks("touched", { ...HERE, device: ["phone", "tablet"] }),
    ], { early });
    await visit(world, page, "/");
    await shows(page, "desk");
    await visit(world, page, "/", { query: { side: 390 } });
    await shows(page, "phone", "touched");
    await visit(world, page, "/", { query: { side: 820 } });
    await shows(page, "tablet", "touched");
  });

  it("is told by language, with its regions, or a Swiss survey is asked in Austria", async (t) => {
    const { page } = suite;
    const world = await open(t, [
      asks("any", { ...HERE, language: ["de"] }),
      asks("here", { ...HERE, language: ["fr", "de-AT"] }),
      asks("there", { ...HERE, language: ["de-CH"] }),
    ], { lang: "de-AT" });
    await visit(world, page, "/");
    await shows(page, "any", "here");
  });

  it("is told by what the page says of them, also when it says so late, or paying customers are asked why they do not pay", async (t) => {
    const { page } = suite;
    const world = await open(t, [
      asks("pro", { ...HERE, attributes: { plan: { is: "pro" }, seats: { atLeast: 5 } } }),
      asks("free", { ...HERE, attributes: { plan: { is: "free" } } }),
    ]);
    await visit(world, page, "/");
    await shows(page);
    await identify(page, { plan: "pro", seats: 12 });
    await shows(page, "pro");
  });

  it("is asked between two dates, the last one included, or a survey about Christmas is asked in May", async (t) => {
    const { page } = suite;
    const day = (days) => {
      const date = new Date(Date.now() + days * 86_400_000);
      return [date.getFullYear(), date.getMonth() + 1, date.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    };
    const world = await open(t, [
      asks("today", { ...HERE, from: day(0), until: day(0) }),
      asks("tomorrow", { ...HERE, from: day(1) }),
      asks("yesterday", { ...HERE, until: day(-1) }),
      asks("hour", { ...HERE, until: new Date(Date.now() + 3_600_000).toISOString().slice(0, 19) + "Z" }),
    ]);
    await visit(world, page, "/");
    await shows(page, "today", "hour");
    await visit(world, page, "/", { days: 1 });
    await shows(page, "tomorrow");
  });

  it("is not asked once there are as many answers as wanted, and the endpoint is asked only when a survey is due", async (t) => {
    const { page } = suite;
    const world = await open(t, [asks("wanted", { path: "/asked", everyDays: 0, limit: 1 })]);
    const asked = () => world.line.log.filter(({ path }) => path.startsWith("/v1/open")).map(({ path }) => path);
    await visit(world, page, "/");
    await shows(page);
    assert.deepEqual(asked(), []);
    await visit(world, page, "/asked");
    await answer(page, 4);
    assert.deepEqual(asked(), ["/v1/open?study=stage&survey=wanted&moment=once"]);
    await world.arrived(1);
    await visit(world, page, "/asked");
    await shows(page);
    assert.equal(asked().length, 2);
  });

  it("is asked when the endpoint does not say, or an outage silences every survey with a limit", async (t) => {
    const { page } = suite;
    const world = await open(t, [asks("wanted", { ...HERE, limit: 1 })]);
    await page.native.route("**/v1/open?*", (route) => route.abort());
    t.after(() => page.native.unroute("**/v1/open?*"));
    await visit(world, page, "/");
    await shows(page, "wanted");
  });
});
