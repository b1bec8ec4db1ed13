// Shows that words are only ever words: nothing that an author, a page or a visitor writes runs as a script anywhere.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, troubles } from "./listener.mjs";
import { serveStage } from "./stage.mjs";
import { asks, studyOf } from "./studies.mjs";
import { answer, isThanked, oneBrowser, rate } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

// One text, so that every place meets every kind: markup, ends of scripts and attributes, addresses, templates, slots, unseen characters.
const HOSTILE = [
  `<img src=x onerror="window.__pwned=1">`,
  `</script><script>window.__pwned=1</script>`,
  `"><svg onload=window.__pwned=1>`,
  `javascript:window.__pwned=1`,
  `\${window.__pwned=1} {{constructor.constructor('window.__pwned=1')()}} {action}`,
  `\u202egnp.exe \u2066<b>bold</b>\u0007\u0000\u2028`,
].join(" ");

/** A survey that asks every kind of question, with every text that one can have. */
function everyQuestion(text) {
  const items = [{ id: "one", text }, { id: "two", text }];
  const ends = { low: text, high: text };
  return {
    id: "all", kind: "questions", when: { path: "/all" }, intro: text, thanks: text, label: text,
    ask: [
      { id: "rated", type: "rating", scale: "csat5", as: "labels", text, hint: text, ...ends },
      { id: "chosen", type: "choice", text, hint: text, options: items, other: true },
      { id: "rows", type: "battery", scale: "agree7", text, hint: text, items, ...ends },
      { id: "kano", type: "kano", with: text, without: text },
      { id: "piped", type: "text", text: { en: `${HOSTILE} {chosen}` }, hint: text },
      { id: "called", type: "contact", text, hint: text },
    ],
  };
}

/** A study whose every text is hostile. */
function hostileStudy() {
  const text = { en: HOSTILE };
  return studyOf(
    [
      {
        id: "desk", kind: "expectation", touchpoint: "desk", scale: "ease7",
        before: { when: { path: "/before" } },
        after: { when: { path: "/after" }, text, then: [{ if: { sacrifice: { atLeast: 1 } }, ask: { id: "why", type: "text", text } }] },
      },
      { id: "promise", kind: "promise", promise: "claim", when: { path: "/promise" } },
      { id: "satisfied", kind: "csat", touchpoint: "desk", when: { path: "/satisfied" } },
    ],
    {
      touchpoints: [{ id: "desk", stage: "use", facet: "people", name: text, action: text, owner: "<script>" }],
      promises: [{ id: "claim", touchpoint: "desk", version: "<script>", level: 6, text }],
    },
  );
}

/** Nothing of a text has become an element, or has run. */
async function harmless(page) {
  const nodes = await page.until("the panel", (kit) => [kit.shown(".panel").querySelectorAll("script, img, b, svg[onload]").length]);
  assert.deepEqual(nodes, [0]);
  assert.equal(await page.evaluate("window.__pwned ?? null"), null);
}

