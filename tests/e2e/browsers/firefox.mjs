// Owns how Firefox is started, driven and closed (WebDriver BiDi by puppeteer-core, no geckodriver). Knows nothing of the panel.
import puppeteer from "puppeteer-core";
import { recorderScript } from "./recorder.mjs";
import { VIEWPORT } from "./viewport.mjs";

export async function startFirefox({ household, programs, profile }) {
  const browser = await puppeteer.launch({
    browser: "firefox",
    executablePath: programs["firefox-esr"],
    headless: true,
    userDataDir: profile,
    env: household.environment,
    defaultViewport: VIEWPORT,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  });
  const { pid } = browser.process();
  household.adopt(pid);

  return {
    native: browser,
    pid,
    version: (await browser.version()).split("/").at(-1),
    // Never the tab that Firefox starts with: its address bar keeps the focus, so that Enter and Space would press no button of a page.
    async open() {
      const page = await browser.newPage();
      await page.evaluateOnNewDocument(recorderScript);
      return tab(page);
    },
    close: () => browser.close(),
  };
}

function tab(page) {
  return {
    native: page,
    goto: (url) => page.goto(url),
    run: (expression) => page.evaluate(expression),
    front: () => page.bringToFront(),
    resize: (size) => page.setViewport(size),
    clickAt: ({ x, y }) => page.mouse.click(x, y),
    async press(chord) {
      const keys = chord.map((key) => (key === "Space" ? " " : key));
      for (const key of keys) await page.keyboard.down(key);
      for (const key of keys.toReversed()) await page.keyboard.up(key);
    },
    type: (text) => page.keyboard.type(text),
    close: () => page.close(),
  };
}
