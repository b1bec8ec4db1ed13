// Owns a long run of everything together: real widgets in Chromium and senders by the protocol, a line that fails at random, a collector that
// is killed at random. It ends with what was thanked for held against what the report says, and fails if one answer more or less is there.
import assert from "node:assert/strict";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { launch } from "../e2e/browsers/launch.mjs";
import { asks, studyOf } from "../e2e/studies.mjs";
import { openWorld, stage } from "../e2e/world.mjs";
import { chance } from "./chance.mjs";
import { Faults } from "./faults.mjs";
import { Outbox } from "./outbox.mjs";
import { Visits } from "./visits.mjs";

const { values: given } = parseArgs({ options: { minutes: { type: "string", default: "30" }, seed: { type: "string" } } });
const seed = Number(given.seed ?? Date.now() % 1_000_000);
const UNTIL = Date.now() + Number(given.minutes) * 60_000;

const STUDY = studyOf([asks("any", { event: "asked" })]);
const TABS = 4;
const OUTBOXES = 12;
// What a crash interrupts is different each time; between two of them some work gets done.
const LIFE_MS = [500, 15_000];
const DOWN_MS = [0, 1_500];
const SAY_EVERY_MS = 30_000;

const closing = [];
const world = await openWorld({ after: (close) => closing.unshift(close) }, { study: STUDY, site: stage() });
const random = chance(seed);
console.log(`seed ${seed}, ${given.minutes} minutes, ${TABS} tabs of widgets, ${OUTBOXES} outboxes`);
const outcome = await soak().then(
  () => 0,
  (error) => (console.error(error), 1),
);
for (const close of closing) await close();
process.exit(outcome);

async function soak() {
  const browser = await launch("chromium");
  closing.unshift(() => browser.close());
  const visits = [];
  for (let tab = 0; tab < TABS; tab += 1) visits.push(new Visits(await browser.page(), world.url, chance(seed + tab)));
  // One complete visit shows that all is well, and what a result of this study looks like.
  await visits[0].once();
  const [{ receivedAt, cursor, ...model }] = await world.arrived(1);
  const outboxes = Array.from({ length: OUTBOXES }, (_, place) => new Outbox(world, model, chance(seed + 100 + place)));
  const faults = (world.line.faults = new Faults(random));
  const goesOn = () => Date.now() < UNTIL;
  const said = () => console.log(`${new Date().toISOString()} ${told(visits, outboxes, faults)}`);
  const saying = setInterval(said, SAY_EVERY_MS);
  await Promise.all([...visits.map((one) => one.during(goesOn)), ...outboxes.map((one) => one.during(goesOn)), crashes(goesOn, faults)]);
  clearInterval(saying);
  faults.end();
  await Promise.all([...outboxes.map((one) => one.finish()), visits[0].finish(() => missing(visits))]);
  said();
  await judge(visits, outboxes);
}

async function crashes(goesOn, faults) {
  while (goesOn()) {
    await pause(random.between(...LIFE_MS));
    await world.collector.stop("SIGKILL");
    faults.crashes += 1;
    await pause(random.between(...DOWN_MS));
    await world.collector.start();
  }
}

async function missing(visits) {
  const stored = new Set((await world.results()).map(({ id }) => id));
  return visits.flatMap(({ answered }) => answered).filter((id) => !stored.has(id)).length;
}

async function judge(visits, outboxes) {
  const thanked = [...visits, ...outboxes].flatMap(({ answered }) => answered).sort();
  const stored = (await world.results()).map(({ id }) => id).sort();
  const { report, refused } = await world.report();
  const counted = report.scores.map(({ n }) => n);
  assert.equal(new Set(thanked).size, thanked.length, "an id was made twice");
  assert.deepEqual(stored, thanked, "what is stored is not what was thanked for");
  assert.deepEqual([counted, refused], [[thanked.length], 0], "what is reported is not what is stored");
  console.log(`exactly the ${thanked.length} answers that were thanked for are in the report, after ${world.line.posts.length} requests`);
}

function told(visits, outboxes, faults) {
  const sum = (parts) => parts.reduce((all, { answered }) => all + answered.length, 0);
  const kinds = Object.entries(faults.happened).map(([kind, times]) => `${times} ${kind}`);
  return `${sum(visits)} answers by widgets, ${sum(outboxes)} by outboxes; ${faults.crashes} crashes; requests: ${kinds.join(", ")}`;
}