describeIn(["chromium"], "Hostile words", (name) => {
  const suite = oneBrowser(name);

  it("W30 are shown as they are, in the panel and on the dashboard, or whoever writes a text owns the page", async (t) => {
    const { page } = suite;
    const dialogs = [];
    const refuse = (dialog) => dialogs.push(dialog.message()) && dialog.dismiss();
    page.native.on("dialog", refuse);
    t.after(() => page.native.off("dialog", refuse));
    const early = `document.documentElement.lang = ${JSON.stringify(HOSTILE).replaceAll("<", "\\u003c")};`;
    const world = await openWorld(t, { study: hostileStudy(), site: stage({ early }) });
    const isHarmless = () => harmless(page);

    await page.goto(`${world.url}/before`);
    await page.panel.says(HOSTILE);
    await isHarmless();
    await answer(page, 6);
    await page.goto(`${world.url}/after`);
    await page.panel.says(HOSTILE);
    await isHarmless();
    await rate(page, 2);
    await page.panel.fill(HOSTILE);
    await page.panel.says(HOSTILE);
    await isHarmless();
    await page.panel.click("send");
    await isThanked(page);
    for (const [path, ...values] of [["/promise", 6, 5], ["/satisfied", 3]]) {
      await page.goto(world.url + path);
      await page.panel.says(HOSTILE);
      await isHarmless();
      await answer(page, ...values);
    }
    await heard(page, "delivered");
    assert.deepEqual(await troubles(page), []);
    const [, { answers, locale }] = await world.results();
    assert.deepEqual([answers[1].text, locale], [HOSTILE, "en"]);

    await page.goto(world.dashboard);
    await page.waitFor((words) => document.querySelector("main").textContent.includes(words), HOSTILE);
    const found = "[window.__pwned ?? null, document.querySelectorAll('main script, main img, main b').length]";
    assert.deepEqual(await page.evaluate(found), [null, 0]);
    assert.deepEqual(dialogs, []);
  });

  it("W30 with half a character in them are shown with a mark in its place, or one slip of an editor ends a survey", async (t) => {
    const { page } = suite;
    // A collector reads no such study, so it has it whole; the page's copy is broken.
    const study = (word) => studyOf([everyQuestion({ en: word })]);
    const site = ({ cdn, study: { endpoint } }) => serveStage({ cdn, study: { ...study("half \ud83d a \udc00 character"), endpoint } });
    const world = await openWorld(t, { study: study("whole"), site });
    await page.goto(`${world.url}/all`);
    await page.panel.says("half \ufffd a \ufffd character");
    await page.panel.pick(3);
    await page.panel.click("send");
    await page.panel.says("2 of 7");
    await page.panel.says("half \ufffd a \ufffd character");
    await harmless(page);
    await page.panel.click("close");
    const [{ answers }] = await world.arrived(1);
    assert.equal(answers[0].value, 3);
    assert.deepEqual(await troubles(page), []);
  });

  it("W30 with half a character that the page gives with a call still ask, or a name cut in half ends a survey", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([asks("any", { event: "never" })], { attributes: ["plan"] }) });
    await page.goto(`${world.url}/`);
    await heard(page, "ready");
    await page.evaluate(() => {
      window.expectly("identify", { plan: "half \ud83d a character" });
      window.expectly("show", "any", { prefill: { any: "\udc00" } });
    });
    await page.panel.says("any?");
    await answer(page, 4);
    const [{ answers }] = await world.arrived(1);
    assert.equal(answers[0].value, 4);
    assert.deepEqual(await troubles(page), []);
  });

  it("W30 are words in every kind of question, in every place that takes one, or the rarest label is the way in", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([everyQuestion({ en: HOSTILE })]) });
    await page.goto(`${world.url}/all`);
    const steps = [
      () => page.panel.pick(3),
      async () => {
        await page.panel.pick("other");
        await page.panel.write(HOSTILE);
      },
      () => page.panel.pick(4, "v-one"),
      () => page.panel.pick("like"),
      () => page.panel.pick("like"),
      () => page.panel.fill(HOSTILE),
      async () => {
        await page.panel.pick("yes");
        await page.panel.write(HOSTILE);
      },
    ];
    for (const [place, answers] of steps.entries()) {
      await page.panel.says(`${place + 1} of ${steps.length}`);
      await page.panel.says(HOSTILE);
      await harmless(page);
      await answers();
      await page.panel.click("send");
    }
    await page.panel.says(HOSTILE);
    await harmless(page);
    await isThanked(page);
    await heard(page, "delivered");
    assert.deepEqual(await troubles(page), []);
    const [{ answers }] = await world.arrived(1);
    assert.deepEqual(answers.flatMap(({ text }) => text ?? []), [HOSTILE, HOSTILE, HOSTILE]);
  });
});
