// Shows that a visitor without a mouse can do everything, and that the panel leaves the page's own keys and focus alone.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, heardSoFar } from "./listener.mjs";
import { asks, compares, studyOf, WHY } from "./studies.mjs";
import { oneBrowser, rate } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

// Shortcuts as sites have them, on the window and the document. Those that catch a key on its way down hear it before the panel can.
const SHORTCUTS = `
  window.shortcuts = [];
  window.caught = [];
  for (const target of [window, document]) for (const kind of ["keydown", "keypress", "keyup"]) {
    target.addEventListener(kind, ({ key }) => shortcuts.push(kind + " " + key));
    target.addEventListener(kind, (event) => caught.push([event.key, event.target.id, event.composedPath()[0].id]), { capture: true });
  }`;
// Late enough for the visitor to be writing already.
const LATER = { path: "/", delayMs: 300 };

async function chooseAndSend(page) {
  await page.press("Space");
  await page.press("Enter");
  await page.panel.thanks();
}

/** What has the focus in the page; the panel counts as one element. */
const focus = (page) => page.evaluate("document.activeElement?.id || document.activeElement?.localName");

describeIn(["chromium"], "By keyboard", (name) => {
  const suite = oneBrowser(name);
  const withShortcuts = (study) => ({ study, site: stage({ early: SHORTCUTS }) });

  it("alone the whole journey can be walked, or visitors without a mouse are not heard", async (t) => {
    const { page } = suite;
    const study = studyOf([compares("desk", { path: "/before" }, { path: "/after" }, WHY)]);
    const world = await openWorld(t, { study });
    await page.goto(`${world.url}/before`);
    await page.panel.appears();
    await page.panel.tabTo("radio 1");
    await page.press("Space");
    for (const value of ["2", "3", "4", "5", "6"]) {
      await page.press("ArrowRight");
      assert.equal(await page.panel.chosen(), value);
    }
    assert.deepEqual(await heardSoFar(page, "answered"), [], "arrows choose and never send");
    await page.press("Enter");
    await page.panel.thanks();
    await page.panel.tabTo("button close");
    await page.press("Space");
    await page.panel.gone();

    await page.goto(`${world.url}/after`);
    await page.panel.appears();
    await page.panel.tabTo("radio 1");
    await page.press("ArrowLeft");
    assert.equal(await page.panel.chosen(), "7", "the arrows go round, as in every radio group");
    for (let steps = 0; steps < 3; steps += 1) await page.press("ArrowLeft");
    await page.panel.tabTo("button send");
    await page.press("Space");
    await page.panel.says("why?");
    await page.panel.tabTo("textarea");
    await page.type("first line\nsecond line");
    await page.panel.tabTo("button send");
    await page.press("Enter");
    await page.panel.thanks();
    await heard(page, "delivered");
    const results = await world.results();
    assert.deepEqual(results.map(({ answers }) => answers.map(({ value, text }) => value ?? text)), [[6], [4, "first line\nsecond line"]]);
  });

  it("a question can be skipped and the next one reached without a detour, or the second rating is given by few", async (t) => {
    const { page } = suite;
    const world = await openWorld(t);
    await page.goto(`${world.url}/product`);
    await page.panel.appears();
    await page.panel.tabTo("radio 1");
    await page.press("Space");
    await page.press("Enter");
    await page.panel.says("2 of 2");
    assert.equal(await page.panel.focused(), "radio 1");
    await page.panel.tabTo("button skip");
    await page.press("Enter");
    await page.panel.thanks();
    await heard(page, "delivered");
    const [{ answers }] = await world.results();
    assert.deepEqual(answers.map(({ state }) => state), ["answered", "skipped"]);
  });

  it("Escape closes the panel, or a visitor without a mouse is not rid of it", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([asks("any", { path: "/" })]) });
    await page.goto(`${world.url}/`);
    await page.panel.appears();
    await page.panel.tabTo("radio 1");
    await page.press("Escape");
    await page.panel.gone();
    await heard(page, "dismissed");
    assert.deepEqual(world.line.posts, []);
  });

  it("Escape closes the second question, too, or a visitor who has just answered the first has no way out", async (t) => {
    const { page } = suite;
    const world = await openWorld(t);
    await page.goto(`${world.url}/product`);
    await page.panel.appears();
    await page.panel.tabTo("radio 1");
    await page.press("Space");
    await page.press("Enter");
    await page.panel.says("2 of 2");
    await page.press("Escape");
    await page.panel.gone();
  });

  it("writing in a field of the page goes on undisturbed while the panel opens, or half a word lands in a survey", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([asks("any", LATER)]) });
    await page.goto(`${world.url}/`);
    await page.click("#field");
    let written = "";
    while (!(await heardSoFar(page, "shown")).length) {
      await page.type("word ");
      written += "word ";
    }
    await page.panel.appears();
    assert.equal(await focus(page), "field");
    await page.type("end");
    assert.equal(await page.evaluate("document.querySelector('#field').value"), `${written}end`);
    assert.equal(await page.panel.chosen(), null);
  });

  it("W28 what is written in the panel never sets off the page's shortcuts, or an answer deletes somebody's mail", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, withShortcuts(studyOf([compares("desk", { path: "/before" }, { path: "/after" }, WHY)])));
    await page.goto(`${world.url}/before`);
    await rate(page, 6);
    await page.panel.thanks();
    await page.goto(`${world.url}/after`);
    await rate(page, 2);
    await page.panel.says("why?");
    await page.panel.fill("");
    await page.evaluate("void (window.shortcuts.length = window.caught.length = 0)");
    await page.type("s/d? gg");
    await page.press("ArrowDown");
    await page.press("Backspace");
    assert.deepEqual(await page.evaluate("window.shortcuts"), []);
    // Whoever catches every key of the page learns that one was pressed in the widget, and nothing of where in it.
    const caught = await page.evaluate("window.caught");
    assert.ok(caught.length > 0);
    assert.deepEqual(new Set(caught.flatMap(([, ...targets]) => targets)), new Set(["expectly-host"]));
    await page.panel.click("send");
    await page.panel.thanks();
    await heard(page, "delivered");
    const [, { answers }] = await world.results();
    assert.equal(answers[1].text, "s/d? g");
  });

  it("W28 Escape in the panel is the panel's alone, or closing a survey closes what the visitor was working on", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, withShortcuts(studyOf([asks("any", { path: "/" })])));
    await page.goto(`${world.url}/`);
    await page.panel.appears();
    await page.panel.tabTo("radio 1");
    await page.evaluate("void (window.shortcuts.length = 0)");
    await page.press("Escape");
    await page.panel.gone();
    assert.deepEqual((await page.evaluate("window.shortcuts")).filter((key) => key.startsWith("keydown")), []);
  });

  for (const [way, leave] of [
    ["closing it", (page) => page.press("Escape")],
    ["answering and closing the thanks", async (page) => {
      await chooseAndSend(page);
      await page.panel.tabTo("button close");
      await page.press("Enter");
    }],
    ["answering and leaving the thanks to themselves", chooseAndSend],
  ]) {
    it(`the focus goes back to where it came from after ${way}, or the visitor starts again at the top of the page`, async (t) => {
      const { page } = suite;
      const world = await openWorld(t, { study: studyOf([asks("any", LATER)]) });
      await page.goto(`${world.url}/`);
      await page.click("#field");
      await page.panel.appears();
      await page.panel.tabTo("radio 1");
      await leave(page);
      await page.panel.gone();
      await page.waitFor(() => document.activeElement?.id === "field");
    });
  }
});
