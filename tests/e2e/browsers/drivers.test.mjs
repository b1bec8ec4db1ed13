// Owns the proof that a journey written once means the same in each browser. Tests the drivers, not the widget.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { after, before, it } from "node:test";
import { BROWSERS } from "./available.mjs";
import { within } from "./deadline.mjs";
import { serveFixture } from "./fixture/serve.mjs";
import { ended, isRunning } from "./household.mjs";
import { launch } from "./launch.mjs";
import { describeIn } from "./suite.mjs";

// The browsers whose driver runs the recorder by itself and whose profile can be kept.
const COMPLETE = ["chromium", "firefox"];
const WORDS = 'Größe, 漢字 & "quotes" 👍';
// A process that was sent SIGKILL, or whose parent was, needs an instant to go.
const DYING_MS = 2_000;

const room = mkdtempSync(join(tmpdir(), "drivers-"));
const temporary = join(room, "tmp");
mkdirSync(temporary);
process.env.TMPDIR = temporary;
let fixture;
before(async () => (fixture = await serveFixture()));
after(() => {
  fixture.close();
  rmSync(room, { recursive: true });
});

async function open(browser, path = "/") {
  const page = await browser.page();
  await page.goto(fixture.origin + path);
  return page;
}

// Runs in the page.
const latest = () => window.fixture.latest();

async function assertNothingRemains(name) {
  const left = readdirSync("/proc").filter((pid) => environmentOf(pid).includes(join(temporary, `expectly-${name}-`)));
  await within(DYING_MS, `processes ${left.join(", ")} to end`, Promise.all(left.map(ended)));
  assert.deepEqual(readdirSync(temporary), []);
}

function environmentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8");
  } catch {
    return "";
  }
}

describeIn(BROWSERS, "A journey", (name) => {
  let browser;
  before(async () => (browser = await launch(name)));
  after(() => browser?.close());

  it("walks the panel by mouse, with clicks that the page cannot tell from a visitor's", async (t) => {
    t.diagnostic(`${name} ${browser.version} started in ${browser.startMs} ms`);
    const page = await open(browser);
    await page.panel.gone();
    await page.click("#order");
    await page.panel.appears();
    await page.panel.says("How easy was it?");
    assert.match(await page.panel.text(), /^How easy was it\?/);
    assert.match(await page.panel.html(), /class="panel" role="dialog"/);
    assert.equal(await page.panel.dir(), "ltr");
    assert.equal(await page.panel.chosen(), null);

    await page.panel.choose(2);
    await page.panel.choose(4);
    assert.equal(await page.panel.chosen(), "4");
    await page.panel.fill("a first thought");
    await page.panel.fill(WORDS);
    await page.panel.click("send");
    assert.equal(await page.panel.thanks(), "Thank you");
    await page.panel.click("close");
    await page.panel.gone();

    assert.deepEqual(await page.evaluate(latest), { score: 4, twice: 8, comment: WORDS });
    const { events, violations } = await page.evaluate("window.fixture");
    assert.deepEqual(events.filter((event) => !event.trusted), []);
    assert.deepEqual(new Set(events.map((event) => event.kind)), new Set(["click", "input", "keydown"]));
    assert.deepEqual(violations, []);
  });

  it("walks the panel by keyboard alone, as a visitor without a mouse must", async () => {
    const page = await open(browser);
    await page.press("Tab");
    await page.press("Enter");
    await page.panel.appears();
    await page.panel.tabTo("radio 1");
    await page.press("Space");
    for (const wanted of ["2", "3", "4", "5"]) {
      await page.press("ArrowRight");
      assert.equal(await page.panel.chosen(), wanted);
    }
    await page.panel.tabTo("textarea");
    await page.type("two\nlinen");
    await page.press("Backspace");
    await page.type("s");
    await page.press("Shift+Tab");
    assert.equal(await page.panel.focused(), "radio 5");
    await page.panel.tabTo("button send");
    await page.press("Enter");
    await page.panel.thanks();
    assert.deepEqual(await page.evaluate(latest), { score: 5, twice: 10, comment: "two\nlines" });
    await page.panel.tabTo("button close");
    await page.press("Space");
    await page.panel.gone();
  });

  it("passes JSON into the page and back, and the page's errors out", async () => {
    const page = await open(browser);
    const value = { list: [1, null, "ß\u2028"], nested: { yes: true } };
    assert.deepEqual(await page.evaluate(async (given) => given, value), value);
    assert.equal(await page.evaluate("document.title"), "Fixture");
    assert.equal(await page.evaluate(() => undefined), null);
    await assert.rejects(page.evaluate(() => missing.part), /missing/);
    assert.deepEqual(await page.evaluate("[innerWidth, innerHeight]"), [1280, 720]);
  });

  it("says what it waited for and what stood in the way", async () => {
    const page = await open(browser);
    page.patience = 300;
    const hidden = (id) => document.getElementById(id).hidden;
    await assert.rejects(page.waitFor(hidden, "none"), /waited 300 ms for hidden with \["none"\].*TypeError/);
    await assert.rejects(page.panel.choose(4), /waited 300 ms for radio 4 of the panel to be clickable/);
    await assert.rejects(page.panel.appears(), /waited 300 ms for the panel to appear/);
  });

  it("goes on waiting while a click leads to another page", async () => {
    const page = await open(browser);
    await page.click("#away");
    assert.equal(await page.waitFor(() => location.pathname === "/bare" && document.title), "Fixture");
  });

  it("works two tabs of one visitor by turns", async () => {
    const [first, second] = [await open(browser), await open(browser)];
    await second.click("#order");
    await first.click("#order");
    await second.panel.choose(1);
    await first.panel.choose(3);
    assert.deepEqual(await Promise.all([first.panel.chosen(), second.panel.chosen()]), ["3", "1"]);
    await first.panel.tabTo("button send");
    await first.press("Enter");
    await first.panel.thanks();
    assert.equal((await second.evaluate(latest)).score, 3);
    await first.close();
    await second.panel.click("close");
    await second.panel.gone();
  });

  it("reaches a closed root in a page that brings no recorder, or says that the page must", async () => {
    const page = await open(browser, "/bare#at-once");
    if (COMPLETE.includes(name)) return page.panel.appears();
    page.patience = 300;
    await assert.rejects(page.panel.appears(), /serve this page through injectRecorder/);
  });

  it("ends with close() and leaves no process and no folder behind", async () => {
    await browser.close();
    await browser.close();
    await assertNothingRemains(name);
  });
});

