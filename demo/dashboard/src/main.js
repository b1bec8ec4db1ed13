// Owns the page's state and what changes it: who is signed in, the collector's answers, the reader's choices. Does not draw or compute.
import init, { report as compute } from "expectly-core";
import { render } from "lit-html";
import { announcer } from "./announce.js";
import { panelsOf } from "./arrange.js";
import { ask } from "./collector.js";
import { chosen, hasSimulated } from "./counts.js";
import { save } from "./exporting.js";
import { headlineOf } from "./headline.js";
import { byId } from "./names.js";
import { paced } from "./pace.js";
import { page } from "./page.js";
import { headlineText } from "./panel.js";
import { remember, remembered } from "./settings.js";
import { signIn, signOut } from "./session.js";
import * as tokens from "./token.js";

const study = new URLSearchParams(location.search).get("study") ?? document.querySelector("meta[name=expectly-study]").content;
const root = document.querySelector("#page");
const say = announcer(document.querySelector("#heard"));

let etag;
let state = { study, settings: remembered(), asksToken: false, give, leave, choose, save: saveExport };

function change(more) {
  state = { ...state, ...more };
  render(page(state), root);
}

/** Everything on the page that is a number comes out of here. */
function recompute() {
  const { report, settings } = state;
  try {
    const computed = compute(chosen(report.counts, settings), { confidence: settings.confidence });
    const names = byId(report.names?.surveys);
    change({ computed, names, hasSimulated: hasSimulated(report.counts), failure: undefined });
    tell(computed, names);
  } catch (error) {
    change({ computed: undefined, failure: `The collector’s counts cannot be read: ${error.message}.` });
  }
}

/** Only findings are told: each new answer would be too much to listen to. */
function tell(computed, names) {
  const found = panelsOf(computed.gaps, names).map(({ gaps }) => headlineText(headlineOf(gaps), names));
  document.title = [...found.slice(0, 1), study, "Expectly"].join(" · ");
  say(found.join(". "));
}

function hear(outcome, next) {
  const now = Date.now();
  switch (outcome.status) {
    case "new":
      etag = outcome.etag;
      state = { ...state, report: outcome.report, heardAt: now, changedAt: now, silence: undefined, unknownStudy: false };
      recompute();
      return true;
    case "same":
      change({ heardAt: now, silence: undefined });
      return true;
    case "refused":
      change({ asksToken: true, wrong: undefined, silence: undefined });
      return false;
    case "elsewhere":
      change({ asksToken: true, wrong: "This token is for other studies.", silence: undefined });
      return false;
    case "unknown":
      change({ unknownStudy: true, silence: undefined });
      return true;
    default:
      change({ silence: { reason: outcome.reason, next } });
      return true;
  }
}

const begin = paced(() => ask(study, etag), hear);

async function give(token) {
  const outcome = await signIn(token);
  if (outcome === "in") {
    etag = undefined;
    change({ asksToken: false, wrong: undefined });
    begin();
  } else {
    const wrong = outcome === "refused" ? "The collector does not accept this token." : "The collector does not answer. Try again in a moment.";
    change({ asksToken: true, wrong });
  }
}

async function leave() {
  if (await signOut()) change({ asksToken: true, wrong: undefined, report: undefined, computed: undefined, leaveFailure: undefined });
  else change({ leaveFailure: "the collector did not answer, and you are still signed in" });
}

function choose(changed) {
  const settings = { ...state.settings, ...changed };
  remember(settings);
  state = { ...state, settings };
  recompute();
}

async function saveExport(format) {
  try {
    change({ exportFailure: undefined });
    await save(study, format);
  } catch (error) {
    change({ exportFailure: error.message });
  }
}

async function start() {
  try {
    await init({ module_or_path: new URL("core.wasm", import.meta.url) });
  } catch (error) {
    change({ failure: `The page cannot compute its numbers, since core.wasm did not load: ${error.message}.` });
    return;
  }
  window.addEventListener("hashchange", () => {
    const given = tokens.take();
    if (given !== "") give(given);
  });
  const given = tokens.take();
  if (given !== "") give(given);
  else begin();
}

change({});
start();
