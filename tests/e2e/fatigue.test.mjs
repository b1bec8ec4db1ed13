// Shows how often a visitor is asked at all: clocks since surveys were shown, closed and answered, caps, asking again, and never.
import assert from "node:assert/strict";
import { it } from "node:test";
import { visit, visitable } from "./ahead.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { heardSoFar } from "./listener.mjs";
import { asks, studyOf, track } from "./studies.mjs";
import { answer, declines, oneBrowser } from "./visitor.mjs";
import { openWorld } from "./world.mjs";

const MINUTE = 1 / (24 * 60);
const HERE = { event: "go", everyDays: 0 };

describeIn(["chromium"], "A visitor", (name) => {
  const suite = oneBrowser(name);
  const open = (t, surveys, fatigue, more) => openWorld(t, visitable(studyOf(surveys, { fatigue, ...more })));

  /** Goes to the page that many days later, where everything is asked for; gives which survey is shown, if any, and as `explain` said. */
  const shown = async (world, days, path = "/") => {
    const { page } = suite;
    await visit(world, page, path, { days });
    const due = await page.evaluate(async () => {
      const reports = await window.expectly("explain");
      return reports.filter(({ rules }) => rules.every(({ rule, pass }) => pass || rule === "event")).map(({ survey }) => survey);
    });
    await track(page, "go");
    if (due.length > 0) {
      await page.panel.says(`${due[0]}?`);
      return due[0];
    }
    // Judging takes no request and no time, so that whatever was to come would have begun.
    await page.waitFor(async () => (await window.expectly("explain"))[0].rules.find(({ rule }) => rule === "busy").pass);
    assert.deepEqual(await heardSoFar(page, "shown"), []);
    return undefined;
  };

  it("rests after a survey was closed and longer after an answer, or an answer is rewarded with the next question", async (t) => {
    const { page } = suite;
    const world = await open(t, [asks("any", HERE)], { anySurveyEveryDays: 1, afterDismissedDays: 3, afterAnsweredDays: 7 });
    assert.equal(await shown(world, 0), "any");
    await declines(page);
    assert.equal(await shown(world, 2.9), undefined);
    assert.equal(await shown(world, 3.1), "any");
    await answer(page, 4);
    assert.equal(await shown(world, 10), undefined);
    assert.equal(await shown(world, 10.2), "any");
    // Neither closed nor answered: the page was left.
    assert.equal(await shown(world, 11.1), undefined);
    assert.equal(await shown(world, 11.3), "any");
  });

  it("is asked at most so often in a visit, by one survey, and by one kind of survey, or good customers bear it all", async (t) => {
    const { page } = suite;
    const nps = asks("nps", { ...HERE, path: "/nps" }, { kind: "nps" });
    const ease = asks("ease", { ...HERE, path: "/ease" }, { kind: "ces" });
    const fatigue = { perVisit: 2, perSurvey: 3, kinds: { nps: { everyDays: 90, perVisit: 1, most: 2 } } };
    const world = await open(t, [nps, ease], fatigue);
    assert.equal(await shown(world, 0, "/nps"), "nps");
    await declines(page);
    assert.equal(await shown(world, 0, "/nps"), undefined, "once a visit of this kind");
    assert.equal(await shown(world, MINUTE, "/ease"), "ease");
    await declines(page);
    assert.equal(await shown(world, 2 * MINUTE, "/ease"), undefined, "twice a visit");
    assert.equal(await shown(world, 1, "/nps"), undefined, "90 days of rest from this kind");
    assert.equal(await shown(world, 1, "/ease"), "ease");
    await declines(page);
    assert.equal(await shown(world, 2, "/ease"), "ease");
    await declines(page);
    assert.equal(await shown(world, 3, "/ease"), undefined, "three times in all");
    assert.equal(await shown(world, 91, "/nps"), "nps");
    await declines(page);
    assert.equal(await shown(world, 200, "/nps"), undefined, "twice ever of this kind");
  });

  it("is asked again until there is an answer, so many times, then left in peace, or few ever answer, or all are pestered", async (t) => {
    const { page } = suite;
    const world = await open(t, [asks("any", { event: "go", everyDays: 60, again: { times: 2, afterDays: 3 } })]);
    assert.equal(await shown(world, 0), "any");
    await declines(page);
    assert.equal(await shown(world, 2.9), undefined);
    assert.equal(await shown(world, 3.1), "any");
    await declines(page);
    assert.equal(await shown(world, 6.2), "any");
    await declines(page);
    assert.equal(await shown(world, 10), undefined, "asked twice again");
    assert.equal(await shown(world, 67), "any", "a new round");
    await answer(page, 4);
    assert.equal(await shown(world, 71), undefined, "answered");
    assert.equal(await shown(world, 128), "any");
  });

  it("who wants never to be asked again is not, by any survey, or the offer is a lie", async (t) => {
    const { page } = suite;
    const world = await open(t, [asks("any", HERE), asks("other", { ...HERE, path: "/other" })], { never: true });
    assert.equal(await shown(world, 0), "any");
    // The panel says so with its own event.
    await page.evaluate(() => document.dispatchEvent(new CustomEvent("expectly:dismissed", { detail: { survey: "any", moment: "once", never: true } })));
    assert.equal(await shown(world, 400), undefined);
    assert.equal(await shown(world, 400, "/other"), undefined);
  });

  it("of a study that allows no storage is remembered on no device, not even for sampling, or the promise is broken", async (t) => {
    const { page } = suite;
    const world = await open(t, [asks("any", { ...HERE, sample: 0.999, visits: { atLeast: 1 } })], { perVisit: 5 }, { privacy: { storage: "memory" } });
    assert.equal(await shown(world, 0), "any");
    await declines(page);
    await track(page, "anything");
    assert.deepEqual(await page.evaluate(() => [{ ...localStorage }, { ...sessionStorage }, document.cookie]), [{}, {}, ""]);
  });
});
