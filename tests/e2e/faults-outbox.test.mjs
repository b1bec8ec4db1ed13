// Shows that what waits on a visitor's device neither gets lost nor gets in the way: offline, late, long, damaged, without room, at a wrong
// time.
import assert from "node:assert/strict";
import { it } from "node:test";
import { visit, visitable } from "./ahead.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { staysSilent } from "./line.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { backstage, copies, kept, lay } from "./outbox.mjs";
import { asks, compares, studyOf, track, WHY } from "./studies.mjs";
import { answer, isComplete, isThanked, oneBrowser, rate, returningVisitor } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const DAY_MS = 86_400_000;
const YEAR_MS = 365 * DAY_MS;
// So that a test is over soon.
const EARLY = "Math.random = () => 0.3;";
const ANY = asks("any", { event: "ask", everyDays: 0 });
const STUDY = studyOf([ANY, compares("desk", { event: "before" }, { event: "after" }, WHY)]);
const VERSION = 2;
// What browsers let outlive a page, all requests together; and what one of ours may have.
const KEPT_ALIVE = 64 * 1024;
const MOST_BODY = 48 * 1024;
// The longest text that a visitor can write.
const LONG = "ü".repeat(2_500);

async function asked(page, world, path = "/") {
  await page.goto(world.url + path);
  await heard(page, "ready");
  await track(page, "ask");
  await page.panel.appears();
  await isComplete(page);
}

/** A result that waits because the collector is down, as it is stored. */
async function waiting(page, world) {
  await asked(page, world);
  await world.down();
  await answer(page, 4);
  await backstage(world, page);
  const { entries } = await kept(page);
  assert.equal(entries.length, 1);
  return entries[0][1];
}

/** A result with words of its own that waits because the collector is down, as it is stored. */
async function waitingWords(page, world) {
  await page.goto(`${world.url}/`);
  await heard(page, "ready");
  await track(page, "before");
  await answer(page, 6);
  await heard(page, "delivered");
  await track(page, "after");
  await rate(page, 2);
  await world.down();
  await page.panel.fill("because");
  await page.panel.click("send");
  await isThanked(page);
  await backstage(world, page);
  return (await kept(page)).entries[0][1];
}

const written = (said) => ({ ...said, answers: said.answers.map((given) => (given.text ? { ...given, text: LONG } : given)) });

