// Shows that no answer is lost, and none counted twice, whatever happens between the page and the collector.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { answers, losesReceipt, staysSilent } from "./line.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { backstage, copies, kept, lay } from "./outbox.mjs";
import { asks, studyOf } from "./studies.mjs";
import { answer, isComplete, isThanked, oneBrowser, rate } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const STUDY = studyOf([asks("any", { path: "/" })]);
// Retries wait for a random share of their bound; with this one, a test is over soon and still sees the waits grow.
const CHANCE = 0.3;
const EARLY = `Math.random = () => ${CHANCE};`;
// The bounds of the first waits, in milliseconds.
const BOUNDS_MS = [1_000, 2_000, 4_000];
// How much later than asked for a request may leave a busy machine.
const SLACK_MS = 1_000;

const onlyOnce = async (world) => {
  const { report, refused } = await world.report();
  assert.deepEqual([(await world.results()).length, report.scores.map(({ n }) => n), refused], [1, [1], 0]);
};

const sameIdEachTime = (world) => assert.equal(new Set(world.line.sent.map(({ id }) => id)).size, 1);

const gaps = (log) => log.slice(1).map(({ at }, index) => at - log[index].at);

const posts = (world) => world.line.log.filter(({ method }) => method === "POST");

describeIn(["chromium"], "The line to the collector", (name) => {
  const suite = oneBrowser(name);
  const shownIn = async (t, options) => {
    const { page } = suite;
    const world = await openWorld(t, { study: STUDY, site: stage({ early: EARLY, ...options }) });
    await page.goto(`${world.url}/`);
    await page.panel.appears();
    return { page, world };
  };
  const failedPost = (page) => page.native.waitForEvent("requestfailed", { predicate: (request) => request.method() === "POST" });

  it("W01 may be down: the visitor is thanked and the answer follows once it is back, or an outage costs every answer", async (t) => {
    const { page, world } = await shownIn(t);
    await isComplete(page);
    await world.down();
    const [failed] = await Promise.all([failedPost(page), rate(page, 4)]);
    assert.ok(failed);
    await isThanked(page);
    assert.deepEqual(await heardSoFar(page, "delivered"), []);
    await world.up();
    assert.equal((await heard(page, "delivered")).status, "stored");
    await onlyOnce(world);
    assert.deepEqual(await troubles(page), []);
  });

  it("W01 may be down until the visitor is on another page, or answers last only as long as a page", async (t) => {
    const { page, world } = await shownIn(t);
    await isComplete(page);
    await world.down();
    await rate(page, 4);
    await page.panel.thanks();
    await page.goto(`${world.url}/next`);
    await page.goto("about:blank");
    await world.up();
    await page.goto(`${world.url}/next`);
    assert.equal((await heard(page, "delivered")).status, "stored");
    await onlyOnce(world);
  });

  it("W02 may fail three times: the same answer comes again, each time later, or a struggling collector is hammered", async (t) => {
    const { page, world } = await shownIn(t);
    world.line.faults.push(answers(500), answers(500), answers(500));
    await rate(page, 4);
    await isThanked(page);
    assert.equal((await heard(page, "delivered")).status, "stored");
    assert.equal(world.line.sent.length, 4);
    sameIdEachTime(world);
    for (const [index, gap] of gaps(posts(world)).entries()) {
      const wait = CHANCE * BOUNDS_MS[index];
      assert.ok(gap >= wait && gap < wait + SLACK_MS, `try ${index + 2} came after ${gap} ms, not ${wait}`);
    }
    await onlyOnce(world);
  });

  it("W03 may lose the receipt of what was stored: it is sent again and counted once, or a bad line inflates the score", async (t) => {
    const { page, world } = await shownIn(t);
    world.line.faults.push(losesReceipt);
    await rate(page, 4);
    await isThanked(page);
    assert.equal((await heard(page, "delivered")).status, "duplicate");
    sameIdEachTime(world);
    await onlyOnce(world);
  });

  it("W04 may ask for patience, and gets it, or the busy collector stays busy", async (t) => {
    const { page, world } = await shownIn(t);
    world.line.faults.push(answers(429, { headers: { "retry-after": "2" } }));
    await rate(page, 4);
    await isThanked(page);
    assert.equal((await heard(page, "delivered")).status, "stored");
    const [gap] = gaps(posts(world));
    assert.ok(gap >= 2_000, `it came after ${gap} ms`);
  });

  it("W04 may name the time of day until which it wants patience, or a plain proxy's maintenance page is hammered", async (t) => {
    const { page, world } = await shownIn(t);
    // Such a date has whole seconds.
    world.line.faults.push(answers(503, { headers: { "retry-after": new Date(Date.now() + 3_000).toUTCString() } }));
    await rate(page, 4);
    await isThanked(page);
    assert.equal((await heard(page, "delivered")).status, "stored");
    const [gap] = gaps(posts(world));
    assert.ok(gap >= 2_000, `it came after ${gap} ms`);
  });

  it("W04 may ask for patience, and has it from the next answer, too, or each visitor's every click is one more request", async (t) => {
    const { page, world } = await shownIn(t);
    world.line.faults.push(answers(429, { headers: { "retry-after": "3" } }));
    const refused = page.native.waitForResponse((response) => response.status() === 429);
    await answer(page, 4);
    await refused;
    await page.evaluate(() => window.expectly("show", "any"));
    await answer(page, 5);
    await world.arrived(2);
    const [gap, ...more] = gaps(posts(world));
    assert.ok(gap >= 3_000, `it came after ${gap} ms`);
    assert.deepEqual([more, world.line.sent.length], [[], 3]);
  });

  it("W04 may ask for years of patience and has an hour of it, or a mistyped header costs all answers", async (t) => {
    const early = `${EARLY} window.waits = []; const usual = setTimeout; window.setTimeout = (act, ms, ...more) => (waits.push(ms), usual(act, ms, ...more));`;
    const { page, world } = await shownIn(t, { early });
    world.line.faults.push(answers(503, { headers: { "retry-after": "99999999999" } }));
    await rate(page, 4);
    await isThanked(page);
    assert.equal(await page.waitFor(() => window.waits.find((ms) => ms > 60_000)), 3_600_000);
  });

  for (const status of [400, 403, 404]) {
    it(`W05 may refuse with ${status} and no word why: the answer is dropped, said so, and sent once, or it is sent for ever`, async (t) => {
      const { page, world } = await shownIn(t);
      world.line.faults.push(answers(status));
      await answer(page, 4);
      const { code, count } = await heard(page, "error");
      assert.deepEqual([code, count], [`http_${status}`, 1]);
      await page.evaluate(() => window.expectly("show", "any"));
      await answer(page, 5);
      await heard(page, "delivered");
      assert.deepEqual([world.line.sent.length, (await world.results()).length], [2, 1]);
    });
  }

  it("W05 may find eight answers too much at once: they come by twos, or a visitor who gave many is not heard at all", async (t) => {
    const { page, world } = await shownIn(t);
    await isComplete(page);
    await world.down();
    await answer(page, 4);
    await backstage(world, page);
    const [[, record]] = (await kept(page)).entries;
    await lay(page, 2, copies(record, 7));
    const tooMuch = async ({ response, request, forward }) => {
      if (world.line.posts.length && JSON.parse(world.line.posts.at(-1)).length > 2) return answers(413)({ request, response });
      const { status, headers, body } = await forward();
      response.writeHead(status, headers).end(body);
    };
    world.line.faults.push(...Array(6).fill(tooMuch));
    await world.up();
    const before = world.line.posts.length;
    await page.goto(`${world.url}/`);
    await world.arrived(8);
    assert.deepEqual(world.line.posts.slice(before).map((body) => JSON.parse(body).length), [8, 4, 2, 2, 2, 2]);
  });

  it("W05 may find a single answer too large: it is dropped and said so, or it holds up all that come after it", async (t) => {
    const { page, world } = await shownIn(t);
    world.line.faults.push(answers(413));
    await answer(page, 4);
    const { code, count } = await heard(page, "error");
    assert.deepEqual([code, count], ["http_413", 1]);
    await page.evaluate(() => window.expectly("show", "any"));
    await answer(page, 5);
    await heard(page, "delivered");
    assert.equal(world.line.sent.length, 2);
  });

  it("W06 may hang: the try is given up and the visitor notices nothing, or one hung request holds every later answer", async (t) => {
    // The widget's own patience of 10 s, told apart and cut short.
    const early = `${EARLY} const usual = AbortSignal.timeout; AbortSignal.timeout = (ms) => usual.call(AbortSignal, (window.patience = ms) / 50);`;
    const { page, world } = await shownIn(t, { early });
    world.line.faults.push(staysSilent);
    await rate(page, 4);
    await isThanked(page);
    assert.equal((await heard(page, "delivered")).status, "stored");
    assert.equal(await page.evaluate("window.patience"), 10_000);
    sameIdEachTime(world);
    await onlyOnce(world);
  });

  it("W07 may end at a hotel's login page: its 200 is no receipt, or every answer given there is lost", async (t) => {
    const { page, world } = await shownIn(t);
    world.line.faults.push(answers(200, { headers: { "content-type": "text/html" }, body: "<!doctype html><title>Welcome</title>" }));
    await rate(page, 4);
    await isThanked(page);
    assert.equal((await heard(page, "delivered")).status, "stored");
    sameIdEachTime(world);
    await onlyOnce(world);
  });
});
