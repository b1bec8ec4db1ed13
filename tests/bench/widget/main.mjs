// Runs the widget and what one would embed instead beside each other in Chromium, in turns, and prints the table. Fails for nothing slow.
// `--rounds N` (5 unless said otherwise); `--raw` prints every number as well. EXPECTLY_DIST is where the widget was built.
import { parseArgs } from "node:util";
import { launch } from "../../e2e/browsers/launch.mjs";
import { blank } from "./contestants/blank.mjs";
import { expectly } from "./contestants/expectly.mjs";
import { formbricks } from "./contestants/formbricks.mjs";
import { posthog } from "./contestants/posthog.mjs";
import { surveyjs } from "./contestants/surveyjs.mjs";
import { fast, leaving, nothing, slowCpu, slowLine } from "./measures.mjs";
import { serve } from "./server.mjs";
import { table } from "./table.mjs";

const MEASURES = { nothing, fast, slowCpu, slowLine, leaving };
// Of a blank page there is nothing to wait for, to click or to lose.
const OF_BLANK = ["nothing", "fast", "slowCpu"];

const { values } = parseArgs({ options: { rounds: { type: "string", default: "5" }, raw: { type: "boolean", default: false } } });
const rounds = Number(values.rounds);
const dist = process.env.EXPECTLY_DIST;
if (!dist) throw new Error("EXPECTLY_DIST must name the folder that was built; `cargo xtask bench --only widget` sets it");
const contestants = [blank, expectly(dist), posthog, formbricks, surveyjs];

const sites = await Promise.all(
  contestants.map(async (contestant) => {
    const [shows, nothing] = await Promise.all([serve(contestant, true), serve(contestant, false)]);
    return { contestant, shows, nothing };
  }),
);
const chromium = await launch("chromium");
const browser = chromium.native.browser();
const found = new Map(contestants.map(({ name }) => [name, {}]));
try {
  // Round 0 warms up: the server compresses, the browser gets its processes; nothing of it counts.
  for (let round = 0; round <= rounds; round++) {
    for (const [name, measure] of Object.entries(MEASURES)) {
      for (const { contestant, ...site } of sites) {
        if (contestant === blank && !OF_BLANK.includes(name)) continue;
        process.stderr.write(`\rround ${round} of ${rounds}: ${name}, ${contestant.name}\x1b[K`);
        const numbers = await measure(browser, site);
        if (round === 0) continue;
        for (const [key, value] of Object.entries(numbers)) (found.get(contestant.name)[key] ??= []).push(value);
      }
    }
  }
} finally {
  process.stderr.write("\r\x1b[K");
  await chromium.close();
  await Promise.all(sites.flatMap(({ shows, nothing }) => [shows.close(), nothing.close()]));
}
console.log(`Chromium ${chromium.version}, medians of ${rounds} rounds\n\n${table(found)}`);
if (values.raw) console.log(`\n${JSON.stringify(Object.fromEntries(found))}`);
