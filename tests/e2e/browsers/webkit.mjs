// Owns how WebKitGTK is started, driven and closed (MiniBrowser by WebDriver on a virtual screen). Knows nothing of the panel.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";
import { Builder, Key } from "selenium-webdriver";
import { VIEWPORT } from "./viewport.mjs";

const SCREEN = "1600x1200x24";
// The driver announces nothing when it listens, so it has to be asked.
const ASK_EVERY_MS = 20;

export async function startWebKit({ household, programs }) {
  const display = await startScreen(household, programs.Xvfb);
  const environment = {
    ...household.environment,
    DISPLAY: display,
    // No accessibility bus on the virtual screen; without this GTK looks for one.
    NO_AT_BRIDGE: "1",
    GDK_BACKEND: "x11",
  };
  // WebKit's sandbox needs an unprivileged user.
  if (process.getuid() === 0) environment.WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS = "1";

  const { server, pid: driverPid } = await startDriver(household, programs.WebKitWebDriver, environment);
  const driver = await new Builder()
    .usingServer(server)
    .withCapabilities({
      browserName: "MiniBrowser",
      "webkitgtk:browserOptions": { binary: programs.MiniBrowser, args: ["--automation"] },
    })
    .build();
  await fitViewport(driver);

  const inWindow = windowTurns(driver);
  let unused = await driver.getWindowHandle();
  return {
    native: driver,
    pid: onlyChild(driverPid),
    version: (await driver.getCapabilities()).get("browserVersion"),
    async open() {
      const handle = unused ?? (await inWindow(null, () => openWindow(driver)));
      unused = null;
      return tab(driver, (act) => inWindow(handle, act));
    },
    close: () => driver.quit(),
  };
}

async function startScreen(household, file) {
  const args = ["-displayfd", "3", "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"];
  const screen = await household.start(file, args, { stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const [number] = await once(screen.stdio[3], "data");
  return `:${String(number).trim()}`;
}

async function startDriver(household, file, environment) {
  const port = await freePort();
  const child = await household.start(file, [`--port=${port}`], { environment });
  const server = `http://127.0.0.1:${port}`;
  while (child.exitCode === null) {
    try {
      await fetch(`${server}/status`);
      return { server, pid: child.pid };
    } catch {
      await pause(ASK_EVERY_MS);
    }
  }
  throw new Error(`WebKitWebDriver ended with code ${child.exitCode} before it listened on port ${port}`);
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  await once(server, "close");
  return port;
}

function onlyChild(pid) {
  return Number(readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").trim());
}

// MiniBrowser's toolbars take from the window's size, and only the page knows how much.
async function fitViewport(driver, size = VIEWPORT) {
  const [width, height] = await driver.executeScript("return [innerWidth, innerHeight]");
  const outer = await driver.manage().window().getRect();
  await driver.manage().window().setRect({
    width: outer.width + size.width - width,
    height: outer.height + size.height - height,
  });
}

async function openWindow(driver) {
  await driver.switchTo().newWindow("window");
  await fitViewport(driver);
  return driver.getWindowHandle();
}

// WebDriver has one current window; two pages of a test take turns with it.
function windowTurns(driver) {
  let current = null;
  let turn = Promise.resolve();
  return (handle, act) => {
    const mine = turn.then(async () => {
      if (handle && handle !== current) await driver.switchTo().window(handle);
      current = handle;
      return act();
    });
    turn = mine.catch(() => {});
    return mine;
  };
}

function tab(driver, inWindow) {
  const perform = (sequence) => inWindow(() => sequence(driver.actions()).perform());
  return {
    native: driver,
    goto: (url) => inWindow(() => driver.get(url)),
    run: (expression) => inWindow(() => driver.executeScript(`return ${expression}`)),
    front: () => inWindow(() => {}),
    resize: (size) => inWindow(() => fitViewport(driver, size)),
    clickAt: ({ x, y }) => perform((actions) => actions.move({ x: Math.round(x), y: Math.round(y), duration: 0 }).click()),
    press: (keys) =>
      perform((actions) => {
        const chord = keys.map(keyCode);
        for (const key of chord) actions.keyDown(key);
        for (const key of chord.toReversed()) actions.keyUp(key);
        return actions;
      }),
    type: (text) => perform((actions) => actions.sendKeys(text.replaceAll("\n", Key.ENTER))),
    close: () => inWindow(() => driver.close()),
  };
}

// From the names of the DOM's `key` to selenium's: ArrowRight is ARROW_RIGHT there.
function keyCode(name) {
  if (name.length === 1) return name;
  const code = name === "Backspace" ? Key.BACK_SPACE : Key[name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toUpperCase()];
  if (!code) throw new Error(`unknown key ${name}`);
  return code;
}
