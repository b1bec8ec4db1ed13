// Owns visitors of one tab, one after the other: each asks for the survey, rates, sends, and sometimes leaves at once. Counts what they were
// thanked for, since that is what may not be lost.
import { setTimeout as pause } from "node:timers/promises";
import { heard } from "../e2e/listener.mjs";
import { isComplete, rate } from "../e2e/visitor.mjs";

const HIGHEST = 5;
const LONGEST_STAY_MS = 3_000;
// For what is left over at the end, once nothing fails any more.
const PATIENCE_MS = 60_000;

export class Visits {
  #page;
  #url;
  #random;
  /** The ids of what was thanked for. */
  answered = [];

  constructor(page, url, random) {
    [this.#page, this.#url, this.#random] = [page, url, random];
  }

  async during(goesOn) {
    while (goesOn()) {
      await this.once();
      await pause(this.#random.number() * LONGEST_STAY_MS);
    }
  }

  /** One visit, up to the moment when the answer is durable. Where the widget itself cannot be had just then, nobody is asked. */
  async once() {
    const page = this.#page;
    await page.goto(`${this.#url}/`);
    await page.evaluate(() => void window.expectly("show", "any"));
    try {
      await page.panel.appears();
      await isComplete(page);
    } catch {
      return;
    }
    await rate(page, 1 + Math.floor(this.#random.number() * HIGHEST));
    const { id } = await heard(page, "submitted");
    this.answered.push(id);
  }

  /** Comes back until nothing is missing that any tab was thanked for: a page that opens sends what it finds. */
  async finish(missing) {
    for (const deadline = Date.now() + PATIENCE_MS; (await missing()) > 0; await pause(this.#random.number() * LONGEST_STAY_MS)) {
      if (Date.now() > deadline) return;
      await this.#page.goto(`${this.#url}/`);
    }
  }
}
