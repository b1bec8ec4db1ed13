// Owns the second file: adds what not every page view needs to the lists of the first, and is fetched by those who use it.
import { delivery } from "../delivery/fetch.js";
import { own } from "../own.js";
import { takeCalls } from "./calls.js";
import { takeConsent } from "./consent.js";
import { destroyer } from "./destroy.js";
import { address, pathCheck, urlCheck } from "./address.js";
import { disarmBroken } from "./broken.js";
import { dateChecks } from "./dates.js";
import { debug } from "./debug.js";
import { hears } from "./event.js";
import { explainer } from "./explain.js";
import { fatigueOf } from "./fatigue.js";
import { forgetter } from "./forget.js";
import { takeAttributes } from "./identify.js";
import { kept, pair } from "./kept.js";
import { launchersOf } from "./launch.js";
import { limitCheck } from "./limit.js";
import { allowRecalled } from "./pair.js";
import { privacyOf } from "./privacy.js";
import { seen } from "./seen.js";
import { isSound } from "./sound.js";
import { visitorChecks } from "./visitor.js";
import { visitsOf } from "./visits.js";
import { waits, watcher } from "./watch.js";

// What belongs to one page: a new one does not inherit it.
const ofPage = ["url", "appears", "dwellMs", "scroll", "exit", "idleMs"];

/** Begins with what the first file gives it: its lists and its state. */
export default (checks, commands, due, enqueue, fetched, here, life, load, passes, recall, remember, route, state, steps) => {
  const loader = { checks, commands, due, enqueue, here, life, load, passes, recall, remember, route, state, steps };
  loader.kept = kept;
  loader.deliver = async () => (await delivery(fetched, state))?.deliver();
  state.pair = pair;
  const [explain, forget, privacy] = [explainer(loader), forgetter(loader), privacyOf(loader)];
  const consent = takeConsent(loader, privacy, forget);
  // Elements of an earlier widget may still speak to this one.
  Object.assign(commands, { destroy: destroyer(loader), explain, forget, place: () => {} });
  takeCalls(loader, consent.permits);
  takeAttributes(loader);

  /** Adds the rarer conditions, for a study that uses some. False if it is not sound. */
  const begin = (rules) => {
    if (!isSound(state.study, rules)) return false;
    disarmBroken(state.study, rules);
    const uses = (key) => rules.some(({ when }) => own(when, key) !== undefined);
    const fatigue = own(state.study, "fatigue");
    const kinds = Object.values(own(fatigue, "kinds") || {});
    const countsVisits = uses("visits") || uses("returning") || [fatigue, ...kinds].some((caps) => own(caps, "perVisit") !== undefined);

    privacy.begin();
    checks.place.splice(0, checks.place.length, pathCheck, urlCheck);
    const visits = countsVisits ? visitsOf(loader) : undefined;
    checks.rest.push(...visitorChecks(loader), ...dateChecks, ...(visits ? visits.checks : []));
    const clocks = fatigueOf(loader, visits);
    // Last, because it asks the endpoint.
    checks.rest.push(limitCheck(loader));
    allowRecalled(loader);
    consent.watch();

    steps.push(...waits);
    for (const rule of rules) rule.bound = ofPage.some((key) => own(rule.when, key) !== undefined);
    Object.assign(state, { hears, watch: watcher(loader), where: uses("url") ? address : undefined });
    if (uses("url")) addEventListener("hashchange", route, life);
    clocks.follow(rules);
    let follows;
    state.allowed = async () => {
      if (follows || !(await passes({}, checks.gate))) return;
      follows = true;
      visits?.follow();
    };
    state.allowed();
    launchersOf(loader, rules);
    if (new URLSearchParams(location.search).has("expectly-debug")) debug(explain, life);
  };
  return { begin, deliver: loader.deliver, kept, seen: () => seen(life) };
};
