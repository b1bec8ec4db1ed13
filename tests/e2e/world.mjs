// Owns a whole world for one test: a site, a real collector and the line between them, all on ports of their own. A new world is a new
// origin, so its visitors are new, too. Starts no browser.
import { readFile } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import { serve } from "../../demo/site/serve.mjs";
import { injectRecorder } from "./browsers/recorder.mjs";
import { Collector, TOKEN } from "./collector.mjs";
import { Line } from "./line.mjs";
import { listenerScript } from "./listener.mjs";
import { serveStage } from "./stage.mjs";

// As long as a page is waited for.
const PATIENCE_MS = 10_000;
// The collector announces nothing that it stored, so it has to be asked.
const ASK_EVERY_MS = 50;

const SHOP_STUDY = new URL("../../demo/site/study.json", import.meta.url);

/** The demo shop, every page of it with the recorder and the listener. `lang` is what its pages say that they are written in. */
export function shop({ cdn, lang = "en" }) {
  const transform = (html) => {
    const [, nonce] = html.match(/nonce="([^"]+)"/) ?? [];
    const script = `<script${nonce ? ` nonce="${nonce}"` : ""}>${listenerScript}</script>`;
    return injectRecorder(html.replace('<html lang="en">', `<html lang="${lang}">`).replace("<head>", `<head>${script}`), { nonce });
  };
  return serve({ port: 0, collector: cdn, transform });
}

/** A stage with the world's study, or whatever the options say instead. */
export const stage = (options) => (world) => serveStage({ ...world, ...options });

/**
 * Opens a world that closes with the test.
 * @param {import("node:test").TestContext} t
 * @param {object} [options]
 * @param {object} [options.study] what the collector collects for, without its endpoint; the shop's if left out
 * @param {string[]} [options.serve] what else the collector is started with
 * @param {(world: { cdn: string, study: object }) => Promise<{ url: string, close: () => Promise<void> }>} [options.site]
 */
export async function openWorld(t, { study, site = study ? stage() : shop, serve } = {}) {
  const line = new Line();
  await line.open();
  t.after(() => line.cut());
  const filled = await filledStudy(study, line.origin);
  const { url, close } = await site({ cdn: line.origin, study: filled });
  t.after(close);
  const collector = new Collector([filled], url, serve);
  t.after(() => collector.end());
  await collector.start();
  line.target = collector.origin;

  const id = filled.study;
  return {
    url,
    line,
    collector,
    study: filled,
    dashboard: `${line.origin}/dashboard/?study=${id}#token=${TOKEN}`,
    report: () => collector.report(id),
    results: () => collector.results(id),
    /** Waits until that many results are stored, and gives them. */
    async arrived(count) {
      for (const deadline = Date.now() + PATIENCE_MS; ; await pause(ASK_EVERY_MS)) {
        const results = await collector.results(id);
        if (results.length >= count) return results;
        if (Date.now() > deadline) throw new Error(`waited ${PATIENCE_MS} ms for ${count} results; there are ${results.length}`);
      }
    },
    /** The collector goes down: nobody answers at its address. */
    async down() {
      await Promise.all([line.cut(), collector.stop()]);
    },
    /** It is back, with all that it had stored. */
    async up() {
      await collector.start();
      await line.open();
    },
  };
}

async function filledStudy(study, cdn) {
  const given = study ?? JSON.parse(await readFile(SHOP_STUDY, "utf8"));
  return { ...given, endpoint: { url: `${cdn}/v1/results` } };
}
