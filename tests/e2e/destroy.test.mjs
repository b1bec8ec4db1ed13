// Shows that the widget leaves a page as it found it: when it is told to, when the page takes its element, a thousand times over.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { asks, studyOf } from "./studies.mjs";
import { answer, oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const STUDY = studyOf([asks("any", { path: "/", everyDays: 0 }), asks("asked", { event: "ask", everyDays: 0 })]);
const ROUNDS = 1000;
// Before the first measurement, engines compile and caches fill; the browser's list of fetched resources, to 250.
const WARM_UP = 300;
// What a thousand rounds may differ by, as a share.
const FLAT = 0.02;

/** Puts another tag on the page and waits until its widget is at work. */
const tag = (page) =>
  page.evaluate(async () => {
    const [first] = document.querySelectorAll("script[data-study]");
    const ready = new Promise((seen) => document.addEventListener("expectly:ready", seen, { once: true }));
    const script = Object.assign(document.createElement("script"), { src: first.src });
    script.dataset.study = "/study.json";
    document.head.append(script);
    await ready;
    script.remove();
  });

// Runs in the page before all else: counts listeners and timers of everybody.
const COUNT = `
  window.counts = { listeners: 0, timers: new Set() };
  const { addEventListener, removeEventListener } = EventTarget.prototype;
  const known = new Map();
  window.heldBy = () => [...known.values()].filter(({ target, options }) => !(options && options.signal && options.signal.aborted)
    && [window, document, document.body, document.documentElement].includes(target)).map(({ kind }) => kind).sort();
  EventTarget.prototype.addEventListener = function (kind, listener, options) {
    if (listener) known.set([this, kind, listener].map((part) => part), { target: this ?? window, kind, listener, options });
    return addEventListener.call(this, kind, listener, options);
  };
  EventTarget.prototype.removeEventListener = function (kind, listener, options) {
    for (const [key, held] of known) if (held.target === (this ?? window) && held.kind === kind && held.listener === listener) known.delete(key);
    return removeEventListener.call(this, kind, listener, options);
  };
  const { setTimeout, clearTimeout, setInterval, clearInterval } = window;
  window.setTimeout = (work, ms, ...rest) => {
    const id = setTimeout((...given) => (window.counts.timers.delete(id), work(...given)), ms, ...rest);
    window.counts.timers.add(id);
    return id;
  };
  window.clearTimeout = (id) => (window.counts.timers.delete(id), clearTimeout(id));
  window.setInterval = (...given) => {
    const id = setInterval(...given);
    window.counts.timers.add(id);
    return id;
  };
  window.clearInterval = (id) => (window.counts.timers.delete(id), clearInterval(id));`;

const held = (page) =>
  page.evaluate(() => ({
    listeners: window.heldBy(),
    timers: window.counts.timers.size,
    nodes: document.querySelectorAll("[id^=expectly], link[rel=modulepreload]").length,
    patched: ["pushState", "replaceState"].filter((kind) => !/native code/.test(history[kind])),
  }));

describeIn(["chromium"], "A widget that ends", (name) => {
  const suite = oneBrowser(name);

  it("W26 leaves no node, listener, timer or patch, with its panel open or not, or an application grows with each page", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY, site: stage({ early: COUNT, embed: "" }) });
    await page.goto(`${world.url}/`);
    const before = await held(page);
    await page.evaluate((src) => {
      document.head.append(Object.assign(document.createElement("script"), { src }));
    }, `${world.line.origin}/v1/expectly.js`);
    await page.waitFor(() => window.expectly?.v);
    await page.evaluate(async () => window.expectly("init", await (await fetch("/study.json")).text()));
    await page.panel.says("any?");
    await page.panel.choose(4);
    await page.evaluate(() => window.expectly("destroy"));
    await page.panel.gone();
    await page.waitFor((timers) => window.counts.timers.size === timers, before.timers);
    assert.deepEqual(await held(page), before);
    await page.evaluate(() => {
      window.expectly("track", "ask");
      history.pushState({}, "", "/elsewhere");
      history.pushState({}, "", "/");
    });
    assert.deepEqual(await held(page), before);
    assert.deepEqual(await troubles(page), []);
  });

  it("W24 comes back with another tag, which takes the calls made in between, or a return to a page asks nobody", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([asks("asked", { event: "ask", everyDays: 0 })]) });
    await page.goto(`${world.url}/`);
    await heard(page, "ready");
    await page.evaluate(() => {
      window.expectly("destroy");
      window.expectly("destroy");
      window.expectly("track", "ask");
    });
    await tag(page);
    await page.panel.says("asked?");
    await answer(page, 4);
    await world.arrived(1);
    assert.deepEqual(await troubles(page), []);
  });

  it("W24 whose page patched the history after it leaves that patch alone and asks no more, or two scripts fight over a page", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([asks("there", { path: "/there" })]) });
    await page.goto(`${world.url}/`);
    await heard(page, "ready");
    await page.evaluate(async () => {
      const ours = history.pushState;
      window.pushed = 0;
      history.pushState = function () {
        window.pushed += 1;
        return ours.apply(this, arguments);
      };
      await window.expectly("destroy");
      history.pushState({}, "", "/there");
    });
    assert.deepEqual(await page.evaluate("[window.pushed, location.pathname]"), [1, "/there"]);
    assert.deepEqual(await heardSoFar(page, "shown"), []);
  });

  it(`W26 does so ${ROUNDS} times in the same memory, or a long visit ends in a slow page`, async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([asks("asked", { event: "ask" })]) });
    await page.goto(`${world.url}/`);
    await heard(page, "ready");
    const session = await page.native.context().newCDPSession(page.native);
    t.after(() => session.detach());
    await session.send("Performance.enable");
    await session.send("HeapProfiler.enable");
    const measure = async () => {
      for (let time = 0; time < 3; time += 1) await session.send("HeapProfiler.collectGarbage");
      const { metrics } = await session.send("Performance.getMetrics");
      const { JSHeapUsedSize: heap, Nodes: nodes, JSEventListeners: listeners } = Object.fromEntries(metrics.map(({ name, value }) => [name, value]));
      return { heap, nodes, listeners };
    };
    const rounds = (count) =>
      page.native.evaluate(async (count) => {
        const [{ src }] = document.querySelectorAll("script[data-study]");
        const study = await (await fetch("/study.json")).text();
        window.heard.length = 0;
        for (let round = 0; round < count; round += 1) {
          await window.expectly("destroy");
          const script = Object.assign(document.createElement("script"), { src });
          const loaded = new Promise((done) => (script.onload = done));
          document.head.append(script);
          await loaded;
          script.remove();
          await window.expectly("init", study);
        }
        window.heard.length = 0;
      }, count);
    // What the browser itself keeps of each script that a page has run, were it an empty one.
    const empty = (count) =>
      page.native.evaluate(async (count) => {
        for (let round = 0; round < count; round += 1) {
          const script = Object.assign(document.createElement("script"), { src: "data:text/javascript," });
          const loaded = new Promise((done) => (script.onload = done));
          document.head.append(script);
          await loaded;
          script.remove();
        }
      }, count);
    await rounds(WARM_UP);
    const start = await measure();
    await empty(ROUNDS);
    const before = await measure();
    await rounds(ROUNDS);
    const after = await measure();
    t.diagnostic(JSON.stringify({ start, before, after }));
    for (const key of ["heap", "nodes", "listeners"]) {
      const drift = Math.max(0, before[key] - start[key]);
      assert.ok(after[key] <= before[key] * (1 + FLAT) + drift, `${key}: ${before[key]} → ${after[key]}; of itself ${drift}`);
    }
  });

  it("W25 by the page's hand, with its body emptied, tears down without a word, or a page that redraws itself is harmed", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY, site: stage({ early: COUNT }) });
    await page.goto(`${world.url}/`);
    await page.panel.says("any?");
    await page.evaluate(() => {
      document.body.innerHTML = "";
    });
    await page.panel.gone();
    await page.evaluate(() => window.expectly("track", "ask"));
    await page.panel.says("asked?");
    await page.evaluate(() => document.getElementById("expectly-host").remove());
    await page.panel.gone();
    await page.evaluate(() => window.expectly("destroy"));
    await page.waitFor(() => window.counts.timers.size === 0);
    assert.deepEqual(await troubles(page), []);
  });

  it("W32 never listened to messages of other windows, or a frame could speak to it", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY, site: stage({ early: COUNT }) });
    await page.goto(`${world.url}/`);
    await page.panel.says("any?");
    await page.evaluate(() => {
      for (const message of [{ expectly: "destroy" }, ["destroy"], "destroy", { command: "show", id: "asked" }, null]) window.postMessage(message, "*");
    });
    await answer(page, 4);
    assert.ok(!(await page.evaluate("window.heldBy()")).includes("message"));
    assert.deepEqual((await heardSoFar(page, "shown")).map(({ survey }) => survey), ["any"]);
  });
});

describeIn(["chromium"], "An insecure page", (name) => {
  const suite = oneBrowser(name, { playwright: { args: ["--host-resolver-rules=MAP stage.test 127.0.0.1"] } });

  it("W39 without locks and randomUUID asks and delivers, or plain http is silent", async (t) => {
    const { page } = suite;
    const site = async (world) => {
      const served = await stage()(world);
      return { ...served, url: served.url.replace("127.0.0.1", "stage.test") };
    };
    const world = await openWorld(t, { study: STUDY, site });
    await page.goto(`${world.url}/`);
    assert.deepEqual(await page.evaluate("[isSecureContext, typeof navigator.locks, typeof crypto.randomUUID]"), [false, "undefined", "undefined"]);
    await page.panel.says("any?");
    await answer(page, 4);
    const [{ id }] = await world.arrived(1);
    assert.match(id, /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });
});
