// Owns what may befall a request on its way, at random. Stands where a line looks for its next fault.
import { setTimeout as pause } from "node:timers/promises";
import { answers, losesReceipt } from "../e2e/line.mjs";

const LONGEST_DELAY_MS = 2_000;
const HTML = { headers: { "content-type": "text/html" }, body: "<!doctype html><title>Welcome to our hotel</title>" };

const passes = async ({ response, forward }) => {
  const answer = await forward();
  response.writeHead(answer.status, answer.headers).end(answer.body);
};
const drops = ({ response }) => response.socket.resetAndDestroy();
// The beginning of a receipt: it cannot be read, so nothing was acknowledged.
const breaksOff = async ({ response, forward }) => {
  const answer = await forward();
  response.writeHead(answer.status, answer.headers);
  response.write(answer.body.subarray(0, answer.body.length / 2), () => response.socket?.resetAndDestroy());
};

/** How often each kind is met, in a hundred requests. */
const KINDS = [
  [50, "passed"],
  [10, "delayed"],
  [8, "dropped"],
  [10, "receipt lost"],
  [5, "receipt broken off"],
  [5, "500"],
  [6, "503"],
  [3, "429"],
  [3, "login page"],
];

export class Faults {
  #random;
  #ended = false;
  /** How often each kind was met. */
  happened = Object.fromEntries(KINDS.map(([, kind]) => [kind, 0]));
  crashes = 0;

  constructor(random) {
    this.#random = random;
  }

  /** From now on everything passes. */
  end() {
    this.#ended = true;
  }

  /** What happens to the next request. */
  shift() {
    const kind = this.#ended ? "passed" : this.#random.pick(KINDS);
    this.happened[kind] += 1;
    const delay = this.#random.number() * LONGEST_DELAY_MS;
    const ways = {
      passed: passes,
      delayed: async (request) => {
        await pause(delay);
        await passes(request);
      },
      dropped: drops,
      "receipt lost": losesReceipt,
      "receipt broken off": breaksOff,
      500: answers(500),
      503: answers(503, { headers: { "retry-after": "1" } }),
      429: answers(429, { headers: { "retry-after": "1" } }),
      "login page": answers(200, HTML),
    };
    return ways[kind];
  }
}
