// Owns how Chromium is started, driven and closed (playwright-core). Knows nothing of the panel.
import { join } from "node:path";
import { chromium } from "playwright-core";
import { recorderScript } from "./recorder.mjs";
import { VIEWPORT } from "./viewport.mjs";

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
// A visitor's browser has the back/forward cache, so the tests' browser has it too.
const UNWANTED_DEFAULTS = ["--disable-back-forward-cache"];

/** `playwright`: further options of launchPersistentContext, for faults that only Chromium can be given. */
export async function startChromium({ household, programs, profile, playwright = {} }) {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: programs.chromium,
    ignoreDefaultArgs: UNWANTED_DEFAULTS,
    env: household.environment,
    artifactsDir: join(household.home, "artifacts"),
    viewport: VIEWPORT,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    ...playwright,
    args: [...FLAGS, ...(playwright.args ?? [])],
  });
  const browser = context.browser();
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const { id: pid } = processInfo.find(({ type }) => type === "browser");
  household.adopt(pid);
  await context.addInitScript({ content: recorderScript });

  const unused = context.pages();
  return {
    native: context,
    pid,
    version: browser.version(),
    open: async () => tab(unused.pop() ?? (await context.newPage())),
    close: () => context.close(),
  };
}

function tab(page) {
  return {
    native: page,
    goto: (url) => page.goto(url),
    run: (expression) => page.evaluate(expression),
    front: () => page.bringToFront(),
    resize: (size) => page.setViewportSize(size),
    clickAt: ({ x, y }) => page.mouse.click(x, y),
    press: (keys) => page.keyboard.press(keys.join("+")),
    type: (text) => page.keyboard.type(text),
    close: () => page.close(),
  };
}
