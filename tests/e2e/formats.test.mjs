// Shows that results reach endpoints of other formats, in the form that each of them documents or that its own client sends.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { it } from "node:test";
import Ajv from "ajv";
import addFormats from "ajv-formats";
import { HTTP } from "cloudevents";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { openReceiver } from "./receiver.mjs";
import { asks, compares, studyOf, WHY } from "./studies.mjs";
import { answer, isThanked, oneBrowser, rate } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const read = async (file) => JSON.parse(await readFile(new URL(`../formats/${file}`, import.meta.url), "utf8"));

const DESK = compares("desk", { path: "/before" }, { path: "/after" }, WHY);
const STUDY = studyOf([DESK, asks("any", { path: "/any" })]);
// Retries wait for a random share of their bound; with this one, a test is over soon.
const EARLY = "Math.random = () => 0.3;";
// Leaves the page at the very click that sends the answer.
const LEAVING = `addEventListener("click", () => window.leaves && (location.href = "/next"));`;

const CLOUDEVENTS = "application/cloudevents-batch+json";
const PLAIN = "text/plain;charset=UTF-8";
const FIELDS = { text: "{survey} fell short by {gap}: {why}", score: "{score}", who: "{person}", why: "{why}", plan: "{attributes.plan}", key: "k" };

/** The endpoints by format, each with what it needs and where in a body the events are. */
const FORMATS = {
  cloudevents: { type: CLOUDEVENTS, events: (body) => body },
  posthog: { key: "phc_token", type: PLAIN, events: ({ batch }) => batch },
  segment: { key: "write_key", type: PLAIN, events: ({ batch }) => batch },
  webhook: { fields: FIELDS, type: PLAIN, events: (body) => [body] },
};

/** The id by which a reader of any of them tells a result that comes twice. */
const idOf = ({ id, uuid, messageId, who }) => id ?? uuid ?? messageId ?? who;

/** The keys of an object and of the objects and lists in it, as paths, each with the type of what stands there. */
function shapeOf(thing, path = "") {
  if (Array.isArray(thing)) return thing.flatMap((item) => shapeOf(item, `${path}[]`));
  if (thing === null || typeof thing !== "object") return [`${path}: ${typeof thing}`];
  return Object.entries(thing).flatMap(([key, value]) => shapeOf(value, `${path}.${key}`));
}

