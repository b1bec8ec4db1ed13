// Shows that a full outbox or a full disk costs as little as can be, and nothing of the site's own.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { answers } from "./line.mjs";
import { heard, heardSoFar } from "./listener.mjs";
import { backstage, copies, kept, lay } from "./outbox.mjs";
import { asks, studyOf, track } from "./studies.mjs";
import { answer, isComplete, isThanked, oneBrowser, rate, returningVisitor } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const MOST_RESULTS = 100;
const MOST_BYTES = 256 * 1024;
const VERSION = 2;
const STUDY = studyOf([asks("any", { event: "ask", everyDays: 0 })]);
// A browser without room for one more result, which has some as soon as one is taken out.
const NO_ROOM = `
  const put = IDBObjectStore.prototype.put, remove = IDBObjectStore.prototype.delete, freed = new WeakSet();
  IDBObjectStore.prototype.delete = function (...given) { freed.add(this.transaction); return remove.apply(this, given); };
  IDBObjectStore.prototype.put = function (...given) {
    const { transaction } = this;
    const request = put.apply(this, given);
    if (window.full && !freed.has(transaction)) {
      Object.defineProperty(transaction, "error", { value: new DOMException("no room", "QuotaExceededError") });
      // As a browser does it: not at once.
      queueMicrotask(() => transaction.abort());
    }
    return request;
  };`;
const HOST = "localStorage.host = 'ours'; indexedDB.open('host').onupgradeneeded = ({ target }) => target.result.createObjectStore('mine');";

/** The collector takes no results until the faults are taken away, while what it serves to pages arrives. */
const takesNothing = ({ line }) => line.faults.push(...Array(50).fill(answers(503)));
const takesAgain = ({ line }) => line.faults.splice(0);

async function appears(page, world) {
  await page.goto(`${world.url}/`);
  await heard(page, "ready");
  await track(page, "ask");
  await page.panel.appears();
  await isComplete(page);
}

/** Lets so many results wait, the oldest first, as earlier pages have left them while the collector took none, which it goes on with. */
async function queue(page, world, count, change) {
  takesNothing(world);
  await appears(page, world);
  await answer(page, 4);
  await backstage(world, page);
  const [[own, record]] = (await kept(page)).entries;
  const entries = copies(record, count, change).map(([id, stored], place) => [id, stored.with(5, record[5] - 1_000_000 + place)]);
  await lay(page, VERSION, entries);
  return { own, ids: entries.map(([id]) => id) };
}

const losses = async (page) => (await heardSoFar(page, "error")).map(({ code, count }) => [code, count]);

describeIn(["chromium"], "A full outbox", (name) => {
  const suite = oneBrowser(name);

  it("W16 lets the oldest go for the newest and says so, or a dead collector fills every visitor's disk", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY, site: stage({ early: HOST }) });
    const { ids } = await queue(page, world, MOST_RESULTS + 2);
    await appears(page, world);
    await answer(page, 5);
    assert.deepEqual(await losses(page), [["outbox_full", 4]]);
    await backstage(world, page);
    const left = (await kept(page)).entries.map(([id]) => id);
    assert.equal(left.length, MOST_RESULTS);
    assert.deepEqual(ids.filter((id) => !left.includes(id)), ids.slice(0, 4), "the oldest are the ones that go");
    assert.deepEqual(await page.evaluate(async () => [localStorage.host, (await indexedDB.databases()).map(({ name }) => name).sort()]), ["ours", ["expectly", "host"]]);
  });

  it("W16 counts bytes, too, or a hundred long answers take a megabyte of the site's room", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY });
    await queue(page, world, 60, (said) => ({ ...said, page: { path: "/" + "x".repeat(7_000) } }));
    await appears(page, world);
    await answer(page, 5);
    await backstage(world, page);
    const { entries } = await kept(page);
    const bytes = entries.reduce((sum, [, [, , , , said]]) => sum + said.length, 0);
    assert.ok(bytes <= MOST_BYTES && bytes > MOST_BYTES - 16_000, `${bytes} bytes`);
  });

  it("W16 makes room on a full disk by its own oldest result alone, or the latest visitor is thanked for nothing", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY, site: stage({ early: HOST + NO_ROOM }) });
    const { ids } = await queue(page, world, 3);
    await appears(page, world);
    await page.evaluate("void (window.full = true)");
    await rate(page, 5);
    await isThanked(page);
    assert.deepEqual(await losses(page), [["outbox_full", 1]]);
    takesAgain(world);
    await page.goto(`${world.url}/later`);
    const stored = (await world.arrived(4)).map(({ id }) => id);
    assert.deepEqual(ids.map((id) => stored.includes(id)), [false, true, true]);
    assert.equal(await page.evaluate("localStorage.host"), "ours");
  });

  it("W16 drops nothing where that would make no room, and thanks for what the collector has, or answers are given up in vain", async (t) => {
    const startBrowser = returningVisitor(t, name);
    const world = await openWorld(t, { study: STUDY, site: stage({ early: HOST }) });
    const first = await startBrowser();
    const { own, ids } = await queue(await first.page(), world, 3);
    await first.close();
    // Chromium looks at the room when a database is first used, and gives none back for what is taken out.
    const page = await (await startBrowser()).page();
    const session = await page.native.context().newCDPSession(page.native);
    await session.send("Storage.overrideQuotaForOrigin", { origin: world.url, quotaSize: 1 });
    await appears(page, world);
    takesAgain(world);
    await rate(page, 5);
    await page.panel.thanks();
    assert.deepEqual(await losses(page), [["storage", undefined]]);
    const stored = (await world.arrived(5)).map(({ id }) => id);
    assert.deepEqual([own, ...ids].map((id) => stored.includes(id)), [true, true, true, true]);
    assert.equal(await page.evaluate("localStorage.host"), "ours");
  });
});