describeIn(["chromium"], "The outbox", (name) => {
  const suite = oneBrowser(name);
  const open = (t, options) => openWorld(t, { study: STUDY, site: stage({ early: EARLY, ...options }) });

  it("W08 is emptied on the same page once the browser is online again, or an app that stays open keeps its answers to itself", async (t) => {
    const { page } = suite;
    const world = await open(t);
    await asked(page, world);
    const context = page.native.context();
    t.after(() => context.setOffline(false));
    await context.setOffline(true);
    // As often as a page tries by itself.
    const failed = new Promise((done) => {
      let tries = 0;
      page.native.on("requestfailed", (request) => request.method() === "POST" && (tries += 1) === 3 && done());
    });
    await rate(page, 4);
    await isThanked(page);
    await failed;
    assert.deepEqual(await heardSoFar(page, "delivered"), []);
    await context.setOffline(false);
    assert.equal((await heard(page, "delivered")).status, "stored");
    assert.equal((await world.results()).length, 1);
  });

  it("W09 keeps an answer for the visitor who comes back days later with a new browser, or only the daily ones are heard", async (t) => {
    const startBrowser = returningVisitor(t, name);
    const world = await openWorld(t, visitable(STUDY));
    const first = await startBrowser();
    await waiting(await first.page(), world);
    await first.close();
    await world.up();
    const second = await (await startBrowser()).page();
    await visit(world, second, "/", { days: 6 });
    await heard(second, "delivered");
    const [{ ageMs }] = await world.results();
    assert.ok(ageMs === undefined || ageMs >= 6 * DAY_MS, `${ageMs} ms`);
    assert.deepEqual(await heardSoFar(second, "error"), []);
  });

  it("W09 drops what has waited for more than a week and says how much, or an old mood is read as today's", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, visitable(STUDY));
    const record = await waiting(page, world);
    await lay(page, VERSION, copies(record, 3));
    await world.up();
    await visit(world, page, "/", { days: 8 });
    const { code, count } = await heard(page, "error");
    assert.deepEqual([code, count], ["expired", 4]);
    await track(page, "ask");
    await answer(page, 5);
    await heard(page, "delivered");
    assert.deepEqual((await world.results()).map(({ answers }) => answers[0].value), [5]);
    await backstage(world, page);
    assert.deepEqual((await kept(page)).entries, []);
  });

  it("W12 sends twenty long comments in requests that may outlive the page, or the most detailed answers are the ones lost", async (t) => {
    const { page } = suite;
    const world = await open(t);
    const record = await waitingWords(page, world);
    await lay(page, VERSION, copies(record, 20, written));
    await world.up();
    const before = world.line.posts.length;
    await page.goto(`${world.url}/`);
    const results = await world.arrived(22);
    const bodies = world.line.posts.slice(before);
    assert.ok(bodies.length > 1 && bodies.every((body) => Buffer.byteLength(body) <= MOST_BODY), bodies.map((body) => body.length).join());
    assert.equal(results.filter(({ answers }) => answers.some(({ text }) => text === LONG)).length, 20);
    assert.equal((await world.report()).refused, 0);
  });

  it("W12 tries again without outliving the page where the page's own requests have used that up, or a busy page never delivers", async (t) => {
    const { page } = suite;
    // A request of the page's own that takes all of it and never ends; and how ours fare.
    const early = `${EARLY}
      const usual = fetch;
      window.hog = (url) => void usual(url, { method: "POST", keepalive: true, body: "x".repeat(${KEPT_ALIVE - 1_000}) }).catch(() => {});
      window.tries = [];
      window.fetch = (url, options) => {
        const answer = usual(url, options);
        const note = (word) => () => options.method === "POST" && window.tries.push([options.keepalive === true, word]);
        answer.then(note("answered"), note("refused"));
        return answer;
      };`;
    const world = await open(t, { early });
    const record = await waitingWords(page, world);
    await lay(page, VERSION, copies(record, 5, written));
    await world.up();
    world.line.faults.push(staysSilent);
    await page.native.route("**/expectly.js", async (route) => {
      await page.evaluate((url) => window.hog(url), `${world.line.origin}/hog`);
      await route.continue();
    });
    t.after(() => page.native.unroute("**/expectly.js"));
    await page.goto(`${world.url}/`);
    const results = await world.arrived(7);
    assert.equal(new Set(results.map(({ id }) => id)).size, 7);
    assert.deepEqual(await page.waitFor(() => window.tries.length > 1 && window.tries), [[true, "refused"], [false, "answered"]]);
  });

  it("W18 puts what is damaged apart and sends the rest, also from the first version of its database, or one bad record blocks all", async (t) => {
    const { page } = suite;
    const world = await open(t);
    const record = await waiting(page, world);
    await page.evaluate((name) => new Promise((done) => Object.assign(indexedDB.deleteDatabase(name), { onsuccess: done })), "expectly");
    const [[id, good], [, misplaced], [cut, half]] = copies(record.slice(0, 5), 3);
    const garbage = [["text", "garbage"], ["none", null], ["list", [1, 2, 3]], ["object", { id: "x" }], ["misplaced", misplaced], [cut, half.with(4, half[4].slice(0, 40))]];
    await lay(page, 1, [[id, good], ...garbage], [["any", null], ["desk", "garbage"]]);
    await world.up();
    await page.goto(`${world.url}/`);
    await heard(page, "delivered", { id });
    const { code, count } = await heard(page, "error");
    assert.deepEqual([code, count], ["unreadable", garbage.length]);
    await page.goto(`${world.url}/again`);
    await heard(page, "ready");
    await track(page, "ask");
    await answer(page, 5);
    await heard(page, "delivered");
    assert.deepEqual(await heardSoFar(page, "error"), [], "it is said once");
    assert.deepEqual(await troubles(page), []);
    await backstage(world, page);
    const [outbox, apart] = [await kept(page), await kept(page, "unreadable")];
    assert.deepEqual([outbox.version, outbox.entries], [VERSION, []]);
    assert.deepEqual(new Map(apart.entries), new Map(garbage));
    const { refused } = await world.report();
    assert.deepEqual([(await world.results()).length, refused], [2, 0]);
  });

  it("W18 leaves a newer database alone and delivers from memory, or going back to an older version costs answers", async (t) => {
    const { page } = suite;
    const world = await open(t);
    await backstage(world, page);
    const newer = [["theirs", { of: "another shape" }]];
    await lay(page, 9, newer);
    await asked(page, world);
    await answer(page, 4);
    assert.equal((await world.results()).length, 1);
    assert.deepEqual((await heardSoFar(page, "error")).map(({ code }) => code), ["storage"]);
    await backstage(world, page);
    const { version, entries } = await kept(page);
    assert.deepEqual([version, entries], [9, newer]);
  });

  for (const [way, jump] of [["back", -YEAR_MS], ["forward", YEAR_MS]]) {
    it(`W19 does not mind a clock that jumps a year ${way}: the age is true and nothing waits for it, or a dead battery dates answers`, async (t) => {
      const { page } = suite;
      const early = `${EARLY} const usual = Date.now; window.jump = 0; Date.now = () => usual() + window.jump;`;
      const world = await open(t, { early });
      await asked(page, world);
      await world.down();
      const failed = page.native.waitForEvent("requestfailed", { predicate: (request) => request.method() === "POST" });
      await rate(page, 4);
      await isThanked(page);
      await failed;
      await page.evaluate((jump) => void (window.jump = jump), jump);
      await world.up();
      await page.evaluate(() => window.expectly("show", "any"));
      await answer(page, 5);
      const results = await world.arrived(2);
      assert.deepEqual(await heardSoFar(page, "error"), []);
      const ages = world.line.sent.map(({ ageMs }) => ageMs);
      assert.ok(ages.every((age) => age >= 0 && age < 60_000), ages.join());
      assert.equal(new Set(results.map(({ id }) => id)).size, 2);
    });
  }

  it("W19 sends what comes from the future, at no age below nothing, or an answer waits for a year that will not come", async (t) => {
    const { page } = suite;
    const world = await open(t);
    const record = await waiting(page, world);
    const future = Date.now() + YEAR_MS;
    await lay(page, VERSION, copies(record.with(2, future).with(3, future).with(5, future), 1));
    await world.up();
    const before = world.line.sent.length;
    await page.goto(`${world.url}/`);
    await world.arrived(2);
    assert.deepEqual(world.line.sent.slice(before).filter(({ id }) => id.startsWith("00000000")).map(({ ageMs }) => ageMs), [0]);
  });
});
