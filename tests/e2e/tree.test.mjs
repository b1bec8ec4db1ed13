// Shows what a screen reader is given of each kind of step: roles, names, states and descriptions, in their order. Colours and sizes are
// not judged here.
import assert from "node:assert/strict";
import { after, before, it } from "node:test";
import { serveGallery } from "../gallery/serve.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { outline } from "./outline.mjs";
import { oneBrowser } from "./visitor.mjs";

const ANNOUNCED = '  status [live polite]\n    text "A short question is open at the end of the page."';
const SILENT = "  status [live polite]";
const END = '  button "Skip"\n  button "Close"';
const side = (item, side, chosen) => [
  `    radiogroup "${item}: ${side}"`,
  ...["1, Very poor", "2", "3", "4", "5", "6", "7, Excellent"].map((said) => `      radio "${said}"${said === chosen ? " [checked]" : ""}`),
];
const item = (name, chosen) => [`    text "${name}"`, ...side(name, "Expected", chosen), ...side(name, "Experienced")];

describeIn(["chromium"], "A screen reader", (name) => {
  const suite = oneBrowser(name);
  let gallery;
  before(async () => (gallery = await serveGallery()));
  after(() => gallery.close());

  async function shows(question, { lang = "en", display = "corner" } = {}) {
    const { page } = suite;
    await page.goto(`${gallery.url}/?${new URLSearchParams({ lang, look: "{}", display, question })}`);
    if (display !== "inline") await page.evaluate((id) => void window.expectly("show", id), question);
    await page.panel.appears();
    // Whoever is moved there, or meets it in the text, is told nothing: a polite word would come after the question itself.
    if (display === "corner") await page.until("the announcement", (kit) => kit.shown(".panel").querySelector(".spoken").textContent);
  }

  const hears = async (expected, root) => assert.equal((await outline(suite.page, root)).join("\n"), expected.flat().join("\n"));

  it("is given a rating's question, its values with their meaning, and which is chosen, or numbers mean nothing", async () => {
    await shows("dont-know");
    const radios = (chosen) => ["1, Very dissatisfied", "2", "3", "4", "5, Very satisfied", "Don’t know"].map((said) => `    radio "${said}"${said === chosen ? " [checked]" : ""}`);
    const question = "How satisfied are you with our returns?";
    await hears([`dialog "${question}"`, ANNOUNCED, `  group "${question}"`, radios(), '  button "Send" [disabled]', END]);
    await suite.page.panel.pick(5);
    await hears([`dialog "${question}"`, ANNOUNCED, `  group "${question}"`, radios("5, Very satisfied"), '  button "Send"', END]);
  });

  it("is given stars and faces by the words for each, or a row of drawings is silent", async () => {
    for (const drawn of ["stars", "faces"]) {
      await shows(drawn);
      const lines = await outline(suite.page);
      const radios = lines.filter((line) => line.includes("radio")).map((line) => line.trim());
      const steps = ["1, Very dissatisfied", "2, Dissatisfied", "3, Neither", "4, Satisfied", "5, Very satisfied"].map((said) => `radio "${said}"`);
      assert.deepEqual(radios.slice(0, 5), steps);
    }
  });

  it("is given a choice as check boxes described by their hint, and what was chosen, or one answer seems to be all", async () => {
    await shows("several");
    await suite.page.panel.pick("delivery");
    await hears([
      'dialog "What should stay as it is?"', ANNOUNCED, '  group "What should stay as it is?" [described as Choose as many as you like.]',
      '    text "Choose as many as you like."', '    checkbox "The price"', '    checkbox "The choice of teas"',
      '    checkbox "Delivery on a day that suits me" [checked]', '  button "Send"', END,
    ]);
  });

  it("is given the line for something else with its name and what it holds, or nobody knows what to write there", async () => {
    await shows("choice");
    await suite.page.panel.pick("other");
    await suite.page.panel.write("The smell");
    await hears([
      'dialog "What matters most to you?"', ANNOUNCED, '  group "What matters most to you?"', '    radio "The price"', '    radio "The choice of teas"',
      '    radio "Delivery on a day that suits me"', '    radio "Other" [checked]', '    textbox "Please say which" [holds The smell]',
      '  button "Send"', END,
    ]);
  });

  it("is given each row of a battery with its item and its side, or forty-two radio buttons sound alike", async () => {
    await shows("both-sides");
    await suite.page.panel.pick(6, "e-packing");
    const question = "What did you expect, and how was it?";
    await hears([
      `dialog "${question}"`, ANNOUNCED, `  group "${question}"`, item("Packed with care", "6"), item("Quick to arrive"), item("Kept informed on the way"),
      '  button "Send"', END,
    ]);
  });

  it("is given the thanks as news, and one way out, or the end is not noticed", async () => {
    await shows("numbers");
    await suite.page.panel.pick(6);
    await suite.page.panel.click("send");
    await suite.page.panel.thanks();
    await hears(['dialog "Thank you!"', ANNOUNCED, '  status [live polite]', '    text "Thank you!"', '  button "Close"']);
  });

  it("is given how far it is, and that a dialog keeps the page away, or it reads on behind it", async () => {
    await shows("first-of-three", { display: "modal" });
    const [top, ...lines] = await outline(suite.page);
    assert.equal(top, 'dialog "1 of 3 Two minutes for the shop of your choice. How easy was it to find the right tea?" [modal]');
    assert.ok(lines.some((line) => line.trim() === 'button "Next" [disabled]'), lines.join("\n"));
  });

  it("is given a region where the survey stands in the text, or it cannot be found among the landmarks", async () => {
    await shows("area", { display: "inline" });
    const question = "What fell short of what you expected?";
    await hears([`region "${question}"`, SILENT, `  group "${question}"`, `    textbox "${question}" [multiline]`, '  button "Send"', END], "region");
  });

  it("is told of a survey in the corner alone, or one who is there already is sent elsewhere", async () => {
    for (const display of ["inline", "modal"]) {
      await shows("line", { display });
      // There is nothing to wait for but the time, twice over, after which the corner announces itself.
      await suite.page.evaluate(() => new Promise((done) => setTimeout(done, 300)));
      assert.ok(!(await outline(suite.page, display === "modal" ? "dialog" : "region")).some((line) => line.includes("at the end of the page")), display);
    }
  });

  it("is told once that a question is there and never that it is again, or every step is interrupted", async () => {
    const { page } = suite;
    await shows("first-of-three");
    await page.until("the watch", (kit) => {
      const spoken = kit.shown(".panel").querySelector(".spoken");
      window.announced = 0;
      new MutationObserver((changes) => (window.announced += changes.length)).observe(spoken, { characterData: true, childList: true, subtree: true });
      return true;
    });
    await page.panel.pick(6);
    await page.panel.click("send");
    await page.panel.says("2 of 3");
    await page.panel.click("back");
    await page.panel.says("1 of 3");
    assert.equal(await page.evaluate("window.announced"), 0);
    const live = (await outline(page)).filter((line) => line.includes("live"));
    assert.deepEqual(live.map((line) => line.trim()), ["status [live polite]"]);
  });
});
