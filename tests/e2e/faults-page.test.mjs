// Shows that the widget neither harms a page nor is harmed by it: strict policies, altered natives, hostile words.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar, troubles } from "./listener.mjs";
import { EMBED } from "./stage.mjs";
import { asks, studyOf } from "./studies.mjs";
import { answer, isThanked, oneBrowser, rate } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

/** A policy that allows scripts with the nonce and nothing that makes WebAssembly run. */
const withoutWasm = (nonce, cdn) => `default-src 'none'; script-src 'nonce-${nonce}' 'strict-dynamic'; connect-src 'self' ${cdn}; img-src data:`;

// What old libraries do to every page that carries them, and what an attacker does by one hole elsewhere in it.
const ALTERED = `
  Array.prototype.toJSON = function () { return "BROKEN"; };
  Object.prototype.endpoint = { url: "https://evil.example/steal" };
  Object.prototype.url = "https://evil.example/steal";`;

describeIn(["chromium"], "A page", (name) => {
  const suite = oneBrowser(name);

  it("W20 whose policy forbids WebAssembly is told so once and works on, or a survey breaks a shop", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("one", { path: "/" }), asks("two", { path: "/" })]);
    const world = await openWorld(t, { study, site: stage({ policy: withoutWasm }) });
    await page.goto(`${world.url}/`);
    const help = `${world.line.origin}/v1/help.html#content-security-policy`;
    assert.deepEqual(await heard(page, "error"), { code: "csp", path: "", help });
    const said = await fetch(help);
    assert.match(said.headers.get("content-type"), /^text\/html/);
    assert.match(await said.text(), /id="content-security-policy"[\s\S]*wasm-unsafe-eval/);
    await page.click("#field");
    await page.type("still a page");
    assert.equal(await page.evaluate("document.querySelector('#field').value"), "still a page");
    assert.equal((await heardSoFar(page, "error")).length, 1);
    // The browser itself reports each thing that the policy stops.
    const ours = (await troubles(page)).filter((trouble) => !trouble.startsWith("script-src"));
    assert.deepEqual(ours, [`console.warn: expectly: csp, see ${help}`]);
    assert.equal(await page.evaluate("document.querySelector('#expectly-host')"), null);
  });

  it("W21 under a strict policy with nonces and Trusted Types carries the whole flow, or careful owners cannot ask", async (t) => {
    const { page } = suite;
    const world = await openWorld(t);
    await page.goto(`${world.url}/strict`);
    await page.click("form[data-track='support-closed'] button");
    await page.panel.says("Tea desk");
    await answer(page, 5);
    await heard(page, "delivered");
    assert.deepEqual(await troubles(page), []);
    assert.deepEqual((await world.results()).map(({ survey, answers }) => [survey, answers[0].value]), [["support-csat", 5]]);
  });

  it("W29 with altered prototypes sends the right answer to the right address, or answers are lost or stolen", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("any", { path: "/" })]);
    const embed = EMBED.replace(' data-study="/study.json"', "");
    const world = await openWorld(t, { study, site: stage({ early: ALTERED, embed }) });
    const asked = [];
    const note = (request) => asked.push(new URL(request.url()).origin);
    page.native.on("request", note);
    t.after(() => page.native.off("request", note));
    await page.goto(`${world.url}/`);
    await page.evaluate(async () => window.expectly("init", await (await fetch("/study.json")).json()));
    await page.panel.says("any?");
    await rate(page, 4);
    await isThanked(page);
    const [{ answers, page: where }] = await world.arrived(1);
    assert.deepEqual([answers[0].value, where], [4, { path: "/" }]);
    assert.deepEqual([...new Set(asked)].sort(), [world.url, world.line.origin].sort());
  });

  it("W29 with an address on every object lends none to a study that has none, or answers go to an attacker", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("any", { path: "/" })]);
    const site = (world) => stage({ study: { ...world.study, endpoint: undefined }, early: ALTERED })(world);
    const world = await openWorld(t, { study, site });
    await page.goto(`${world.url}/`);
    const { code, path } = await heard(page, "error");
    assert.deepEqual([code, path], ["missing", "endpoint"]);
    await page.panel.gone();
  });
});
