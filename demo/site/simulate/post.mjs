// Posts a batch of results to the collector as the shop's page would, and reads the receipts. Does not make results.
import http from "node:http";
import https from "node:https";

/** The collector may ask to wait; after this many waits a batch is given up, so that a run ends. */
const MOST_TRIES = 20;
/** Seconds to wait when the collector is busy without saying for how long, and the most that it can ask for. */
const USUAL_WAIT = 1;
const MOST_WAIT = 30;
/** Statuses that mean "later", not "no". */
const BUSY = new Set([429, 503]);
/** Milliseconds after which a collector that does not answer is taken to be gone. */
const PATIENCE = 15_000;

/**
 * Sends the results and returns a receipt for each, in their order. A busy collector is asked again with the same ids, so nothing
 * is stored twice. Throws when there are no receipts.
 */
export async function post(url, origin, results) {
  const body = JSON.stringify(results);
  for (let tries = 1; ; tries += 1) {
    const { status, retryAfter, text } = await send(url, origin, body);
    if (BUSY.has(status) && tries < MOST_TRIES) {
      await new Promise((resolve) => setTimeout(resolve, 1000 * Math.min(Number(retryAfter) || USUAL_WAIT, MOST_WAIT)));
      continue;
    }
    const { receipts = [], code } = read(text);
    if (receipts.length !== results.length) throw new Error(`the collector answered ${status}${code ? ` (${code})` : ""} without receipts`);
    return receipts;
  }
}

const read = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
};

/** fetch() would not let a program say which Origin it speaks for; a bare request does. */
function send(url, origin, body) {
  const { request } = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    const headers = { origin, "content-type": "text/plain;charset=UTF-8", "content-length": Buffer.byteLength(body) };
    const sent = request(url, { method: "POST", headers, timeout: PATIENCE }, async (response) => {
      try {
        const parts = await response.setEncoding("utf8").toArray();
        resolve({ status: response.statusCode, retryAfter: response.headers["retry-after"], text: parts.join("") });
      } catch (error) {
        reject(error);
      }
    });
    sent.on("timeout", () => sent.destroy(new Error("the collector did not answer in time")));
    sent.on("error", reject);
    sent.end(body);
  });
}
