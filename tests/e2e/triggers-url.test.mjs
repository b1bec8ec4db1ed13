// Shows on which addresses a survey is shown: paths and URLs in every form that a study can give them.
import assert from "node:assert/strict";
import { it } from "node:test";
import { visit, visitable } from "./ahead.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { heard, troubles } from "./listener.mjs";
import { LAST, shows } from "./shows.mjs";
import { asks, studyOf } from "./studies.mjs";
import { declines, oneBrowser } from "./visitor.mjs";
import { openWorld } from "./world.mjs";

const HERE = "/p/42/reviews";
const QUERY = { from: "mail", tag: "a b" };

// What is wanted of the page's address, by what it is called, for an origin: those that hold, and those that do not.
const FORMS = [
  ["an exact path", () => [{ path: HERE }], () => [{ path: "/p/42" }, { path: "/p/42/reviews/" }]],
  ["a prefix", () => [{ path: "/p/*" }, { path: "/*" }], () => [{ path: "/q/*" }]],
  ["a glob", () => [{ path: "/p/*/reviews" }, { path: "/*/42/*" }], () => [{ path: "/*/reviews" }, { path: "/p/*/photos" }]],
  ["a path with signs that mean something elsewhere", () => [{ path: "/p/*/reviews*" }], () => [{ path: "/p/4.*/reviews" }, { path: "/p/(42)/reviews*" }]],
  ["a whole URL", (at) => [{ url: { is: at.href } }], (at) => [{ url: { is: at.origin + HERE } }]],
  ["the start of a URL", (at) => [{ url: { starts: `${at.origin}/p/` } }], (at) => [{ url: { starts: `${at.origin}/q/` } }]],
  ["a glob of URLs", (at) => [{ url: { glob: `${at.origin}/p/*/reviews*` } }], (at) => [{ url: { glob: `${at.origin}/*/reviews*` } }]],
  ["a regular expression", () => [{ url: { regex: "/p/\\d+/" } }], () => [{ url: { regex: "/p/[a-z]+/" } }]],
  [
    "a query",
    () => [{ url: { query: { from: "mail" } } }, { url: { query: QUERY } }],
    () => [{ url: { query: { from: "paper" } } }, { url: { query: { form: "mail" } } }],
  ],
  [
    "what it is not",
    () => [{ url: { not: [{ regex: "/cart" }, { query: { from: "paper" } }] } }],
    () => [{ url: { not: [{ regex: "/cart" }, { query: { from: "mail" } }] } }],
  ],
  [
    "all that is given",
    (at) => [{ path: "/p/*", url: { starts: at.origin, regex: "reviews", not: [{ regex: "photos" }] } }],
    (at) => [{ path: "/q/*", url: { starts: at.origin } }, { url: { starts: at.origin, regex: "photos" } }],
  ],
];

describeIn(["chromium"], "An address", (name) => {
  const suite = oneBrowser(name);

  for (const [form, right, wrong] of FORMS) {
    it(`is told by ${form}, or a survey is asked on the wrong page`, async (t) => {
      const { page } = suite;
      // Only a running site knows its origin; where it stands is told to the study by a page of another one.
      const named = (name, forms) => forms.map((when, index) => asks(`${name}-${index}`, when));
      const surveys = (at) => [...named("wrong", wrong(at)), ...named("right", right(at)), LAST];
      const world = await openWorld(t, visitable(studyOf([LAST])));
      const at = new URL(`${world.url}${HERE}?${new URLSearchParams({ days: 0, ...QUERY })}`);
      await page.native.route("**/study.json", (route) => route.fulfill({ json: { ...world.study, surveys: surveys(at) } }));
      t.after(() => page.native.unroute("**/study.json"));
      await visit(world, page, HERE, { query: QUERY });
      await shows(page, ...right(at).map((_, index) => `right-${index}`));
    });
  }

  it("that an application keeps in the fragment counts, or its pages are all the same", async (t) => {
    const { page } = suite;
    const surveys = [asks("any", { url: { regex: "#anchor" } }), asks("cart", { url: { regex: "#/cart$" } }), LAST];
    const world = await openWorld(t, visitable(studyOf(surveys)));
    await visit(world, page, "/", { hash: "#anchor" });
    await page.evaluate(() => (location.hash = "#/shelf"));
    await page.evaluate(() => (location.hash = "#/cart"));
    await shows(page, "cart");
  });

  it("changes without a new document, also in its query, or a search page never asks", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, visitable(studyOf([asks("found", { url: { query: { q: "tea" } } }), LAST])));
    await visit(world, page, "/search");
    await page.evaluate(() => history.replaceState(null, "", "/search?q=tea"));
    await page.panel.says("found?");
    await declines(page);
  });

  it("in a form that no browser understands is named with its place and the rest of the study runs, or one slip silences all", async (t) => {
    const { page } = suite;
    const surveys = [asks("broken", { url: { regex: "(" } }), asks("unclickable", { click: "a[" }), LAST];
    const world = await openWorld(t, visitable(studyOf(surveys)));
    await visit(world, page, "/");
    assert.deepEqual(await heard(page, "error"), { code: "unknown_value", path: "surveys[0].when.url.regex" });
    await page.click("#field");
    await shows(page);
    const named = ["surveys[0].when.url.regex", "surveys[1].when.click"].map((path) => `console.warn: expectly: unknown_value at ${path}`);
    assert.deepEqual(await troubles(page), named);
  });
});
