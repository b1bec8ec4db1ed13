// Sends simulated visitors' results to the collector by its public endpoint. Invents nothing itself (simulate/visit.mjs).
import { readFile } from "node:fs/promises";
import { readArguments, origin, wholeNumber, startedAsProgram } from "./arguments.mjs";
import { post } from "./simulate/post.mjs";
import { chance } from "./simulate/random.mjs";
import { visit } from "./simulate/visit.mjs";
import { wordings } from "./simulate/wording.mjs";

const USAGE = `Usage: node demo/site/visitors.mjs [--count 500] [--collector http://127.0.0.1:7070]
                                   [--origin http://127.0.0.1:8080] [--seed 1]

Sends the results of simulated visitors, marked "simulated", to the collector. The seed repeats their answers; ids are always new.`;

/** Results in a batch: half of what the collector takes, and well below its limit of bytes. */
const BATCH = 50;
/** Batches under way at once. */
const CONCURRENCY = 4;

/**
 * Simulates visitors and sends their results.
 * @param {object} options
 * @param {number} options.count visitors; each gives none to eight results
 * @param {string} options.collector origin of the collector
 * @param {string} options.origin the shop's origin, which the collector must accept
 * @param {number} [options.seed]
 * @param {(progress: {sent: number, total: number}) => void} [options.onProgress] after each batch, in results
 * @param {(receipt: {code?: string, path?: string}) => void} [options.onRejected] for each result that was refused
 * @returns {Promise<{stored: number, duplicate: number, rejected: number}>} rejected includes conflicts
 */
export async function simulate({ count, collector, origin, seed = 1, onProgress = () => {}, onRejected = () => {} }) {
  const study = JSON.parse(await readFile(new URL("study.json", import.meta.url), "utf8"));
  const wording = await wordings(collector, study.study);
  const draws = chance(seed);
  const results = Array.from({ length: count }, () => visit(draws, study, wording)).flat();

  const outcome = { stored: 0, duplicate: 0, rejected: 0 };
  let taken = 0;
  let sent = 0;
  const courier = async () => {
    while (taken < results.length) {
      const batch = results.slice(taken, (taken += BATCH));
      for (const receipt of await post(`${collector}/v1/results`, origin, batch)) {
        const stands = receipt.status === "stored" || receipt.status === "duplicate";
        outcome[stands ? receipt.status : "rejected"] += 1;
        if (!stands) onRejected(receipt);
      }
      sent += batch.length;
      onProgress({ sent, total: results.length });
    }
  };
  const stopAll = (error) => {
    taken = results.length; // so that the other couriers do not go on after the run has failed
    throw error;
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, () => courier().catch(stopAll)));
  return outcome;
}

/** Shows progress: one line that is rewritten on a terminal, a line every tenth of the way elsewhere. */
function progressLine(out) {
  let shown = 0;
  return ({ sent, total }) => {
    const line = `${sent} of ${total} results sent`;
    if (out.isTTY) out.write(`\r${line}${sent === total ? "\n" : ""}`);
    else if (Math.floor((10 * sent) / total) > shown) {
      shown = Math.floor((10 * sent) / total);
      out.write(`${line}\n`);
    }
  };
}

if (startedAsProgram(import.meta.url)) {
  const options = readArguments(USAGE, {
    count: { default: "500", read: wholeNumber(1, 1_000_000) },
    collector: { default: "http://127.0.0.1:7070", read: origin },
    origin: { default: "http://127.0.0.1:8080", read: origin },
    seed: { default: "1", read: wholeNumber(0, 2 ** 32 - 1) },
  });
  const refusals = new Map();
  const onRejected = ({ status, code = status, path = "" }) => {
    const reason = `${code} ${path}`.trim();
    refusals.set(reason, (refusals.get(reason) ?? 0) + 1);
  };
  try {
    const { stored, duplicate, rejected } = await simulate({ ...options, onProgress: progressLine(process.stdout), onRejected });
    console.log(`${stored} stored, ${duplicate} duplicate, ${rejected} rejected`);
    for (const [reason, times] of refusals) console.error(`rejected ${times} times: ${reason}`);
    if (rejected > 0) process.exitCode = 1;
  } catch (error) {
    console.error(`Stopped: ${error.message}${error.cause?.code ? ` (${error.cause.code})` : ""}`);
    process.exitCode = 1;
  }
}
