// Owns a sender that keeps to the protocol as the widget's outbox does: ids made when answered, batches, tries again, forgets only what has a
// receipt. It waits less between tries, so that a run meets more of them.
import { setTimeout as pause } from "node:timers/promises";
import { randomUUID } from "node:crypto";

const MOST_IN_BATCH = 20;
const LONGEST_WAIT_MS = 1_000;
const REQUEST_MS = 10_000;
const DONE = ["stored", "duplicate"];

export class Outbox {
  #world;
  #model;
  #random;
  #waiting = new Map();
  /** The ids of what was answered. */
  answered = [];

  /** `model`: a stored result, whose answer and id are replaced. */
  constructor(world, model, random) {
    [this.#world, this.#model, this.#random] = [world, model, random];
  }

  async during(goesOn) {
    while (goesOn()) {
      for (let left = this.#random.between(1, 8); left > 0; left -= 1) this.#answer();
      await this.#send();
      await pause(this.#random.between(0, LONGEST_WAIT_MS));
    }
  }

  /** Sends until nothing waits. */
  async finish() {
    for (; this.#waiting.size > 0; await pause(this.#random.between(0, LONGEST_WAIT_MS))) await this.#send();
  }

  #answer() {
    const id = randomUUID();
    const value = Math.ceil(this.#random.number() * 5);
    const answers = this.#model.answers.map((given) => ({ ...given, value }));
    this.#waiting.set(id, { ...this.#model, id, answers });
    this.answered.push(id);
  }

  async #send() {
    const body = JSON.stringify([...this.#waiting.values()].slice(0, MOST_IN_BATCH));
    const headers = { origin: this.#world.url, "content-type": "text/plain" };
    const signal = AbortSignal.timeout(REQUEST_MS);
    try {
      const response = await fetch(`${this.#world.line.origin}/v1/results`, { method: "POST", headers, body, signal });
      if (!response.ok) return;
      const { receipts } = await response.json();
      for (const { id, status } of receipts.filter(({ status }) => DONE.includes(status))) this.#waiting.delete(id);
      const refused = receipts.filter(({ status }) => !DONE.includes(status));
      if (refused.length > 0) this.refused = refused;
    } catch {
      // No receipt: it is sent again.
    }
  }
}
