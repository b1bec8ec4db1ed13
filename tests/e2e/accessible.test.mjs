// Shows that axe-core finds nothing wrong in any state, look, scheme and direction. What it cannot see (keys, order, names that mean
// something) is shown by keyboard.test.mjs and tree.test.mjs.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, it } from "node:test";
import { serveGallery } from "../gallery/serve.mjs";
import { QUESTIONS } from "../gallery/study.mjs";
import { found, MODES, openRoots } from "./axe.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { asks, studyOf } from "./studies.mjs";
import { oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const LOOKS = JSON.parse(await readFile(new URL("../../demo/site/looks.json", import.meta.url), "utf8"));
// A question whose every part takes a colour of the look, before and after something is chosen.
const EVERY_COLOUR = ["stars", "first-of-three"];

describeIn(["chromium"], "axe finds nothing", (name) => {
  const suite = oneBrowser(name);
  let gallery;
  before(async () => {
    gallery = await serveGallery();
    await openRoots(suite.page);
  });
  after(() => gallery.close());

  const at = (lang, { look = {}, display = "corner", question = "numbers" } = {}) =>
    `${gallery.url}/?${new URLSearchParams({ lang, look: JSON.stringify(look), display, question })}`;

  /** Looks in every mode; `where` names the state. */
  async function nothing(where) {
    for (const mode of Object.keys(MODES)) assert.deepEqual(await found(suite.page, mode), [], `${where}, ${mode}`);
  }

  /** Shows a question and chooses what the gallery chooses of it, as a visitor does. */
  async function shows(question, values = QUESTIONS[question].pick ?? []) {
    const { page } = suite;
    await page.evaluate((id) => void window.expectly("show", id), question);
    await page.panel.appears();
    for (const value of values) {
      await page.until(`${value} to be chosen`, (kit, input) => (kit.shown(input).click(), true), `input[value="${value}"]`);
    }
  }

  async function closed() {
    await suite.page.panel.click("close");
    await suite.page.panel.gone();
  }

  // Every state with one look, and every look with the two states that use all its colours: a look sets custom properties alone, it adds no
  // element and no name, so that a state's markup is the same in each, and a look's colours are the same in each state.
  for (const lang of ["en", "ar"]) {
    it(`in any form of a question, chosen or not, in ${lang}, or assistive technology reads nonsense`, async () => {
      const { page } = suite;
      await page.goto(at(lang));
      for (const question of Object.keys(QUESTIONS)) {
        await shows(question, []);
        assert.deepEqual(await found(page, "light"), [], `${question}, nothing chosen`);
        await closed();
        await shows(question);
        await nothing(question);
        await closed();
      }
    });

    it(`in a dialog and in the page's text in ${lang}, or only the corner is accessible`, async () => {
      const { page } = suite;
      for (const display of ["modal", "inline"]) {
        await page.goto(at(lang, { display }));
        if (display === "modal") await shows("both-sides");
        else await page.panel.appears();
        await nothing(display);
        await page.evaluate("(localStorage.clear(), sessionStorage.clear())");
      }
    });

    it(`in the thanks and in the news that nothing was saved in ${lang}, or the end is not understood`, async () => {
      const { page } = suite;
      await page.goto(at(lang));
      await shows("numbers");
      await page.panel.click("send");
      await page.panel.thanks();
      await nothing("thanks");
      await page.goto(at(lang));
      await page.evaluate(() => void (indexedDB.open = () => { throw new Error("no store"); }));
      await shows("numbers");
      await page.panel.click("send");
      await page.until("the news", (kit) => kit.shown("[role=alert]") !== null);
      await nothing("unsaved");
    });

    it(`in the feedback tab and the question for consent in ${lang}, or the way in is closed`, async (t) => {
      const { page } = suite;
      const site = stage({ lang, dir: lang === "ar" ? "rtl" : "ltr" });
      const tab = await openWorld(t, { study: studyOf([asks("side", { path: "/" }, { display: "tab" })]), site });
      await page.goto(`${tab.url}/`);
      await page.until("the tab", (kit) => kit.shown("button", "expectly-tab") !== null);
      await nothing("tab");
      const consent = await openWorld(t, { study: studyOf([asks("any", { path: "/" })], { privacy: { consent: "ask" } }), site });
      await page.goto(`${consent.url}/`);
      await page.until("the question", (kit) => kit.shown("section", "expectly-consent") !== null);
      await nothing("consent");
    });

    it(`in any of the ten looks in ${lang}, or a customer's taste shuts people out`, async () => {
      const { page } = suite;
      assert.equal(LOOKS.length, 10);
      for (const { name, look } of LOOKS) {
        await page.goto(at(lang, { look }));
        for (const question of EVERY_COLOUR) {
          await shows(question, question === "stars" ? ["4"] : ["6"]);
          await nothing(`${name}, ${question}`);
          await closed();
        }
      }
    });
  }

  it("nor does it know of the plate that browsers lay under words in forced colours, or the button's words vanish in it", async () => {
    const { page } = suite;
    await page.goto(at("en"));
    await shows("numbers");
    await page.native.emulateMedia(MODES["forced-colors"]);
    const adjust = await page.until("the button", (kit) => getComputedStyle(kit.shown("[data-action=send]:enabled")).forcedColorAdjust);
    assert.equal(adjust, "none");
  });

  it("only because nothing is wrong: a button without a name and grey on grey are found", async () => {
    const { page } = suite;
    await page.goto(at("en"));
    await shows("numbers", []);
    await page.evaluate(() => {
      const root = document.getElementById("expectly-host").shadowRoot;
      root.querySelector("[data-action=close]").removeAttribute("aria-label");
      root.querySelector(".question").style.color = "rgb(200, 200, 200)";
    });
    const lines = await found(page, "light");
    assert.ok(lines.some((line) => line.startsWith("violates button-name")), lines.join("\n"));
    assert.ok(lines.some((line) => line.startsWith("violates color-contrast")), lines.join("\n"));
  });
});
