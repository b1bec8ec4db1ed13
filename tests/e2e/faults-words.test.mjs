// Shows that words are only ever words: nothing that an author, a page or a visitor writes runs as a script anywhere.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, troubles } from "./listener.mjs";
import { studyOf } from "./studies.mjs";
import { answer, isThanked, oneBrowser, rate } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

// One text, so that every place meets every kind: markup, ends of scripts and attributes, addresses, templates, slots, unseen characters.
const HOSTILE = [
  `<img src=x onerror="window.__pwned=1">`,
  `</script><script>window.__pwned=1</script>`,
  `"><svg onload=window.__pwned=1>`,
  `javascript:window.__pwned=1`,
  `\${window.__pwned=1} {{constructor.constructor('window.__pwned=1')()}} {action}`,
  `\u202egnp.exe \u2066<b>bold</b>\u0007`,
].join(" ");

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
    const isHarmless = async () => {
      const nodes = await page.until("the panel", (kit) => [kit.shown(".panel").querySelectorAll("script, img, b, svg[onload]").length]);
      assert.deepEqual(nodes, [0]);
      assert.equal(await page.evaluate("window.__pwned ?? null"), null);
    };

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
});
