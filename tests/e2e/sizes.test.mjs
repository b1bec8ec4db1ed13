// Shows that everything stays large enough to hit and to read: targets, zoom, larger letters, wider spacing, no motion. Judges no beauty.
import assert from "node:assert/strict";
import { after, afterEach, before, it } from "node:test";
import { serveGallery } from "../gallery/serve.mjs";
import { QUESTIONS } from "../gallery/study.mjs";
import { openRoots } from "./axe.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { oneBrowser } from "./visitor.mjs";

const DESKTOP = { width: 1280, height: 720 };
const PHONE = { width: 320, height: 640 };
// What zoom leaves of a window of 1280 by 1024, in CSS pixels.
const ZOOMED = { "200 %": { width: 640, height: 512 }, "400 %": { width: 320, height: 256 } };
// WCAG 2.2, 2.5.8; and the size that thumbs want.
const [LEAST, AIM] = [24, 44];
// WCAG 2.2, 1.4.12: what a visitor may set, whatever the page says.
const SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

describeIn(["chromium"], "Large enough", (name) => {
  const suite = oneBrowser(name);
  let gallery;
  before(async () => {
    gallery = await serveGallery();
    await openRoots(suite.page);
    await suite.page.native.emulateMedia({ reducedMotion: "reduce" });
  });
  afterEach(() => suite.page.native.setViewportSize(DESKTOP));
  after(() => gallery.close());

  const opens = (look = {}, lang = "en") =>
    suite.page.goto(`${gallery.url}/?${new URLSearchParams({ lang, look: JSON.stringify(look), display: "corner", question: "numbers" })}`);

  /** Shows every question in turn, as chosen in the gallery, and does that with it. */
  async function each(visit) {
    const { page } = suite;
    for (const [question, { pick = [] }] of Object.entries(QUESTIONS)) {
      await page.evaluate((id) => void window.expectly("show", id), question);
      await page.panel.appears();
      for (const value of pick) {
        await page.until(`${value} to be chosen`, (kit, input) => (kit.shown(input).click(), true), `input[value="${value}"]`);
      }
      await visit(question);
      await page.evaluate(() => void window.expectly("close"));
      await page.panel.gone();
    }
  }

  /** What is cut off or pushed out to the side: nobody scrolls in two directions, and no number is broken in two. */
  const lost = () =>
    suite.page.until("the panel to be measured", (kit) => {
      const panel = kit.shown(".panel");
      const { left, right, top, bottom } = panel.getBoundingClientRect();
      const found = left < 0 || right > innerWidth || top < 0 || bottom > innerHeight ? [`the panel: ${[left, right, top, bottom]}`] : [];
      if (panel.scrollWidth > panel.clientWidth) found.push(`sideways: ${panel.scrollWidth} of ${panel.clientWidth}`);
      for (const said of panel.querySelectorAll("span, p, legend, button")) {
        const words = said.textContent.trim();
        if (!words || said.closest(".spoken")) continue;
        if (said.scrollWidth > said.clientWidth + 1 && getComputedStyle(said).display !== "inline") found.push(`cut: ${words}`);
        const range = document.createRange();
        range.selectNodeContents(said);
        if (/^[−+]?\d+$/.test(words) && new Set([...range.getClientRects()].map(({ y }) => y)).size > 1) found.push(`broken: ${words}`);
      }
      return { found };
    });

  for (const [where, size] of Object.entries({ desktop: DESKTOP, phone: PHONE })) {
    it(`every control on a ${where} is ${LEAST} px or more each way, also in the tightest look, or it is missed`, async (t) => {
      const { page } = suite;
      await page.native.setViewportSize(size);
      for (const density of ["normal", "compact"]) {
        await opens({ density });
        const below = new Set();
        await each(async (question) => {
          const boxes = await page.until("the controls", (kit) =>
            [...kit.shown(".panel").querySelectorAll("input, textarea, button")].map((control) => {
              const { width, height } = (control.labels?.[0]?.matches(".step, .option, .unknown") ? control.labels[0] : control).getBoundingClientRect();
              return { control: control.dataset.action ?? control.closest("label")?.className ?? control.type, width, height };
            }),
          );
          for (const { control, width, height } of boxes) {
            const said = `${question}, ${control}: ${Math.round(width)} × ${Math.round(height)}`;
            assert.ok(width >= LEAST && height >= LEAST, said);
            if (width < AIM - 0.5 || height < AIM - 0.5) below.add(said);
          }
        });
        t.diagnostic(`below ${AIM} px (${density}): ${[...below].join("; ") || "none"}`);
        if (density === "normal") assert.ok([...below].every((said) => Number(said.split("× ")[1]) >= AIM), "all are as tall as a thumb wants");
      }
    });
  }

  for (const [zoom, size] of Object.entries(ZOOMED)) {
    it(`at ${zoom} zoom nothing of any question is cut off and nothing scrolls sideways, or people with low vision guess`, async () => {
      await suite.page.native.setViewportSize(size);
      for (const lang of ["en", "ar"]) {
        await opens({}, lang);
        await each(async (question) => assert.deepEqual((await lost()).found, [], `${question}, ${lang}`));
      }
    });
  }

  it("letters alone may be twice as large, as some browsers make them, or a row of numbers cannot be read", async () => {
    await opens();
    await each(async (question) => {
      await suite.page.until("the letters to be twice as large", (kit) => {
        const all = [kit.shown(".panel"), ...kit.shown(".panel").querySelectorAll("*")];
        const sizes = all.map((one) => parseFloat(getComputedStyle(one).fontSize));
        all.forEach((one, place) => one.style.setProperty("font-size", `${2 * sizes[place]}px`, "important"));
        return true;
      });
      assert.deepEqual((await lost()).found, [], question);
    });
  });

  it("lines, letters and words may be set further apart, or a reader with dyslexia loses the ends", async () => {
    await opens();
    await each(async (question) => {
      await suite.page.evaluate((css) => {
        const { shadowRoot } = document.getElementById("expectly-host");
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, sheet];
      }, SPACED);
      assert.deepEqual((await lost()).found, [], question);
    });
  });

  it("nothing moves for who asked for no motion, or it makes people ill", async (t) => {
    const { page } = suite;
    const moving = async (reducedMotion) => {
      await page.native.emulateMedia({ reducedMotion });
      await opens();
      await page.evaluate(() => void window.expectly("show", "stars"));
      return page.until("the panel", (kit) => kit.shown(".panel") && { count: kit.shown(".panel").getRootNode().getAnimations().length });
    };
    t.after(() => page.native.emulateMedia({ reducedMotion: "reduce" }));
    assert.equal((await moving("reduce")).count, 0);
    assert.notEqual((await moving("no-preference")).count, 0, "there is a motion to be spared");
  });

  it("the focus is drawn around every control with 3 px that stand out, or keyboards are used blindly", async () => {
    const { page } = suite;
    for (const look of [{}, { accent: "#ffd400", scheme: "light" }]) {
      await opens(look);
      for (const question of ["several", "stars", "area"]) {
        await page.evaluate((id) => void window.expectly("show", id), question);
        await page.panel.appears();
        for (const wanted of [{ several: "checkbox price", stars: "radio 1", area: "textarea" }[question], "button skip", "button close"]) {
          await page.panel.tabTo(wanted);
          const drawn = await page.until("the outline", (kit) => {
            const focused = kit.shown(".panel").getRootNode().activeElement;
            const { outlineWidth, outlineStyle } = getComputedStyle(focused.matches(".step input") ? focused.nextElementSibling : focused);
            return `${outlineStyle} ${outlineWidth}`;
          });
          assert.equal(drawn, "solid 3px", wanted);
        }
        await page.press("Escape");
        await page.panel.gone();
      }
    }
  });
});
