// Shows that the panel keeps its shape and its place whatever the page does, in each of its displays and forms. Judges no beauty.
import assert from "node:assert/strict";
import { it } from "node:test";
import { VIEWPORT } from "./browsers/viewport.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { asks, studyOf } from "./studies.mjs";
import { oneBrowser, rate } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const NOW = { path: "/" };
const looking = (look, more) => studyOf([asks("any", NOW, more)], { look });
const questions = (...ask) => studyOf([{ id: "any", kind: "questions", when: NOW, ask: ask.map((one, place) => ({ id: `q${place}`, text: { en: "How was it?" }, ...one })) }]);
const PHONE = { width: 320, height: 640 };

/** Boxes and colours of the panel as it is laid out. */
const layout = (page) =>
  page.until("the panel at rest", (kit) => {
    const panel = kit.shown(".panel");
    if (!panel || panel.getAnimations().some(({ playState }) => playState === "running")) return null;
    const box = (element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return [x, y, width, height].map(Math.round);
    };
    const styles = ({ color, backgroundColor, fontSize, fontFamily, borderRadius }) => ({ color, backgroundColor, fontSize, fontFamily, borderRadius });
    return { panel: box(panel), parts: [...panel.querySelectorAll("[part]")].map(box), styles: styles(getComputedStyle(panel)) };
  });

async function sized(t, page, size) {
  await page.resize(size);
  t.after(() => page.resize(VIEWPORT));
}

async function shown(t, page, study, options) {
  const world = await openWorld(t, { study, site: stage(options) });
  await page.goto(`${world.url}/`);
  await page.panel.appears();
  return world;
}

