// Shows that each visitor is asked in their language, in its direction, and in the light or dark that they prefer.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard } from "./listener.mjs";
import { asks, compares, studyOf, track, WHY } from "./studies.mjs";
import { isThanked, oneBrowser, rate } from "./visitor.mjs";
import { openWorld, shop, stage } from "./world.mjs";

/** The shop in another language: its own pages stay English, as their authors' words are not the widget's. */
const shopIn = (lang) => (world) => shop({ ...world, lang });

const LANGUAGES = [
  {
    lang: "en", locale: "en", dir: "ltr", send: "Send", thanks: "Thank you!",
    before: "How easy do you expect it to be to check out?", why: "What fell short of what you expected?",
  },
  {
    lang: "de-AT", locale: "de", dir: "ltr", send: "Senden", thanks: "Vielen Dank!",
    before: "bezahlen", why: "Was blieb hinter Ihren Erwartungen zurück?",
  },
  {
    lang: "ar", locale: "ar", dir: "rtl", send: "إرسال", thanks: "شكرًا لك!",
    before: "إتمام الشراء", why: "ما الذي جاء دون توقعاتك؟",
  },
  {
    lang: "pt-BR", locale: "pt", dir: "ltr", send: "Enviar", thanks: "Agradecemos a sua resposta!",
    before: "Em que medida você espera que seja fácil", why: "What fell short of what you expected?",
  },
  {
    lang: "zh-Hans-CN", locale: "zh", dir: "ltr", send: "提交", thanks: "谢谢您！",
    before: "您预期以下操作的容易程度如何", why: "What fell short of what you expected?",
  },
  {
    lang: "zh-TW", locale: "zh-hant", dir: "ltr", send: "送出", thanks: "謝謝您！",
    before: "您預期以下操作的容易程度如何", why: "What fell short of what you expected?",
  },
  {
    lang: "fa", locale: "fa", dir: "rtl", send: "ارسال", thanks: "سپاسگزاریم!",
    before: "انتظار دارید این کار برایتان چقدر آسان باشد", why: "What fell short of what you expected?",
  },
  {
    lang: "tlh", locale: "en", dir: "ltr", send: "Send", thanks: "Thank you!",
    before: "How easy do you expect it to be to check out?", why: "What fell short of what you expected?",
  },
];

describeIn(["chromium"], "A visitor", (name) => {
  const suite = oneBrowser(name);

  for (const { lang, locale, dir, send, thanks, before, why } of LANGUAGES) {
    it(`whose page says "${lang}" is asked in ${locale}, ${dir}, by widget and author alike, or answers what they did not understand`, async (t) => {
      const { page } = suite;
      const world = await openWorld(t, { site: shopIn(lang) });
      await page.goto(`${world.url}/cart`);
      await page.panel.says(before);
      await page.panel.says(send);
      assert.equal(await page.panel.dir(), dir);
      await rate(page, 6);
      assert.match(await isThanked(page), new RegExp(thanks));
      await page.goto(`${world.url}/thanks`);
      await rate(page, 3);
      await page.panel.says(why);
      await page.panel.click("skip");
      await isThanked(page);
      await heard(page, "delivered");
      const results = await world.results();
      assert.deepEqual(results.map((result) => result.locale), [locale, locale]);
    });
  }

  it("counts the questions in the digits of their script, or reads two scripts in one line", async (t) => {
    const { page } = suite;
    const promises = [{ id: "quick", touchpoint: "desk", version: "1", text: { fa: "پاسخ سریع" }, level: 6 }];
    const survey = { id: "kept", kind: "promise", promise: "quick", when: { path: "/" } };
    const world = await openWorld(t, { study: studyOf([survey], { promises }), site: stage({ lang: "fa", dir: "rtl" }) });
    await page.goto(`${world.url}/`);
    await page.panel.says("۱ از ۲");
  });

  it("whose words do not arrive sees no panel without any, its author hears why, and the next occasion asks them again", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([asks("desk", { event: "done" })]) });
    const words = /\/words-en-[^/]*\.json$/;
    await page.native.route(words, (route) => route.abort());
    t.after(() => page.native.unroute(words));
    await page.goto(`${world.url}/`);
    await track(page, "done");
    assert.deepEqual(await heard(page, "error"), { code: "load", path: "" });
    assert.equal(await page.evaluate("document.querySelector('#expectly-host')"), null);
    await page.native.unroute(words);
    await track(page, "done");
    await page.panel.says("Send");
  });

  for (const [lang, side] of [["en", "right"], ["ar", "left"]]) {
    it(`finds the panel at the ${side} edge in ${lang}, where their eyes end a line, not over the text's beginning`, async (t) => {
      const { page } = suite;
      const study = studyOf([compares("desk", { path: "/" }, { event: "done" }, WHY)]);
      const world = await openWorld(t, { study, site: stage({ lang, dir: lang === "ar" ? "rtl" : "ltr" }) });
      await page.goto(`${world.url}/`);
      await page.panel.appears();
      const { left, right } = await page.evaluate(() => {
        const box = document.querySelector("#expectly-host").getBoundingClientRect();
        return { left: box.left, right: document.documentElement.clientWidth - box.right };
      });
      assert.ok(side === "left" ? left < right : right < left, `${left} px from the left, ${right} px from the right`);
    });
  }

  it("who prefers dark gets a dark panel with readable words, or is dazzled at night", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([compares("desk", { path: "/" }, { event: "done" })]) });
    await page.goto(`${world.url}/`);
    await page.panel.appears();
    t.after(() => page.native.emulateMedia({ colorScheme: null }));
    const colours = {};
    for (const colorScheme of ["light", "dark"]) {
      await page.native.emulateMedia({ colorScheme });
      colours[colorScheme] = await page.until("the panel's colours", (kit) => {
        const brightness = (colour) => colour.match(/\d+/g).slice(0, 3).reduce((sum, channel) => sum + Number(channel), 0) / 3;
        const { backgroundColor, color } = getComputedStyle(kit.shown(".panel"));
        return { paper: brightness(backgroundColor), ink: brightness(color) };
      });
    }
    const { light, dark } = colours;
    assert.ok(light.paper > 200 && light.ink < 80, JSON.stringify(light));
    assert.ok(dark.paper < 80 && dark.ink > 200, JSON.stringify(dark));
  });
});
