// Shows what a bug of ours costs a page and its visitor: a panel, and nothing else. The bug is a WASM memory overwritten on purpose.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { asks, studyOf } from "./studies.mjs";
import { answer, isComplete, oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

/** Keeps the widget's memory where the test can spoil it. */
const KEPT = `
  const start = WebAssembly.instantiateStreaming;
  WebAssembly.instantiateStreaming = async (...rest) => {
    const made = await start.apply(WebAssembly, rest);
    window.memory ??= Object.values(made.instance.exports).find((thing) => thing instanceof WebAssembly.Memory);
    return made;
  };`;

describeIn(["chromium"], "A bug of the widget", (name) => {
  const suite = oneBrowser(name);

  it("W33 takes the panel away and says so once; the page and the answers given live on, or our bug is a shop's outage", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("first", { path: "/" }), asks("second", { event: "again" })]);
    const world = await openWorld(t, { study, site: stage({ early: KEPT }) });
    await page.goto(`${world.url}/`);
    await page.panel.says("first?");
    await isComplete(page);
    await world.down();
    await answer(page, 4);
    await page.evaluate(() => window.expectly("track", "again"));
    await page.panel.says("second?");
    await page.evaluate(() => { new Uint8Array(window.memory.buffer).fill(255); });
    await page.press("Tab");
    assert.deepEqual(await heard(page, "error"), { code: "panic", path: "" });
    assert.equal(await page.evaluate("document.querySelector('#expectly-host')"), null);
    await page.click("#field");
    await page.type("still a page");
    assert.equal(await page.evaluate("document.querySelector('#field').value"), "still a page");
    // The widget's timers go on trapping; nobody hears of it again.
    await page.waitFor(() => performance.now() > (window.since ??= performance.now()) + 2500);
    assert.equal((await heardSoFar(page, "error")).length, 1);
    assert.deepEqual((await troubles(page)).filter((trouble) => trouble.startsWith("console.")), ["console.warn: expectly: panic"]);
    await world.up();
    await page.goto(`${world.url}/elsewhere`);
    assert.equal((await world.arrived(1)).length, 1);
  });
});