describeIn(["chromium"], "Wherever it is shown", (name) => {
  const suite = oneBrowser(name);

  it("W27 the layout is the same under a page that resets everything, or half the customers see a broken panel", async (t) => {
    const { page } = suite;
    const study = questions({ type: "choice", options: [{ id: "a", text: { en: "One" } }, { id: "b", text: { en: "Two" } }], other: true });
    await shown(t, page, study);
    const plain = await layout(page);
    const hostile = `<style>* { all: unset !important } :host, html, body { font: 40px cursive; zoom: 1; direction: ltr }
      #expectly-host { display: none !important; position: static !important; inset: 0 !important; width: 10px !important; opacity: 1 }
      div { transform: rotate(3deg) !important; float: left !important }</style><p>Words</p>`;
    await shown(t, page, study, { body: hostile });
    const { panel, parts, styles } = await layout(page);
    assert.deepEqual(styles, plain.styles);
    assert.deepEqual(panel, plain.panel);
    assert.deepEqual(parts, plain.parts);
  });

  it("W27 at 400 % zoom everything can be reached, or people with low vision are not heard", async (t) => {
    const { page } = suite;
    await sized(t, page, { width: 320, height: 256 });
    await shown(t, page, studyOf([{ id: "any", kind: "nps", when: NOW }]));
    const { panel: [x, y, width, height] } = await layout(page);
    assert.ok(x >= 0 && y >= 0 && x + width <= 320 && y + height <= 256, String([x, y, width, height]));
    await rate(page, 10);
    await page.panel.thanks();
  });

  for (const [position, [start, top]] of Object.entries({
    "bottom-end": [false, false], "bottom-start": [true, false], "top-end": [false, true], "top-start": [true, true],
  })) {
    it(`${position} is where it says, mirrored in Arabic, or it covers what the owner kept free`, async (t) => {
      const { page } = suite;
      for (const lang of ["en", "ar"]) {
        await shown(t, page, looking({ position }), { lang });
        const { panel: [x, y, width, height] } = await layout(page);
        assert.equal(x, start === (lang === "en") ? 16 : 1280 - 16 - width, lang);
        assert.equal(y, top ? 16 : 720 - 16 - height, lang);
      }
    });
  }

  it("in the middle of the lower edge it stands in the middle", async (t) => {
    const { page } = suite;
    await shown(t, page, looking({ position: "center" }));
    const { panel: [x, y, width, height] } = await layout(page);
    assert.deepEqual([x, y], [(1280 - width) / 2, 720 - 16 - height]);
  });

  it("on a phone it is a sheet that leaves a quarter of the page, however long the question, or the page is gone", async (t) => {
    const { page } = suite;
    await sized(t, page, PHONE);
    const items = Array.from({ length: 8 }, (_, item) => ({ id: `i${item}`, text: { en: `Item ${item}` } }));
    await shown(t, page, questions({ type: "battery", scale: "agree7", items, text: { en: "How much do you agree?" } }));
    const { panel: [x, y, width, height] } = await layout(page);
    assert.deepEqual([x, width, y + height], [0, 320, 640]);
    assert.ok(y >= 160, String(y));
  });

  it("eleven points at 320 px are two rows of radio buttons in their order, each at least 24 px wide, or they are missed", async (t) => {
    const { page } = suite;
    await sized(t, page, PHONE);
    await shown(t, page, studyOf([{ id: "any", kind: "nps", when: NOW }]));
    const steps = await page.until("the steps", (kit) => {
      const steps = [...kit.shown(".panel").querySelectorAll(".step")].map((step) => [step.getBoundingClientRect(), step.querySelector("input").value]);
      return steps.map(([{ x, y, width, height }, value]) => ({ x, y, width, height, value }));
    });
    assert.deepEqual(steps.map(({ value }) => Number(value)), [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    assert.equal(new Set(steps.map(({ y }) => y)).size, 2);
    assert.ok(steps.every(({ width, height }) => width >= 24 && height >= 24), JSON.stringify(steps));
    assert.ok(steps.every((step, place) => place % 6 === 0 || step.x > steps[place - 1].x), "from low to high");
  });

  it("a dialog takes the focus, keeps the page still and gives the focus back, or keyboards end up nowhere", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: looking({}, { display: "modal", when: { path: "/", delayMs: 300 } }) });
    await page.goto(`${world.url}/`);
    await page.click("#field");
    await page.panel.appears();
    await page.waitFor(() => document.activeElement?.id === "expectly-host");
    assert.equal(await page.panel.focused(), "radio 1");
    const under = await page.evaluate(() => document.elementFromPoint(30, 60)?.id);
    assert.equal(under, "expectly-host", "the page cannot be clicked");
    await page.press("Escape");
    await page.panel.gone();
    await page.waitFor(() => document.activeElement?.id === "field");
    await page.click("h1");
  });

  it("in the page it takes its place in the text and no more, whatever the page resets, or it covers what it stands among", async (t) => {
    const { page } = suite;
    const body = `<style>* { all: unset !important } p, expectly-survey { display: block !important }</style><p id=before>Before</p>
      <expectly-survey survey="any"></expectly-survey><p id=after>After</p>`;
    await shown(t, page, looking({}, { display: "inline" }), { body });
    const { panel: [x, y, width, height] } = await layout(page);
    const [before, after] = await page.evaluate(() => ["before", "after"].map((id) => Math.round(document.getElementById(id).getBoundingClientRect().y)));
    assert.ok(before < y && y + height <= after, `${before} ${y} ${height} ${after}`);
    assert.ok(x >= 0 && width > 600, `${x} ${width}`);
    await rate(page, 4);
    await page.panel.thanks();
  });

  it("W36 a dialog that the page opens over it only makes it wait, or what was given so far is lost", async (t) => {
    const { page } = suite;
    await shown(t, page, looking({}), { body: "<h1>Stage</h1><dialog id=own><button id=ok>Ok</button></dialog>" });
    await page.panel.choose(4);
    await page.evaluate(() => document.querySelector("#own").showModal());
    await page.click("#ok");
    await page.evaluate(() => document.querySelector("#own").close());
    assert.equal(await page.panel.chosen(), "4");
    await page.panel.click("send");
    await page.panel.thanks();
  });

  it("a page's own properties and parts reach it, or it never looks like the page", async (t) => {
    const { page } = suite;
    const body = "<style>html { --expectly-paper: rgb(1, 2, 3); --expectly-radius: 7px; --expectly-font: Courier } #expectly-host::part(question) { color: rgb(4, 5, 6) }</style>";
    await shown(t, page, looking({}), { body });
    const { styles } = await layout(page);
    assert.deepEqual([styles.backgroundColor, styles.borderRadius, styles.fontFamily], ["rgb(1, 2, 3)", "7px", "Courier"]);
    assert.equal(await page.until("the question", (kit) => getComputedStyle(kit.shown(".question")).color), "rgb(4, 5, 6)");
  });

  it("an accent that cannot be seen on the paper is corrected and its owner told once, or nobody finds the button", async (t) => {
    const { page } = suite;
    const warned = [];
    const note = (message) => warned.push(message.text());
    page.native.on("console", note);
    t.after(() => page.native.off("console", note));
    await shown(t, page, looking({ accent: "#ffd400", scheme: "light" }));
    assert.equal(warned.length, 1, String(warned));
    const [, used] = warned[0].match(/^expectly: contrast 1\.4 of 3\.0 at look\.accent: #(......) is used$/);
    await page.panel.choose(3);
    const drawn = await page.until("the button", (kit) => getComputedStyle(kit.shown("[data-action=send]:enabled")).backgroundColor);
    assert.equal(drawn, `rgb(${used.match(/../g).map((pair) => parseInt(pair, 16)).join(", ")})`);
  });
});

