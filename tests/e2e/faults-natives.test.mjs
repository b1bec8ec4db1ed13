// Shows that natives which a page has altered change nothing of what is sent, nor where to. One alteration a visit; the others are whole.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard } from "./listener.mjs";
import { asks, studyOf } from "./studies.mjs";
import { isThanked, oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const QUESTIONS = {
  kind: "questions",
  text: undefined,
  ask: [
    { id: "taste", type: "rating", scale: "csat5", text: { en: "Taste?" } },
    { id: "why", type: "text", text: { en: "Why?" } },
  ],
};
// The second survey needs the second file, so that it meets the alteration, too.
const STUDY = studyOf([asks("any", { path: "/", dwellMs: 1 }, QUESTIONS), asks("other", { event: "never" })]);

const ALTERED = {
  "a toJSON on every kind of value": `
    for (const kind of [Object, Array, String, Number, Boolean, Date]) kind.prototype.toJSON = () => "BROKEN";`,
  "a destination on every object": `
    Object.assign(Object.prototype, { endpoint: { url: "https://evil.example/steal" }, url: "https://evil.example/steal",
      format: "webhook", fields: { all: "{text}" }, key: "stolen" });`,
  "rules on every object": `
    Object.assign(Object.prototype, { sample: 0, event: "never", everyDays: 9, display: "tab", privacy: { consent: "wait" }, fatigue: { perVisit: 0 },
      busy: true, held: true, timer: 1, by: "gate", bound: true, when: {}, id: "stolen", text: "BROKEN" });`,
  "options of fetch on every object": `
    Object.assign(Object.prototype, { method: "PUT", body: "stolen", headers: "BROKEN", mode: "navigate", credentials: "include", cache: "only-if-cached",
      redirect: "error", referrer: "https://evil.example/", integrity: "sha256-BROKEN", keepalive: "BROKEN", signal: "BROKEN", window: "BROKEN",
      duplex: "BROKEN", priority: "BROKEN" });`,
  "options of a listener on every object": `
    Object.assign(Object.prototype, { once: true, passive: true, signal: AbortSignal.abort() });`,
  "what a tag and a queue can say on every object": `
    Object.assign(Object.prototype, { v: 1, q: [["init", "BROKEN"]], lang: "ar", study: "https://evil.example/study.json" });`,
  "setters on every object": `
    for (const key of ["text", "rules", "busy", "id", "met", "timer", "when"])
      Object.defineProperty(Object.prototype, key, { configurable: true, get: () => "BROKEN", set() {} });`,
  "frozen natives": `
    for (const kind of [Object, Array, Function, Promise, Map, String, Element, Node, EventTarget]) Object.freeze(kind), Object.freeze(kind.prototype);`,
  "a fetch of its own": `
    const original = window.fetch;
    window.fetch = async function (...given) { const answer = await original.apply(this, given); await answer.clone().text(); return answer; };`,
  "a Promise of its own": `
    window.Promise = class Zone extends Promise { then(...given) { return super.then(...given.map((one) => one && ((value) => one(value)))); } };`,
  "a MutationObserver that throws": `
    window.MutationObserver = class { constructor() { throw new Error("BROKEN"); } };`,
  "a console that throws": `
    for (const kind of ["log", "info", "debug", "warn", "error"]) console[kind] = () => { throw new Error("BROKEN"); };`,
  "no console": `
    Object.defineProperty(window, "console", { value: undefined });`,
  "an old library's Array and Object": `
    Array.from = (value) => [].slice.call(value || []);
    Array.prototype.entries = function () { return this; };
    Object.keys = (value) => { const keys = []; for (const key in value) keys.push(key); return keys; };
    Array.prototype.each = Array.prototype.forEach; Function.prototype.bind = function (self) { return (...given) => this.apply(self, given); };`,
};

/** What is sent, but for what no two visits have in common: ids and times. */
const comparable = (body) => body.replace(/"[0-9a-f-]{36}"/g, '"ID"').replace(/"(\w*(?:Ms|At|_ms))":\d+/g, '"$1":0');

describeIn(["chromium"], "A page that has altered natives", (name) => {
  const suite = oneBrowser(name);

  /** One visit with an answer; what was posted, and the origins that were asked for anything. */
  async function visited(t, early) {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY, site: stage({ early: `{${early}}` }) });
    const asked = new Set();
    const note = (request) => asked.add(new URL(request.url()).origin);
    page.native.on("request", note);
    t.after(() => page.native.off("request", note));
    await page.goto(`${world.url}/`);
    await page.panel.says("Taste?");
    await page.panel.choose(4);
    await page.panel.click("send");
    await page.panel.fill('because "it" is');
    await page.panel.click("send");
    await isThanked(page);
    await heard(page, "delivered");
    await world.arrived(1);
    const strangers = [...asked].filter((origin) => ![world.url, world.line.origin].includes(origin));
    return { posts: world.line.posts.map(comparable), strangers };
  }

  for (const [what, early] of Object.entries(ALTERED)) {
    it(`W29 by ${what} sends the same bytes to the same address, or answers are lost or stolen`, async (t) => {
      const usual = await visited(t, "");
      assert.deepEqual(await visited(t, early), usual);
      assert.deepEqual([usual.posts.length, usual.strangers], [1, []]);
    });
  }
});