describeIn(["chromium"], "An endpoint of another format", (name) => {
  const suite = oneBrowser(name);

  /** A world whose study sends to a receiver in a format. */
  async function open(t, format, { early = EARLY, ...options } = {}) {
    const receiver = await openReceiver(t, options);
    const { key, fields } = FORMATS[format];
    const endpoint = { url: receiver.url, format, ...(key && { key }), ...(fields && { fields }) };
    const world = await openWorld(t, { study: STUDY, site: stage({ study: { ...STUDY, endpoint }, early }) });
    return { page: suite.page, world, receiver };
  }

  /** What arrives of a visitor who expected 6, got 2 and says why. */
  async function fellShort(t, format) {
    const { page, world, receiver } = await open(t, format);
    await page.goto(`${world.url}/before`);
    await answer(page, 6);
    // Left before that, it would come again, with the same id.
    await heard(page, "delivered");
    await page.goto(`${world.url}/after`);
    await rate(page, 2);
    await page.panel.says("why?");
    await page.panel.fill('A "long" queue');
    await page.panel.click("send");
    await isThanked(page);
    await heard(page, "delivered");
    const posts = await receiver.arrived(2);
    assert.deepEqual(posts.map(({ type }) => type), [FORMATS[format].type, FORMATS[format].type]);
    assert.deepEqual(await troubles(page), []);
    return { ...receiver, posts, events: posts.flatMap(({ body }) => FORMATS[format].events(body)) };
  }

  it("gets CloudEvents as their schema and their own reader want them, or no event router takes an answer", async (t) => {
    const { posts, events } = await fellShort(t, "cloudevents");
    const ajv = new Ajv({ strict: false });
    addFormats(ajv);
    const valid = ajv.compile(await read("cloudevents.schema.json"));
    for (const event of events) assert.ok(valid(event), JSON.stringify(valid.errors));
    const [before, after] = posts.flatMap(({ type, body }) => HTTP.toEvent({ headers: { "content-type": type }, body: JSON.stringify(body) }));
    assert.deepEqual([after.specversion, after.type, after.source, after.subject], ["1.0", "expectly.result.v1", "stage", "desk"]);
    assert.deepEqual([after.id, after.data.moment, after.data.gap.value], [after.data.id, "after", 4]);
    assert.notEqual(before.id, after.id);
    assert.ok(Math.abs(Date.now() - Date.parse(after.time)) < 60_000, after.time);
  });

  it("gets PostHog's `survey sent` as posthog-js sends it, or its surveys stay empty", async (t) => {
    const captured = await read("captured/posthog.json");
    const { posts, events } = await fellShort(t, "posthog");
    const [before, after] = events;
    const shape = shapeOf(captured.body);
    // Names that hold a question's id, and what an answer is, differ with the survey.
    const general = (line) => line.replace(/\$survey_response_[^:]+: .*/, "$survey_response_").replace(/(\.response): .*/, "$1");
    const known = new Set(shape.map(general));
    const ours = shapeOf(posts[1].body).map(general).filter((line) => /^\.[^.]+(\[\])?(\.[^.]+)?$|\$survey_|distinct_id|\$process/.test(line));
    assert.deepEqual(ours.filter((line) => !known.has(line)), []);
    for (const line of ["api_key", "batch[].uuid", "batch[].event", "batch[].timestamp", "sent_at"]) assert.ok(ours.includes(`.${line}: string`), line);
    assert.deepEqual([posts[1].body.api_key, after.event], ["phc_token", "survey sent"]);
    const { properties } = after;
    assert.equal(properties["$survey_response_experience"], 2);
    assert.equal(properties["$survey_response_why"], 'A "long" queue');
    assert.deepEqual([properties.$survey_completed, properties.gap, properties.verdict], [true, 4, "fell-short"]);
    assert.deepEqual([properties.$process_person_profile, properties.distinct_id], [false, before.properties.distinct_id]);
  });

  it("gets Segment's `track` as analytics-next batches it, or every destination behind it goes without", async (t) => {
    const captured = await read("captured/segment.json");
    const { posts, events } = await fellShort(t, "segment");
    const [before, after] = events;
    const known = new Set(shapeOf(captured.body));
    const ours = shapeOf(posts[1].body).filter((line) => !line.startsWith(".batch[].properties."));
    assert.deepEqual(ours.filter((line) => !known.has(line)), []);
    for (const line of ["writeKey", "sentAt", "batch[].type", "batch[].event", "batch[].messageId", "batch[].anonymousId", "batch[].timestamp"]) {
      assert.ok(ours.includes(`.${line}: string`), line);
    }
    assert.deepEqual([after.type, after.properties.score, after.properties.gap, after.properties.answers.why], ["track", 2, 4, 'A "long" queue']);
    assert.equal(after.anonymousId, before.anonymousId);
  });

  it("gets a webhook's own fields, numbers as numbers, or a chat cannot be told in words", async (t) => {
    const { posts } = await fellShort(t, "webhook");
    const [before, { body: after }] = posts;
    assert.deepEqual(after, {
      text: 'desk fell short by 4: A "long" queue',
      score: 2,
      who: before.body.who,
      why: 'A "long" queue',
      plan: null,
      key: "k",
    });
  });

  for (const [format, { events }] of Object.entries(FORMATS)) {
    it(`W01 W02 may fail or be a login page: ${format} comes again with the same id, or a bad hour costs every answer`, async (t) => {
      const { page, world, receiver } = await open(t, format);
      receiver.faults.push(
        (response) => response.socket.resetAndDestroy(),
        (response) => response.writeHead(503).end(),
        (response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Welcome</title>"),
      );
      await page.goto(`${world.url}/any`);
      await rate(page, 4);
      await isThanked(page);
      assert.equal((await heard(page, "delivered")).status, "stored");
      const ids = receiver.posts.flatMap(({ body }) => events(body)).map(idOf);
      assert.deepEqual([ids.length, new Set(ids).size], [4, 1]);
    });

    it(`W11 at the very click on Send still reaches ${format}, or those in a hurry are not heard`, async (t) => {
      const { page, world, receiver } = await open(t, format, { early: LEAVING });
      await page.goto(`${world.url}/any`);
      await page.panel.choose(4);
      await page.evaluate("void (window.leaves = true)");
      await page.panel.click("send");
      await page.waitFor(() => location.pathname === "/next");
      const posts = await receiver.arrived(1);
      assert.equal(new Set(posts.flatMap(({ body }) => events(body)).map(idOf)).size, 1);
      assert.equal(posts[0].type, PLAIN);
    });
  }

  it("W11 is reached by a closed tab, too, though CloudEvents ask leave first: as plain text, or the last answer is lost", async (t) => {
    const { world, receiver } = await open(t, "cloudevents");
    const tab = await suite.browser.page();
    await tab.goto(`${world.url}/any`);
    await tab.panel.choose(4);
    await tab.panel.click("send");
    await tab.native.close({ runBeforeUnload: true });
    const [first] = await receiver.arrived(1);
    assert.equal(first.type, PLAIN);
    await suite.page.toFront();
  });

  it("W11 gets CloudEvents again from the next page, with their type, or a strict reader never has them", async (t) => {
    const { page, world, receiver } = await open(t, "cloudevents");
    const later = { "retry-after": "60", "access-control-expose-headers": "retry-after" };
    receiver.faults.push((response) => response.writeHead(503, later).end());
    await page.goto(`${world.url}/any`);
    await rate(page, 4);
    await isThanked(page);
    await page.goto(`${world.url}/next`);
    assert.equal((await heard(page, "delivered")).status, "stored");
    assert.equal(receiver.posts.at(-1).type, CLOUDEVENTS);
    assert.equal(new Set(receiver.posts.map(({ body }) => body[0].id)).size, 1);
  });

  it("W11 at the site's own origin gets CloudEvents with their type from a page that is left, or a strict reader misses the last", async (t) => {
    const { page, world, receiver } = await open(t, "cloudevents", { early: LEAVING });
    receiver.site = world.url;
    await page.goto(`${receiver.origin}/any`);
    await page.panel.choose(4);
    await page.evaluate("void (window.leaves = true)");
    await page.panel.click("send");
    await page.waitFor(() => location.pathname === "/next");
    await receiver.arrived(1);
    assert.deepEqual([new Set(receiver.posts.map(({ type }) => type)), receiver.preflights], [new Set([CLOUDEVENTS]), 0]);
  });

  it("may refuse for good: the answer is dropped and said so, or it is sent for ever", async (t) => {
    const { page, world, receiver } = await open(t, "posthog", { answer: () => ({ status: 401, body: '{"type":"authentication_error"}' }) });
    await page.goto(`${world.url}/any`);
    await rate(page, 4);
    await isThanked(page);
    assert.equal((await heard(page, "error")).code, "http_401");
    assert.equal(receiver.posts.length, 1);
    assert.deepEqual(await heardSoFar(page, "delivered"), []);
  });
});