describeIn(["chromium"], "Every form of a question", (name) => {
  const suite = oneBrowser(name);
  const panel = (page, ask) => page.until("the panel's part", `(kit) => (${ask})(kit.shown(".panel"))`);

  it("stars are filled up to the chosen one, which is named, or four stars look like one", async (t) => {
    const { page } = suite;
    await shown(t, page, questions({ type: "rating", scale: "csat5", as: "stars" }));
    await page.panel.choose(4);
    await page.panel.says("Satisfied");
    assert.equal(await panel(page, (panel) => panel.querySelectorAll(".on").length), 4);
    assert.equal(await panel(page, (panel) => panel.querySelector(":checked").ariaLabel), "4, Satisfied");
  });

  it("faces have names and mouths of their own, or colour and guessing tell them apart", async (t) => {
    const { page } = suite;
    await shown(t, page, questions({ type: "rating", scale: "csat5", as: "faces" }));
    const faces = await panel(page, (panel) => [...panel.querySelectorAll(".step")].map((step) => [step.querySelector("path").getAttribute("d"), step.querySelector("input").ariaLabel]));
    assert.equal(new Set(faces.map(([drawn]) => drawn)).size, 5);
    assert.deepEqual(faces.map(([, said]) => said), ["1, Very dissatisfied", "2, Dissatisfied", "3, Neither", "4, Satisfied", "5, Very satisfied"]);
  });

  it("worse and better than expected carry their sign, in Arabic on the left of the digit, or −3 reads as 3", async (t) => {
    const { page } = suite;
    await shown(t, page, questions({ type: "rating", scale: "disconfirmation7" }));
    assert.deepEqual(await panel(page, (panel) => [...panel.querySelectorAll(".step")].map((step) => step.innerText)), ["−3", "−2", "−1", "0", "+1", "+2", "+3"]);
    await shown(t, page, questions({ type: "rating", scale: "disconfirmation7" }), { lang: "ar" });
    assert.deepEqual(await panel(page, (panel) => [panel.dir, getComputedStyle(panel.querySelector(".step span")).direction]), ["rtl", "ltr"]);
  });

  it("W40 a text is cut at 5,000 code points between two of them, and who comes near is told, or half a letter is sent", async (t) => {
    const { page } = suite;
    const world = await shown(t, page, questions({ type: "text", text: { en: "Why?" } }));
    const paste = (text) => page.native.keyboard.insertText(text);
    await page.panel.fill("");
    await paste("👩‍👩‍👧".repeat(940) + "a".repeat(10));
    await page.panel.says("290 characters left");
    await paste("👩".repeat(400));
    await page.panel.says("\n0 characters left");
    await page.panel.click("send");
    await page.panel.thanks();
    const [{ answers: [{ text }] }] = await world.arrived(1);
    assert.equal([...text].length, 5000);
    assert.ok(text.isWellFormed());
  });

  it("W40 a picture that is pasted is nothing, and what is pasted as text comes as it was, or an answer is garbage", async (t) => {
    const { page } = suite;
    const world = await shown(t, page, questions({ type: "text", text: { en: "Why?" } }));
    const context = page.native.context();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    t.after(() => context.clearPermissions());
    const written = () => page.until("the textarea", (kit) => [kit.shown("textarea").value]);
    await page.panel.fill("It is ");
    await page.native.evaluate(async () => {
      const canvas = new OffscreenCanvas(8, 8);
      canvas.getContext("2d").fillRect(0, 0, 8, 8);
      const picture = await canvas.convertToBlob({ type: "image/png" });
      await navigator.clipboard.write([new ClipboardItem({ "image/png": picture })]);
    });
    await page.press("Control+v");
    assert.deepEqual(await written(), ["It is "]);
    // What an editor makes of a program: control characters, halves of characters, no character at all.
    const binary = "\u007fELF\u0000\u0001\u001b[31m\ud800\uffff\u0085\u2028👩‍👩‍👧";
    await page.native.evaluate((binary) => navigator.clipboard.writeText(binary), binary);
    await page.press("Control+v");
    const [text] = await written();
    assert.equal(text, `It is ${binary.toWellFormed()}`);
    await page.panel.click("send");
    await page.panel.thanks();
    const [{ answers: [answer] }] = await world.arrived(1);
    assert.equal(answer.text, text);
  });

  it("who chooses something else writes it at once by keyboard, or the line below is not found", async (t) => {
    const { page } = suite;
    const options = ["price", "choice"].map((id) => ({ id, text: { en: id } }));
    const world = await shown(t, page, questions({ type: "choice", options, other: true }));
    await page.panel.tabTo("radio price");
    await page.press("ArrowUp");
    assert.equal(await page.panel.focused(), "radio other", "the focus stays while the line appears");
    await page.press("Tab");
    await page.type("the smell");
    await page.press("Enter");
    await page.panel.thanks();
    const [{ answers: [answer] }] = await world.arrived(1);
    assert.deepEqual([answer.choices, answer.text], [["other"], "the smell"]);
  });

  it("closing for good is offered where the owner offers it, and said to the page, or people are asked who want no more", async (t) => {
    const { page } = suite;
    await shown(t, page, studyOf([asks("any", NOW)], { fatigue: { never: true } }));
    await page.panel.click("never");
    await page.panel.gone();
    const { never } = await page.waitFor(() => window.heard.find(({ kind }) => kind === "dismissed")?.detail);
    assert.equal(never, true);
  });
});
