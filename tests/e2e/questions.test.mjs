// Shows what can be asked: every form of question from the study to the stored result. How it looks is not judged here.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard } from "./listener.mjs";
import { studyOf } from "./studies.mjs";
import { isThanked, oneBrowser } from "./visitor.mjs";
import { openWorld, stage } from "./world.mjs";

const en = (text) => ({ en: text });
const items = (...ids) => ids.map((id) => ({ id, text: en(`${id}?`) }));
const asking = (...ask) => studyOf([{ id: "desk", kind: "questions", when: { path: "/" }, ask }]);

/** What a stored answer says, without how long it took. */
const said = ({ answers }) => answers.map(({ tookMs, ...answer }) => answer);
const rated = (question, measure, scale, value, more) => ({ question, measure, scale, state: "answered", value, ...more });

describeIn(["chromium"], "A question", (name) => {
  const suite = oneBrowser(name);

  /** Opens a page with the study, does what a visitor does, and gives what was stored. */
  async function stored(t, study, visit) {
    const { page } = suite;
    const world = await openWorld(t, { study });
    await page.goto(`${world.url}/`);
    await page.panel.appears();
    await visit(page.panel, page);
    await isThanked(page);
    const [result] = await world.arrived(1);
    return { result, world };
  }

  const sends = async (panel, ...values) => {
    for (const value of values) await panel.pick(value);
    await panel.click("send");
  };

  it("of one rating can be answered by not knowing, which is no midpoint", async (t) => {
    const rating = { id: "taste", type: "rating", scale: "csat5", as: "stars", dontKnow: true, text: en("Taste?") };
    const { result } = await stored(t, asking(rating), (panel) => sends(panel, "dont-know"));
    assert.deepEqual(said(result), [{ question: "taste", measure: "csat", scale: "csat5", state: "dont-know" }]);
  });

  it("with options takes several, and something other in the visitor's own words", async (t) => {
    const choice = { id: "cause", type: "choice", text: en("Why?"), options: items("price", "speed", "taste"), several: true, other: true, shuffle: true };
    const { result } = await stored(t, asking(choice), async (panel) => {
      await panel.pick("price");
      await panel.pick("other");
      await panel.write("The colour");
      await panel.click("send");
    });
    assert.deepEqual(said(result), [{ question: "cause", state: "answered", choices: ["price", "other"], text: "The colour" }]);
  });

  it("with items asks for expectation and experience side by side, and keeps both of each item", async (t) => {
    const battery = { id: "servqual", type: "battery", scale: "agree7", text: en("Our desk"), items: items("prompt", "kind"), sides: "both" };
    const { result } = await stored(t, asking(battery), async (panel) => {
      await panel.pick(6, "e-prompt");
      await panel.pick(4, "v-prompt");
      await panel.pick(5, "v-kind");
      await panel.click("send");
    });
    assert.deepEqual(said(result), [
      rated("servqual-prompt", "ces", "agree7", 4, { expected: 6 }),
      rated("servqual-kind", "ces", "agree7", 5),
    ]);
    assert.deepEqual(result.pair, { timing: "concurrent" });
  });

  it("of the zone of tolerance asks for the minimum, the desired and the perceived level", async (t) => {
    const { result } = await stored(t, asking({ id: "mail", type: "tolerance", text: en("Answering mail") }), async (panel) => {
      for (const value of [3, 8, 6]) await sends(panel, value);
    });
    const zone = [["minimum", 3], ["desired", 8], ["perceived", 6]];
    assert.deepEqual(said(result), zone.map(([level, value]) => rated(`mail-${level}`, "quality", "tolerance9", value)));
  });

  it("of Kano's pair asks both ways", async (t) => {
    const kano = { id: "wrap", type: "kano", with: en("If it came wrapped?"), without: en("If it did not?") };
    const { result } = await stored(t, asking(kano), async (panel) => {
      await sends(panel, "like");
      await sends(panel, "live-with");
    });
    assert.deepEqual(said(result), [
      { question: "wrap-with", state: "answered", choices: ["like"] },
      { question: "wrap-without", state: "answered", choices: ["live-with"] },
    ]);
  });

  it("about having been told, and about contact, has its own words; an address counts only with a yes", async (t) => {
    const { result } = await stored(t, asking({ id: "told", type: "told" }, { id: "call", type: "contact" }), async (panel) => {
      await panel.says("told what to expect");
      await sends(panel, "not-sure");
      await panel.pick("yes");
      await panel.write("a@b.example");
      await panel.click("send");
    });
    assert.deepEqual(said(result), [
      { question: "told", state: "answered", choices: ["not-sure"] },
      { question: "call", state: "answered", choices: ["yes"], text: "a@b.example" },
    ]);
  });

  it("on any scale takes its values, the lowest below zero included", async (t) => {
    const scales = { "disconfirmation7": -3, "comparison7": 3, "importance7": 7, "effort5": 1, "csat7": 7, "agree7": 2, "tolerance9": 9, "likelihood11": 0 };
    const ask = Object.keys(scales).map((scale) => ({ id: scale, type: "rating", scale, text: en(`${scale}?`) }));
    const { result } = await stored(t, asking(...ask), async (panel) => {
      for (const value of Object.values(scales)) await sends(panel, value);
    });
    assert.deepEqual(result.answers.map(({ scale, value }) => [scale, value]), Object.entries(scales));
  });

  it("can be gone back to without losing what was answered, and changed", async (t) => {
    const ask = [{ id: "one", type: "rating", scale: "csat5", text: en("One?") }, { id: "two", type: "text", text: en("Two?") }];
    const { result } = await stored(t, asking(...ask), async (panel, page) => {
      await panel.says("1 of 2");
      await sends(panel, 2);
      await panel.fill("because");
      await panel.click("back");
      await panel.says("One?");
      assert.equal(await panel.chosen(), "2");
      await sends(panel, 4);
      await page.until("the words to be there still", (kit) => kit.shown("textarea")?.value === "because");
      await panel.click("send");
    });
    assert.deepEqual(said(result), [rated("one", "csat", "csat5", 4), { question: "two", state: "answered", text: "because" }]);
  });

  it("depends on what was answered: by class, by a range of one's own, by option, by having been told", async (t) => {
    const then = [
      { if: { class: "detractor" }, ask: { id: "sorry", type: "text", text: en("What went wrong with {recommend}?") } },
      { if: { class: "promoter" }, ask: { id: "great", type: "text", text: en("What was great?") } },
      { if: { answer: { question: "recommend", atLeast: 2, atMost: 4 } }, ask: { id: "own", type: "choice", text: en("Own range?"), options: items("a", "b") } },
      { if: { answer: { question: "own", is: ["b", "c"] } }, ask: { id: "told", type: "told" } },
      { if: { told: "no" }, ask: { id: "late", type: "text", text: en("<b>{own}</b> and {sorry}?") } },
      { if: { not: { told: "no" } }, ask: { id: "never", type: "text", text: en("Not this") } },
    ];
    const study = studyOf([{ id: "nps", kind: "nps", when: { path: "/" }, then }]);
    const { result } = await stored(t, study, async (panel) => {
      await sends(panel, 3);
      await panel.says("What went wrong with 3?");
      await panel.fill("<i>All</i>");
      await panel.click("send");
      await panel.says("Own range?");
      await sends(panel, "b");
      await sends(panel, "no");
      // Piped as text: markup is shown, never made.
      await panel.says("<b>b?</b> and <i>All</i>?");
      await panel.click("skip");
    });
    assert.deepEqual(result.answers.map(({ question, state }) => [question, state]), [
      ["recommend", "answered"], ["sorry", "answered"], ["own", "answered"], ["told", "answered"], ["late", "skipped"],
    ]);
  });

  it("of a stage set shows the promise before it asks, and pairs a battery over two moments", async (t) => {
    const { page } = suite;
    const study = studyOf(
      [{
        id: "service", kind: "expectation", touchpoint: "desk", scale: "agree7", items: items("prompt", "kind"),
        before: { when: { path: "/" }, text: en("An excellent desk …"), promise: "hour" }, after: { when: { event: "served" }, text: en("Our desk …") },
      }],
      { promises: [{ id: "hour", touchpoint: "desk", version: "1", text: en("an answer within the hour"), level: 6 }] },
    );
    const { world } = await stored(t, study, async (panel) => {
      await panel.says("What happens next: an answer within the hour");
      await panel.pick(7, "e-prompt");
      await panel.pick(6, "e-kind");
      await panel.click("send");
    });
    await page.goto(`${world.url}/later`);
    await heard(page, "ready");
    await page.evaluate(() => window.expectly("track", "served"));
    await page.panel.says("Our desk");
    await page.panel.pick(3, "v-prompt");
    await page.panel.click("send");
    await isThanked(page);
    const [before, after] = await world.arrived(2);
    assert.deepEqual(said(before), [
      { question: "item-prompt", measure: "ces", scale: "agree7", state: "not-shown", expected: 7 },
      { question: "item-kind", measure: "ces", scale: "agree7", state: "not-shown", expected: 6 },
    ]);
    assert.deepEqual(said(after), [
      rated("item-prompt", "ces", "agree7", 3, { expected: 7 }),
      { question: "item-kind", measure: "ces", scale: "agree7", state: "skipped", expected: 6 },
    ]);
    assert.equal(after.pair.id, before.pair.id);
    assert.equal(after.pair.timing, "before");
  });

  it("about an expectation can be asked from memory where nobody asked before, and says so", async (t) => {
    const study = studyOf([{
      id: "memory", kind: "expectation", touchpoint: "desk",
      before: { when: { path: "/elsewhere" } }, after: { when: { path: "/" }, recalled: true },
    }]);
    const { result } = await stored(t, study, async (panel) => {
      await panel.says("Thinking back");
      await sends(panel, 6);
      await sends(panel, 4);
    });
    assert.deepEqual(said(result), [rated("expectation", "ces", "ease7", 6), rated("experience", "ces", "ease7", 4)]);
    assert.deepEqual([result.pair, result.gap.value], [{ timing: "recalled", expected: 6, experienced: 4 }, 2]);
  });

  it("that is sensitive is blurred on the device, and says with which strength", async (t) => {
    const choice = { id: "late", type: "choice", text: en("Paid late?"), options: items("yes", "no"), randomized: 1 };
    const { result } = await stored(t, asking(choice), (panel) => sends(panel, "yes"));
    const [answer] = said(result);
    assert.deepEqual({ ...answer, choices: [] }, { question: "late", state: "answered", choices: [], randomized: 1 });
    assert.ok(["yes", "no"].includes(answer.choices[0]));
  });

  it("that is sensitive is blurred by the browser's own generator, or a page that seeds Math.random knows who said what", async (t) => {
    const { page } = suite;
    const choice = { id: "late", type: "choice", text: en("Paid late?"), options: items("yes", "no"), randomized: 1 };
    // The page's generator would tell the truth each time, the browser's own the other option.
    const early = `Math.random = () => 0; crypto.getRandomValues = (bytes) => bytes.fill(255);`;
    const world = await openWorld(t, { study: asking(choice), site: stage({ early }) });
    await page.goto(`${world.url}/`);
    await page.panel.appears();
    await sends(page.panel, "yes");
    await isThanked(page);
    const [result] = await world.arrived(1);
    assert.deepEqual(said(result), [{ question: "late", state: "answered", choices: ["no"], randomized: 1 }]);
  });

  it("that is sensitive is answered to nobody where no chance can blur it, or it is sent as it is", async (t) => {
    const { page } = suite;
    const choice = { id: "late", type: "choice", text: en("Paid late?"), options: items("yes", "no"), randomized: 1 };
    const early = `const none = () => { throw new Error("No chance"); };
      if (location.search === "?none") crypto.getRandomValues = none;`;
    const world = await openWorld(t, { study: asking(choice), site: stage({ early }) });
    // Without it from the start nothing is asked at all.
    await page.goto(`${world.url}/?none`);
    await heard(page, "error", { code: "host" });
    // The survey that failed has begun its rest.
    await page.evaluate(() => localStorage.clear());
    await page.goto(`${world.url}/`);
    await page.panel.appears();
    await page.evaluate("crypto.getRandomValues = none");
    await sends(page.panel, "yes");
    const [{ answers }] = await world.arrived(1);
    assert.deepEqual(answers.map(({ state, choices }) => [state, choices]), [["skipped", undefined]]);
  });

  it("can be filled in beforehand by the page, and still waits for the visitor", async (t) => {
    const { page } = suite;
    const world = await openWorld(t, { study: studyOf([{ id: "desk", kind: "csat" }]) });
    await page.goto(`${world.url}/`);
    await heard(page, "ready");
    await page.evaluate(() => window.expectly("show", "desk", { prefill: { satisfaction: 4 } }));
    await page.panel.appears();
    assert.equal(await page.panel.chosen(), "4");
    await page.panel.click("send");
    await isThanked(page);
    const [result] = await world.arrived(1);
    assert.deepEqual(said(result), [rated("satisfaction", "csat", "csat5", 4)]);
  });
});
