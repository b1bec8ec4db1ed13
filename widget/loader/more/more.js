// Owns the second file: adds what not every page view needs to the lists of the first, and is fetched by those who use it.
import { own } from "../own.js";
import { takeAnswers } from "./consent.js";
import { address, pathCheck, urlCheck } from "./address.js";
import { disarmBroken } from "./broken.js";
import { dateChecks } from "./dates.js";
import { debug } from "./debug.js";
import { hears } from "./event.js";
import { explainer } from "./explain.js";
import { fatigueOf } from "./fatigue.js";
import { kept } from "./kept.js";
import { limitCheck } from "./limit.js";
import { allowRecalled } from "./pair.js";
import { privacyOf } from "./privacy.js";
import { seen } from "./seen.js";
import { showing } from "./show.js";
import { isSound } from "./sound.js";
import { visitorChecks } from "./visitor.js";
import { visitsOf } from "./visits.js";
import { waits, watcher } from "./watch.js";

// What belongs to one page: a new one does not inherit it.
const ofPage = ["url", "appears", "dwellMs", "scroll", "exit", "idleMs"];

/** Begins with what the first file gives it: its lists and its state. */
export default (checks, commands, due, enqueue, here, life, load, passes, recall, remember, route, state, steps) => {
  const loader = { checks, commands, due, enqueue, here, life, load, passes, recall, remember, route, state, steps };
  const explain = explainer(loader);
  commands.explain = explain;
  showing(loader);
  takeAnswers(loader);

  /** Adds the rarer conditions, for a study that uses some. False if it is not sound. */
  const begin = (rules) => {
    if (!isSound(state.study, rules)) return false;
    disarmBroken(state.study, rules);
    const uses = (key) => rules.some(({ when }) => own(when, key) !== undefined);
    const fatigue = own(state.study, "fatigue");
    const kinds = Object.values(own(fatigue, "kinds") || {});
    const countsVisits = uses("visits") || uses("returning") || [fatigue, ...kinds].some((caps) => own(caps, "perVisit") !== undefined);

    privacyOf(loader);
    checks.place.splice(0, checks.place.length, pathCheck, urlCheck);
    const visits = countsVisits ? visitsOf(loader) : undefined;
    checks.rest.push(...visitorChecks(loader), ...dateChecks, ...(visits ? visits.checks : []));
    const clocks = fatigueOf(loader, visits);
    // Last, because it asks the endpoint.
    checks.rest.push(limitCheck(loader));
    allowRecalled(loader);

    steps.push(...waits);
    for (const rule of rules) rule.bound = ofPage.some((key) => own(rule.when, key) !== undefined);
    Object.assign(state, { hears, watch: watcher(loader), where: uses("url") ? address : undefined });
    if (uses("url")) addEventListener("hashchange", route, life);
    clocks.follow(rules);
    state.allowed = async () => (await passes({}, checks.gate)) && visits?.follow();
    state.allowed();
    if (new URLSearchParams(location.search).has("expectly-debug")) debug(explain, life);
  };
  return { begin, kept, seen: () => seen(life) };
};