describeIn(BROWSERS, "A browser's end", (name) => {
  it("comes with the end of the test process, and leaves no process and no folder behind", async () => {
    const source = `
      import { launch } from ${JSON.stringify(new URL("launch.mjs", import.meta.url).href)};
      const browser = await launch("${name}");
      console.log(browser.pid);
      setInterval(() => {}, 1000);
    `;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", source], { stdio: ["ignore", "pipe", "inherit"] });
    const [pid] = await once(child.stdout, "data");
    assert.ok(isRunning(Number(pid)), "the browser runs until then");
    child.kill("SIGTERM");
    assert.deepEqual(await once(child, "exit"), [null, "SIGTERM"]);
    await assertNothingRemains(name);
  });

  it("leaves no process and no folder behind when the browser did not even start", async (t) => {
    const broken = join(room, `broken-${name}`);
    mkdirSync(broken);
    for (const program of ["chromium", "firefox-esr", "WebKitWebDriver"]) {
      writeFileSync(join(broken, program), "#!/bin/sh\nexit 3\n", { mode: 0o755 });
    }
    const usual = process.env.PATH;
    t.after(() => (process.env.PATH = usual));
    process.env.PATH = broken + delimiter + usual;
    await assert.rejects(launch(name));
    await assertNothingRemains(name);
  });

  it("by SIGKILL ends every wait, and a kept profile still has the answer", async (t) => {
    const profile = join(room, `profile-${name}`);
    if (!COMPLETE.includes(name)) return assert.rejects(launch(name, { profile }), /webkit keeps no profile/);

    const first = await launch(name, { profile });
    t.after(() => first.close());
    const page = await open(first);
    await page.click("#order");
    await page.panel.choose(4);
    await page.panel.click("send");
    await page.panel.thanks();
    const wait = assert.rejects(page.waitFor(() => false));
    await first.kill();
    await wait;

    const second = await launch(name, { profile });
    t.after(() => second.close());
    const again = await open(second);
    assert.deepEqual(await again.evaluate(latest), { score: 4, twice: 8, comment: "" });
    await second.close();
    await assertNothingRemains(name);
  });
});
