// Shows what is promised to a visitor whose browser refuses to store anything: thanks only for what the collector has.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar } from "./listener.mjs";
import { asks, studyOf } from "./studies.mjs";
import { isComplete, oneBrowser, rate } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const REFUSED = `
  IDBFactory.prototype.open = () => { throw new DOMException("refused", "SecurityError"); };
  LockManager.prototype.request = () => Promise.reject(new DOMException("refused", "SecurityError"));
  Object.defineProperty(window, "localStorage", { get() { throw new DOMException("refused", "SecurityError"); } });`;

describeIn(["chromium"], "A browser that stores nothing", (name) => {
  const suite = oneBrowser(name);
  const open = (t) => openWorld(t, { study: studyOf([asks("any", { path: "/" })]), site: stage({ early: REFUSED }) });

  it("W15 W17 is thanked once the collector has the answer, or who blocks storage is not heard", async (t) => {
    const { page } = suite;
    const world = await open(t);
    await page.goto(`${world.url}/`);
    await page.panel.appears();
    await rate(page, 4);
    await page.panel.thanks();
    assert.equal((await world.results()).length, 1);
    assert.deepEqual((await heardSoFar(page, "error")).map(({ code }) => code), ["storage"]);
  });

  it("W15 is told the truth while the collector is down, and thanked after trying again, or thanks are a lie", async (t) => {
    const { page } = suite;
    const world = await open(t);
    await page.goto(`${world.url}/`);
    await page.panel.appears();
    await isComplete(page);
    await world.down();
    await rate(page, 4);
    await page.panel.says("could not be saved");
    assert.deepEqual(await heardSoFar(page, "submitted"), []);
    await world.up();
    await page.panel.click("send");
    await page.panel.thanks();
    await heard(page, "submitted");
    assert.equal((await world.results()).length, 1);
  });
});
