// Shows when a survey is shown and when it is not: path, event, delay, sample, rest, and one at a time.
import assert from "node:assert/strict";
import { it } from "node:test";
import { push, visit, visitable } from "./ahead.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar } from "./listener.mjs";
import { EMBED } from "./stage.mjs";
import { asks, compares, studyOf, track } from "./studies.mjs";
import { answer, declines, oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

// Comes second to whatever else is due at once: where it is shown, nothing else was.
const OTHER = asks("other", { event: "other", delayMs: 300, everyDays: 0 });

describeIn(["chromium"], "A survey", (name) => {
  const suite = oneBrowser(name);

  it("follows the routes of a single-page application, or most of today's sites never ask", async (t) => {
    const { page } = suite;
    const surveys = [asks("step", { path: "/step/*" }), asks("left", { path: "/left", delayMs: 200 }), asks("end", { path: "/end", delayMs: 400 })];
    const world = await openWorld(t, { study: studyOf(surveys) });
    await page.goto(`${world.url}/`);
    await heard(page, "ready");
    await push(page, "/step/2");
    await page.panel.says("step?");
    await declines(page);
    await push(page, "/left");
    await push(page, "/end");
    await page.panel.says("end?");
    assert.deepEqual((await heardSoFar(page, "shown")).map(({ survey }) => survey), ["step", "end"], "what was due for a page left is dropped");
  });

  it("is found on the way back, too, or a visitor who looks twice is never asked", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([asks("start", { path: "/start", delayMs: 200 })]) });
    await page.goto(`${world.url}/start`);
    await heard(page, "ready");
    await push(page, "/away");
    await page.evaluate("history.back()");
    await page.panel.says("start?");
  });

  it("leaves a visitor in peace for its days and comes back after them, or regulars close everything on sight", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, visitable(studyOf([asks("regular", { path: "/", everyDays: 30 }), OTHER])));
    await visit(world, page, "/");
    await page.panel.says("regular?");
    await declines(page);
    await visit(world, page, "/", { days: 29.9 });
    await track(page, "other");
    await page.panel.says("other?");
    await declines(page);
    await visit(world, page, "/", { days: 30.1 });
    await page.panel.says("regular?");
  });

  it("sampled at next to nothing is not shown, sampled at 1 is, or a study reaches the wrong share", async (t) => {
    const { page } = suite;
    const surveys = [asks("rare", { path: "/", sample: 0.0001 }), asks("all", { path: "/", sample: 1, everyDays: 0 })];
    const world = await openWorld(t, visitable(studyOf(surveys)));
    await visit(world, page, "/", { random: 0.5 });
    await page.panel.says("all?");
    // They come due in the study's order, so that the rare one has been passed over by then.
    assert.deepEqual((await heardSoFar(page, "shown")).map(({ survey }) => survey), ["all"]);
  });

  it("asks half of all visitors, and a visitor's luck holds, or frequent visitors are asked too often", async (t) => {
    const { page } = suite;
    const luck = async (first, then) => {
      const world = await openWorld(t, visitable(studyOf([asks("half", { path: "/", sample: 0.5, everyDays: 0 }), OTHER])));
      const shown = [];
      for (const random of [first, then]) {
        await visit(world, page, "/", { random });
        await track(page, "other");
        await page.panel.appears();
        shown.push((await heard(page, "shown")).survey);
      }
      return shown;
    };
    // Two visitors half the range apart: whatever share of it is taken, one is in and the other is out.
    const both = [await luck(0.25, 0.75), await luck(0.75, 0.25)].sort();
    assert.deepEqual(both, [["half", "half"], ["other", "other"]]);
  });

  it("hears of events from before its script and its study, or the first click of a visit counts for nothing", async (t) => {
    const { page } = suite;
    const study = studyOf([asks("early", { event: "early" }), asks("later", { event: "later" })]);
    const [stub, loader] = EMBED.split("\n");
    const embed = `${stub}<script>expectly("track", "early")</script>${loader.replace(' data-study="/study.json"', "")}`;
    const world = await openWorld(t, { study, site: stage({ embed }) });
    await page.goto(`${world.url}/`);
    await page.waitFor(() => window.expectly.v);
    await track(page, "later");
    await page.evaluate(async () => window.expectly("init", await (await fetch("/study.json")).json()));
    await page.panel.says("early?");
    await page.panel.click("close");
    await page.panel.says("later?");
  });

  it("waits until another one is over, or two panels fight for the same corner", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf(["one", "two", "three"].map((id) => asks(id, { path: "/" }))) });
    await page.goto(`${world.url}/`);
    for (const id of ["one", "two", "three"]) {
      await page.panel.says(`${id}?`);
      assert.equal(await page.evaluate("document.querySelectorAll('#expectly-host').length"), 1);
      await answer(page, 3);
    }
  });

  it("waits its turn even if the one before it in the line turns out not to apply, or it is never asked", async (t) => {
    const { page } = suite;
    const surveys = [asks("one", { event: "go" }), compares("unbegun", { path: "/never" }, { event: "go" }), asks("two", { event: "go" })];
    const world = await openWorld(t, { study: studyOf(surveys) });
    await page.goto(`${world.url}/`);
    await heard(page, "ready");
    await track(page, "go");
    await page.panel.says("one?");
    await answer(page, 3);
    await page.panel.says("two?");
  });

  it("whose pair is open waits for another such, or one event that ends two experiences loses a gap", async (t) => {
    const { page } = suite;
    const surveys = ["one", "two"].map((id) => compares(id, { path: `/${id}` }, { event: "done" }));
    const world = await openWorld(t, { study: studyOf(surveys) });
    for (const id of ["one", "two"]) {
      await page.goto(`${world.url}/${id}`);
      await answer(page, 6);
    }
    await track(page, "done");
    await page.panel.says("one after?");
    await answer(page, 5);
    await page.panel.says("two after?");
  });
});
