// Owns what a journey does with a page, the same in every browser: go, look, wait, click and type. Knows no browser's protocol.
import { setTimeout as pause } from "node:timers/promises";
import { within } from "./deadline.mjs";
import { Panel } from "./panel.mjs";
import { recorderScript } from "./recorder.mjs";

// Long enough for a cold WebAssembly start on a busy machine, short enough that a broken journey is noticed at once.
const PATIENCE_MS = 10_000;
// One look at a condition lasts this long inside the page; then the answer travels, so that a navigation cannot swallow the wait.
const LOOK_MS = 250;
// How much later than its look a page may answer; a page that hangs does not answer at all.
const ANSWER_MS = 1_000;
// A page that is being replaced answers no question; this is the pause before the next one is asked.
const RETRY_MS = 20;
const LONGEST_NAME = 120;

export class Page {
  #tab;
  #browser;
  /** How long `until`, `waitFor` and every click wait, in milliseconds. */
  patience = PATIENCE_MS;

  constructor(tab, browser) {
    this.#tab = tab;
    this.#browser = browser;
    this.panel = new Panel(this);
  }

  /** The driver library's own page, for faults that only one browser can be given. */
  get native() {
    return this.#tab.native;
  }

  /** Goes to the address and waits for the page's load event. */
  async goto(url) {
    await this.#tab.goto(url);
  }

  /** The JSON value of a function run in the page with JSON arguments (it sees nothing of its closure), or of an expression. */
  evaluate(what, ...args) {
    const source = typeof what === "function" ? String(what) : `() => (${what})`;
    return this.#run(`(kit, ...args) => (${source})(...args)`, args);
  }

  /** Waits until the function is truthy in the page, and gives its JSON value. An error in it means "not yet". */
  waitFor(condition, ...args) {
    return this.until(nameOf(condition, args), `(kit, ...args) => (${condition})(...args)`, ...args);
  }

  /** `waitFor` with a name for what is awaited; the page function gets the recorder's kit before its arguments. */
  async until(what, condition, ...args) {
    const deadline = Date.now() + this.patience;
    let problem = null;
    for (let left = this.patience; left > 0; left = deadline - Date.now()) {
      try {
        const look = this.#run(`(kit, ms, ...args) => (${lookFor})(kit, ms, ${condition}, args)`, [Math.min(left, LOOK_MS), ...args]);
        const seen = await within(LOOK_MS + ANSWER_MS, "the page to answer", look);
        if (seen.value) return seen.value;
        problem = seen.problem;
      } catch (error) {
        if (!this.#browser.isRunning()) throw error;
        problem = error.message;
        await pause(RETRY_MS);
      }
    }
    throw new Error(`waited ${this.patience} ms for ${what}${problem ? `; the last look said: ${problem}` : ""}`);
  }

  /** A trusted click on the middle of an element of the page itself, as soon as it can be hit. */
  async click(selector) {
    await this.clickOn(selector, selector);
  }

  /** `click` with a name for the target, also inside the closed root of the widget's element with this id. */
  async clickOn(name, selector, id) {
    await this.toFront();
    const point = await this.until(`${name} to be clickable`, aim, selector, id ?? null);
    await this.#tab.clickAt(point);
  }

  /** Presses one key or a chord: "Tab", "Shift+Tab", "ArrowRight", "Space", "Enter", "Escape", "a". */
  async press(chord) {
    await this.toFront();
    await this.#tab.press(chord.split("+"));
  }

  /** Types the text key by key to whatever has the focus. */
  async type(text) {
    await this.toFront();
    await this.#tab.type(text);
  }

  /** Gives the page another size, in CSS pixels: `{ width, height }`. */
  async resize(size) {
    await this.#tab.resize(size);
    await this.waitFor(({ width, height }) => innerWidth === width && innerHeight === height, size);
  }

  /** Makes this the tab that the visitor sees. */
  toFront() {
    return this.#browser.toFront(this, () => this.#tab.front());
  }

  async close() {
    await this.#tab.close();
  }

  async #run(source, args) {
    return (await this.#tab.run(`(async () => (${source})(${recorderScript}, ...${JSON.stringify(args)}))()`)) ?? null;
  }
}

// Runs in the page.
async function lookFor(kit, ms, condition, args) {
  const end = kit.now() + ms;
  let problem = null;
  do {
    try {
      const value = await condition(kit, ...args);
      if (value) return { value };
      problem = null;
    } catch (error) {
      problem = String(error);
    }
    await kit.frame();
  } while (kit.now() < end);
  return { problem };
}

// Runs in the page. The point to click, once the element is shown, enabled, at rest and not covered. A radio is clicked by its label.
async function aim(kit, selector, id) {
  const scope = id ? kit.shown("*", id)?.getRootNode() : document;
  const control = scope?.querySelector(selector);
  if (!control || control.disabled) return null;
  const target = control.type === "radio" ? control.labels[0] : control;
  target.scrollIntoView({ block: "nearest", inline: "nearest", behavior: "instant" });
  // An animation stands still in its first frames, so that two equal boxes alone do not prove rest.
  const around = scope.getAnimations().filter(({ effect }) => effect?.target?.contains(target));
  const moving = [...around, ...(scope.host?.getAnimations() ?? [])].filter(({ playState }) => playState === "running");
  if (moving.some(({ effect }) => Number.isFinite(effect.getComputedTiming().endTime))) return null;
  const before = target.getBoundingClientRect();
  await kit.frame();
  const box = target.getBoundingClientRect();
  if (box.x !== before.x || box.y !== before.y || box.width === 0 || box.height === 0) return null;
  const point = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const hit = scope.elementFromPoint(point.x, point.y);
  return target.contains(hit) || hit === control ? point : null;
}

function nameOf(condition, args) {
  const source = condition.name || String(condition).replace(/\s+/g, " ");
  const name = args.length > 0 ? `${source} with ${JSON.stringify(args)}` : source;
  return name.length > LONGEST_NAME ? `${name.slice(0, LONGEST_NAME)}…` : name;
}
