// Shows that every form and every display can be answered and left by keyboard alone, and where the focus is meanwhile.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard } from "./listener.mjs";
import { asks, studyOf } from "./studies.mjs";
import { oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const items = (...ids) => ids.map((id) => ({ id, text: { en: `${id}?` } }));
const asking = (...ask) => studyOf([{ id: "desk", kind: "questions", when: { path: "/" }, ask }]);
const BODY = `<main><h1>Stage</h1><input id="field"><button id="help">Help us</button><p>Words.</p>
  <expectly-survey survey="here"></expectly-survey><input id="after"></main>`;
// More stops than page and panel have together.
const ROUND = 14;

const focus = (page) => page.evaluate("document.activeElement?.id || document.activeElement?.localName");

describeIn(["chromium"], "By keyboard alone", (name) => {
  const suite = oneBrowser(name);

  async function opens(t, study, options) {
    const { page } = suite;
    const world = await openWorld(t, { study, site: stage(options) });
    await page.goto(`${world.url}/`);
    return { page, world };
  }

  /** Presses Tab until the page's focus is there. */
  async function tabToElement(page, id) {
    for (let stop = 0; (await focus(page)) !== id; stop += 1) {
      assert.ok(stop < ROUND, `Tab never reached ${id}`);
      await page.press("Tab");
    }
  }

  it("several options are ticked, something else is written and all is sent, or half the answers are lost", async (t) => {
    const choice = { id: "cause", type: "choice", text: { en: "Why?" }, options: items("price", "speed"), several: true, other: true };
    const { page, world } = await opens(t, asking(choice));
    await page.panel.appears();
    await page.panel.tabTo("checkbox price");
    await page.press("Space");
    await page.panel.tabTo("checkbox other");
    await page.press("Space");
    await page.panel.tabTo("input");
    await page.type("The colour");
    await page.press("Enter");
    await page.panel.thanks();
    const [{ answers: [{ choices, text }] }] = await world.arrived(1);
    assert.deepEqual([choices, text], [["price", "other"], "The colour"]);
  });

  it("each row of a battery is one stop, and every side of every item is rated, or it takes forty-two", async (t) => {
    const battery = { id: "b", type: "battery", scale: "agree7", sides: "both", items: items("prompt", "kind"), text: { en: "Our desk" } };
    const { page, world } = await opens(t, asking(battery));
    await page.panel.appears();
    for (const steps of [5, 3, 6, 2]) {
      await page.panel.tabTo("radio 1");
      await page.press("Space");
      for (let step = 1; step < steps; step += 1) await page.press("ArrowRight");
      await page.press("Tab");
    }
    assert.equal(await page.panel.focused(), "button send");
    await page.press("Enter");
    await page.panel.thanks();
    const [{ answers }] = await world.arrived(1);
    assert.deepEqual(answers.map(({ expected, value }) => [expected, value]), [[5, 3], [6, 2]]);
  });

  it("who goes back lands on what they chose, or Space changes an answer unasked", async (t) => {
    const ask = ["one", "two"].map((id) => ({ id, type: "rating", scale: "csat5", text: { en: `${id}?` } }));
    const { page, world } = await opens(t, asking(...ask));
    await page.panel.appears();
    await page.panel.tabTo("radio 1");
    for (const key of ["Space", "ArrowRight", "ArrowRight", "Enter"]) await page.press(key);
    await page.panel.says("two?");
    assert.equal(await page.panel.focused(), "radio 1");
    await page.panel.tabTo("button back");
    await page.press("Enter");
    await page.panel.says("one?");
    assert.equal(await page.panel.focused(), "radio 3");
    await page.press("ArrowRight");
    await page.press("Enter");
    await page.panel.says("two?");
    await page.panel.tabTo("button skip");
    await page.press("Space");
    await page.panel.thanks();
    const [{ answers }] = await world.arrived(1);
    assert.deepEqual(answers.map(({ state, value }) => [state, value ?? null]), [["answered", 4], ["skipped", null]]);
  });

  it("Tab goes round in a dialog and never into the page behind it, or the focus is lost where nothing can be seen", async (t) => {
    const { page } = await opens(t, studyOf([asks("any", { path: "/", delayMs: 300 }, { display: "modal" })]), { body: BODY });
    await page.click("#field");
    await page.panel.appears();
    const behind = ["field", "help", "after"];
    for (const key of ["Tab", "Shift+Tab"]) {
      const stops = new Set();
      for (let stop = 0; stop < ROUND; stop += 1) {
        await page.press(key);
        stops.add(await page.panel.focused());
        assert.ok(!behind.includes(await focus(page)), `${key} went to ${await focus(page)}`);
      }
      assert.ok(stops.has("button close") && stops.has("button skip"), [...stops].join());
    }
    await page.panel.tabTo("radio 1");
    for (const key of ["Space", "Enter"]) await page.press(key);
    await page.panel.thanks();
    await page.press("Escape");
    await page.panel.gone();
    await page.waitFor(() => document.activeElement?.id === "field");
  });

  it("the feedback tab is reached, opens what is asked, takes the focus there and gets it back, or it is for mice", async (t) => {
    const { page } = await opens(t, studyOf([asks("side", { path: "/" }, { display: "tab" })]));
    await page.until("the tab", (kit) => kit.shown("button", "expectly-tab") !== null);
    await tabToElement(page, "expectly-tab");
    await page.press("Enter");
    await page.panel.says("side?");
    assert.equal(await page.panel.focused(), "radio 1");
    await page.press("Escape");
    await page.panel.gone();
    await page.until("the focus on the tab's button", (kit) => kit.shown("button:focus", "expectly-tab") !== null);
  });

  it("a button of the page opens what is asked and gets the focus back, or the visitor starts again at the top", async (t) => {
    const { page } = await opens(t, studyOf([asks("asked", { path: "/" }, { display: "button", selector: "#help" })]), { body: BODY });
    await heard(page, "ready");
    await tabToElement(page, "help");
    await page.press("Space");
    await page.panel.says("asked?");
    assert.equal(await page.panel.focused(), "radio 1");
    await page.press("Escape");
    await page.panel.gone();
    await page.waitFor(() => document.activeElement?.id === "help");
  });

  it("a survey in the text is passed through in the order of the text, and takes no focus, or reading order breaks", async (t) => {
    const { page } = await opens(t, studyOf([asks("here", { path: "/" }, { display: "inline" })]), { body: BODY });
    await page.panel.says("here?");
    assert.equal(await focus(page), "body");
    const stops = [];
    while (stops.at(-1) !== "after" && stops.length < ROUND) {
      await page.press("Tab");
      const at = await focus(page);
      if (at !== stops.at(-1)) stops.push(at);
    }
    assert.deepEqual(stops, ["field", "help", "expectly-host", "after"]);
  });

  it("the question for consent takes no focus, is reached and answered, or nobody without a mouse can say no", async (t) => {
    const { page } = await opens(t, studyOf([asks("any", { path: "/" })], { privacy: { consent: "ask" } }));
    await page.until("the question", (kit) => kit.shown("section", "expectly-consent") !== null);
    assert.equal(await focus(page), "body");
    await tabToElement(page, "expectly-consent");
    await page.press("Tab");
    await page.until("the focus on no", (kit) => kit.shown("[data-action=no]:focus", "expectly-consent") !== null);
    await page.press("Shift+Tab");
    await page.press("Enter");
    await page.panel.says("any?");
  });
});
