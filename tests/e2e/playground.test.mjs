// Shows that the playground helps to write a study: it names mistakes in their place, offers what may stand there, and shows the survey.
import assert from "node:assert/strict";
import { before, it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { oneBrowser } from "./visitor.mjs";
import { openWorld } from "./world.mjs";

// Runs in every page, the preview's too: keeps the closed root that the widget makes for itself.
const RECORD = `
  const attach = Element.prototype.attachShadow;
  window.roots = [];
  Element.prototype.attachShadow = function (options) {
    const root = attach.call(this, options);
    roots.push(root);
    return root;
  };`;

/** The words of the panel in the preview, as soon as they match. */
const previewed = (page, pattern) =>
  page.waitFor((source) => {
    const text = document.querySelector("#preview").contentWindow.roots?.map((root) => root.textContent).join(" ") ?? "";
    return new RegExp(source).test(text) && text;
  }, pattern.source);

const verdict = (page, words) => page.waitFor((words) => document.querySelector("#verdict").textContent.includes(words) && document.querySelector("#verdict").textContent, words);

/** Replaces a piece of the study as somebody does who selects it and types. The editor's end of the text is where typing goes on. */
async function write(page, text) {
  await page.click("#editor .cm-content");
  await page.press("Control+a");
  await page.type(text);
}

/** Gives a rating in the preview, and sends it. */
async function answerPreview(page, value) {
  const press = (selector) =>
    page.waitFor((selector) => {
      const control = document.querySelector("#preview").contentWindow.roots.map((root) => root.querySelector(selector)).find((found) => found && !found.disabled);
      control.click();
      return true;
    }, selector);
  await press(`input[type=radio][value="${value}"]`);
  await press("[data-action=send]");
}

const choose = (page, name, value) =>
  page.evaluate(
    (name, value) => {
      const select = document.querySelector(`select[name=${name}]`);
      select.value = value;
      select.dispatchEvent(new Event("change", { bubbles: true }));
      return select.value;
    },
    name,
    value,
  );

/** What lies at the page's origin, as its own pages see it. */
const kept = (page) =>
  page.evaluate(async () => {
    const stores = {};
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((done) => (indexedDB.open(name).onsuccess = ({ target }) => done(target.result)));
      const all = (store) => new Promise((done) => (database.transaction(store).objectStore(store).getAll().onsuccess = ({ target }) => done(target.result)));
      stores[name] = await Promise.all([...database.objectStoreNames].map(all));
      database.close();
    }
    return { local: { ...localStorage }, session: { ...sessionStorage }, stores, cookie: document.cookie };
  });

describeIn(["chromium"], "The playground", (name) => {
  const suite = oneBrowser(name);
  before(() => suite.page.native.addInitScript(RECORD));

  async function open(t) {
    const { page } = suite;
    const world = await openWorld(t);
    await page.goto(`${world.line.origin}/playground/`);
    await verdict(page, "A right study");
    return page;
  }

  it("names a misspelt key with its path and underlines it, or its author learns of it from the live page", async (t) => {
    const page = await open(t);
    await write(page, '{ "study": "shop", "version": 1, "endpoint": { "ur": "https://cx.example" }, "surveys": []');
    assert.match(await verdict(page, "endpoint.ur"), /^endpoint\.ur is no key that is known here$/);
    const marked = await page.waitFor(() => document.querySelector(".cm-lintRange-error")?.textContent);
    assert.equal(marked, '"ur"');
  });

  it("offers the kinds of surveys, and then the keys of that kind, or its author has to read the documentation first", async (t) => {
    const page = await open(t);
    const offered = () => page.waitFor(() => {
      const found = [...document.querySelectorAll(".cm-tooltip-autocomplete li .cm-completionLabel")].map(({ textContent }) => textContent);
      return found.length > 0 && found;
    });
    await write(page, '{ "surveys": [{ "kind": "');
    assert.deepEqual((await offered()).sort(), ["ces", "csat", "expectation", "nps", "promise", "questions"]);
    await page.type("exp");
    await page.waitFor(() => document.querySelectorAll(".cm-tooltip-autocomplete li").length == 1);
    await page.click(".cm-tooltip-autocomplete li");
    await page.waitFor(() => document.querySelector("#editor .cm-content").textContent.includes('"expectation"'));
    await page.type(', "');
    const keys = await offered();
    assert(keys.includes("before") && keys.includes("expiresDays") && !keys.includes("ask") && !keys.includes("kind"), keys.join());
  });

  it("shows the survey as visitors see it, before and after, in German and in Arabic, or it is tried on visitors", async (t) => {
    const page = await open(t);
    assert.match(await previewed(page, /How good do you expect/), /At your door in two days/);
    await choose(page, "lang", "de");
    await previewed(page, /Lieferung/);
    assert.equal(await page.evaluate(() => document.querySelector("#preview").contentDocument.documentElement.lang), "de");
    await choose(page, "moment", "after");
    await choose(page, "expected", "6");
    await previewed(page, /Wie gut war das: Lieferung/);
    await answerPreview(page, 3);
    // Below the expectation that was chosen, so the study's rule asks on.
    await previewed(page, /Was blieb zurück/);
    await choose(page, "lang", "ar");
    await page.waitFor(() => document.querySelector("#preview").contentDocument.documentElement.dir == "rtl");
    await previewed(page, /[\u0600-\u06ff]{3}/);
    await choose(page, "survey", "relationship");
    await choose(page, "lang", "en");
    await previewed(page, /recommend/);
  });

  it("leaves what its origin has of a visitor as it was, and nothing of its own, or previews change who is asked on the real site", async (t) => {
    const page = await open(t);
    await page.evaluate(async () => {
      localStorage.expectly = '{"s":{"relationship":1}}';
      await new Promise((done) => {
        const request = indexedDB.open("expectly", 1);
        request.onupgradeneeded = () => ["outbox", "pairs"].forEach((store) => request.result.createObjectStore(store).put([store], "real"));
        request.onsuccess = () => (request.result.close(), done());
      });
    });
    const before = await kept(page);
    assert.deepEqual(Object.keys(before.stores), ["expectly"]);
    // An expectation opens a pair, an experience closes one; the last one is left half-way.
    await previewed(page, /How good do you expect/);
    await answerPreview(page, 6);
    await previewed(page, /Thank you/);
    await choose(page, "moment", "after");
    await previewed(page, /How good was/);
    await answerPreview(page, 3);
    await previewed(page, /What fell short/);
    await page.goto(new URL("/dashboard/", await page.evaluate("location.href")).href);
    await page.waitFor(async () => (await indexedDB.databases()).length === 1);
    assert.deepEqual(await kept(page), before);
  });

  it("gives a snippet that holds the study and cannot end its own element, or what is copied breaks the page", async (t) => {
    const page = await open(t);
    await write(page, '{ "study": "shop", "version": 1, "endpoint": { "url": "https://cx.example/</script>" }, "surveys": []');
    await page.waitFor(() => document.querySelector("#snippet").textContent.includes("cx.example"));
    const text = await page.evaluate(() => document.querySelector("#snippet").textContent);
    assert.equal(text.split("</script>").length, 3);
    assert.equal(JSON.parse(text.match(/data-expectly-study>\n([^]+?)<\/script>/)[1]).study, "shop");
  });
});
