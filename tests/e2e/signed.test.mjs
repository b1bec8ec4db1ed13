// Shows that answers are signed from the page's server to the collector's report, by whatever the visitor's browser does in between.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { shows } from "./dashboard.mjs";
import { heard } from "./listener.mjs";
import { serveStage } from "./stage.mjs";
import { compares, studyOf } from "./studies.mjs";
import { answer, oneBrowser } from "./visitor.mjs";
import { openWorld } from "./world.mjs";

const KEY = "3f9a6c2e8b1d4f7091a5c3e7d9b2468013579bdf02468ace1122334455667788";
const STUDY = studyOf([compares("desk", { path: "/before" }, { path: "/after" }), compares("shelf", { path: "/shelf" }, { event: "never" })]);

/** A token as the README of the collector says how to make one. */
function token(study, nonce) {
  const said = `${Math.floor(Date.now() / 1000) + 3600}.${nonce}`;
  return `v1.${said}.${createHmac("sha256", KEY).update(`v1.${study}.${said}`).digest("hex")}`;
}

/** A world whose pages carry that token, and whose study takes signed answers only, or the others as well. */
async function signedWorld(t, given, unsigned = "refuse") {
  const folder = await mkdtemp(join(tmpdir(), "expectly-signed-"));
  t.after(() => rm(folder, { recursive: true }));
  const file = join(folder, "key");
  await writeFile(file, `${KEY}\n`);
  const site = ({ cdn, study }) => serveStage({ cdn, study: { ...study, endpoint: { ...study.endpoint, ...given } } });
  return openWorld(t, { study: STUDY, site, serve: ["--signing-key", `stage=${file}`, "--unsigned", `stage=${unsigned}`] });
}

describeIn(["chromium"], "A signed answer", (name) => {
  const suite = oneBrowser(name);

  it("is taken, both its moments with one token, or a site that signs loses every second answer", async (t) => {
    const { page } = suite;
    const world = await signedWorld(t, { token: token("stage", "visitor-0123456789") });
    await page.goto(`${world.url}/before`);
    await answer(page, 5);
    await heard(page, "delivered");
    await page.goto(`${world.url}/after`);
    await page.panel.says("desk after?");
    await answer(page, 3);
    const results = await world.arrived(2);
    assert.deepEqual(results.map(({ moment, signed, token }) => [moment, signed, token]), [["before", true, undefined], ["after", true, undefined]]);
    const { signed, unsigned } = await world.report();
    assert.deepEqual({ signed, unsigned }, { signed: 2, unsigned: 0 });
  });

  it("K24 that nobody signed is refused with its code where the study says so, and the page hears why", async (t) => {
    const { page } = suite;
    const world = await signedWorld(t, {});
    await page.goto(`${world.url}/shelf`);
    await answer(page, 5);
    const { code } = await heard(page, "error");
    assert.equal(code, "signature_required");
    assert.equal((await world.report()).refused, 1);
  });

  it("is told from others in the dashboard, or its reader takes a stuffed ballot for the visitors", async (t) => {
    const { page } = suite;
    const world = await signedWorld(t, {}, "accept");
    await page.goto(`${world.url}/shelf`);
    await answer(page, 5);
    await heard(page, "delivered");
    await page.goto(world.dashboard);
    await shows(page, "footer", "1 of 1 results carry no signature of your server");
  });
});
