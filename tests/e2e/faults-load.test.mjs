// Shows what becomes of a page when a file of the widget does not arrive as it was built, or does not arrive at all.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { asks, studyOf } from "./studies.mjs";
import { answer, oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const { version: VERSION } = JSON.parse(readFileSync(new URL("../../widget/npm/package.json", import.meta.url)));
const STUDY = studyOf([asks("any", { path: "/" }), asks("next", { event: "next" })]);
const WASM = /\/v1\/widget-\w+\.wasm(\?.*)?$/;
const GLUE = /\/v1\/widget-\w+\.js(\?.*)?$/;
// One look and one more, then the page is left in peace.
const TRIES = 2;

/** Spoils what the browser fetches below that address as long as the test runs, and counts how often it asked. */
async function spoil(t, page, address, how) {
  const asked = [];
  await page.native.route(address, (route) => {
    asked.push(route.request().url());
    return how(route, asked.length);
  });
  t.after(() => page.native.unroute(address));
  return asked;
}

const truncated = async (route) => {
  const response = await route.fetch();
  const body = await response.body();
  await route.fulfill({ response, body: body.subarray(0, body.length / 2), headers: { ...response.headers(), "content-encoding": "identity" } });
};
const errorPage = (route) => route.fulfill({ status: 404, contentType: "text/html", body: "<h1>Not found</h1>", headers: { "access-control-allow-origin": "*" } });
const altered = async (route) => {
  const response = await route.fetch();
  const body = Buffer.concat([await response.body(), Buffer.from("\n")]);
  await route.fulfill({ response, body, headers: { ...response.headers(), "content-encoding": "identity" } });
};
const blocked = (route) => route.abort("blockedbyclient");

describeIn(["chromium"], "A file of the widget", (name) => {
  const suite = oneBrowser(name);

  for (const [what, address, how] of [
    ["W23 WebAssembly that is cut short", WASM, truncated],
    ["W23 WebAssembly that is an error page", WASM, errorPage],
    ["W23 WebAssembly that is not what was built", WASM, altered],
    ["W23 code that is cut short", GLUE, truncated],
    ["W23 code that is an error page", GLUE, errorPage],
    ["W23 code that is not what was built", GLUE, altered],
    ["W22 WebAssembly that a blocker stops", WASM, blocked],
    ["W22 code that a blocker stops", GLUE, blocked],
  ]) {
    it(`${what} is tried once more, past the cache, and then given up and told of, or a page asks for ever or runs foreign code`, async (t) => {
      const { page } = suite;
      const world = await openWorld(t, { study: STUDY });
      const asked = await spoil(t, page, address, how);
      await page.goto(`${world.url}/`);
      assert.equal((await heard(page, "error")).code, "load");
      await page.evaluate(() => window.expectly("track", "next"));
      await page.click("#field");
      await page.type("still a page");
      assert.equal(await page.evaluate("document.querySelector('#field').value"), "still a page");
      assert.equal(asked.length, TRIES, asked.join(" "));
      assert.notEqual(asked[0], asked[1], "the second try passes the cache");
      assert.equal((await heardSoFar(page, "error")).length, 1);
      assert.deepEqual((await troubles(page)).filter((trouble) => !trouble.startsWith("script-src")), ["console.warn: expectly: load"]);
      assert.equal(await page.evaluate("document.querySelectorAll('#expectly-host, link[rel=modulepreload]').length"), 0);
    });
  }

  it("W23 that arrives at the second try asks as if nothing had been, or one bad cache costs a visit", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY });
    await spoil(t, page, WASM, (route, nth) => (nth == 1 ? errorPage(route) : route.continue()));
    await page.goto(`${world.url}/`);
    await page.panel.says("any?");
    await answer(page, 4);
    await world.arrived(1);
    assert.deepEqual(await troubles(page), []);
  });

  it("W23 WebAssembly under another MIME type still runs, or a server that does not know the type asks nobody", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY });
    await spoil(t, page, WASM, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), "content-type": "text/plain" } });
    });
    await page.goto(`${world.url}/`);
    await page.panel.says("any?");
    await answer(page, 4);
  });

  it("W22 whose loader a blocker stops leaves a page that calls it unharmed, and its queue small, or a shop breaks", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY });
    const asked = await spoil(t, page, /\/v1\/expectly\.js$/, blocked);
    await page.goto(`${world.url}/`);
    const queued = await page.evaluate(() => {
      for (let call = 0; call < 1000; call += 1) window.expectly("track", "order-placed");
      return window.expectly.q.length;
    });
    assert.deepEqual([queued, asked.length], [100, 1]);
    assert.deepEqual(await troubles(page), []);
  });

  it("W22 whose endpoint a blocker stops costs nobody an answer: it is thanked for, tried at most thrice, and sent another day", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY });
    const asked = await spoil(t, page, /\/v1\/results$/, blocked);
    await page.goto(`${world.url}/`);
    await answer(page, 4);
    await page.waitFor(() => performance.now() > (window.since ??= performance.now()) + 5000);
    assert.ok(asked.length <= 3, `${asked.length} tries`);
    await page.native.unroute(/\/v1\/results$/);
    await page.goto(`${world.url}/elsewhere`);
    await world.arrived(1);
  });

  it("is compared with its hash on a page that insists on a version, or a stolen server speaks to every visitor", async (t) => {
    const { page } = suite;
    const embed = `<script>window.expectly=window.expectly||function(){(expectly.q=expectly.q||[]).length<100&&expectly.q.push(arguments)}</script>
      <script async src="{{cdn}}/${VERSION}/expectly.js" integrity="sha384-AAAA" crossorigin="anonymous" data-study="/study.json"></script>`;
    const world = await openWorld(t, { study: STUDY, site: stage({ embed }) });
    await page.goto(`${world.url}/`);
    await page.waitFor(() => performance.getEntriesByType("resource").some(({ name }) => name.endsWith("/expectly.js")));
    assert.equal(await page.evaluate("window.expectly.v ?? null"), null);
    const hashes = await (await fetch(`${world.line.origin}/${VERSION}/integrity.json`)).json();
    await page.evaluate((src, integrity) => {
      document.head.append(Object.assign(document.createElement("script"), { src, integrity, crossOrigin: "anonymous" }));
    }, `${world.line.origin}/${VERSION}/expectly.js`, hashes["expectly.js"]);
    await page.waitFor(() => window.expectly.v === 1);
  });
});
