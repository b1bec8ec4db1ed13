// Owns when a rule's turn comes: on the page that it names, once all its triggers have come about there and its delay is over. Whether it
// is shown then is judged elsewhere. Routes of a single-page application are heard of from the history, not polled.
import { here } from "./checks.js";
import { enqueue } from "./line.js";
import { own } from "./own.js";
import { life } from "./life.js";
import { state } from "./state.js";

/** The keys of `when` that wait for something to come about. */
export const steps = ["event"];

/** Notes that a trigger of a rule has come about, if one has. Its delay begins with the last one. */
export const due = (rule, step) => {
  const { when, met } = rule;
  met[step] = true;
  if (!when || steps.some((key) => own(when, key) !== undefined && !met[key])) return;
  rule.timer ||= setTimeout(() => {
    rule.timer = 0;
    enqueue(rule);
  }, own(when, "delayMs"));
};

/** The page reports an event. */
export const track = (event, properties) => {
  for (const rule of state.rules) {
    if (here(rule) && (own(rule.when, "event") === event || state.hears?.(rule, event, properties))) due(rule, "event");
  }
};

let page;
/** Looks whether this is another page by now: then what came about, or waited for its delay, on the one before is over. */
export const route = () => {
  if (page == (page = state.where?.() ?? location.pathname)) return;
  for (const rule of state.rules) {
    rule.met = { __proto__: null };
    if (own(rule.when, "path") !== undefined || rule.bound) {
      clearTimeout(rule.timer);
      rule.timer = 0;
    }
    if (here(rule)) due(rule, "page");
  }
  state.watch?.();
};

/** Opens this page, and each that follows without a new document. */
export const follow = () => {
  for (const kind of ["pushState", "replaceState"]) {
    const original = history[kind];
    state[kind] = [original, history[kind] = function () {
      const returned = original.apply(this, arguments);
      route();
      return returned;
    }];
  }
  addEventListener("popstate", route, life);
  route();
};
