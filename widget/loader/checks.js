// Owns the conditions that most studies use, and judging a rule by all of them; more.js adds the others to the same lists.
//
// A check is a name and a function of a rule that gives nothing where the study does not ask for it, else whether it passes, and the
// value that it went by. The lists go by the name of a moment or of a kind of check, and a page's own by none.
import { kept } from "./kept.js";
import { own } from "./own.js";
import { rested } from "./rested.js";
import { drawn } from "./sample.js";
import { state } from "./state.js";
import { recall, remember } from "./stored.js";

export const checks = {
  __proto__: null,
  // What even a survey that the page asks for has to pass.
  gate: [],
  // Whether this is the page for it; asked at each new page, too.
  place: [
    ["path", ({ when }) => {
      const pattern = own(when, "path");
      const path = location.pathname;
      return pattern && [pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path == pattern, path];
    }],
  ],
  // The second half of a pair comes whenever the first was given: the visitor was promised no rest from it.
  after: [["pair", async ({ id }) => [(await kept())[1].includes(id)]]],
  rest: [
    ["everyDays", ({ id, when }) => {
      const time = own(recall().s, id);
      return [rested(time, own(when, "everyDays")), time];
    }],
    ["anySurveyEveryDays", () => {
      const time = Math.max(...Object.values(recall().s || {}));
      const days = own(own(state.study, "fatigue"), "anySurveyEveryDays");
      return days && [rested(time, days), time];
    }],
    ["sample", ({ id, when }) => {
      const sample = own(when, "sample");
      if (!(sample < 1)) return;
      if (!(recall().r >= 0)) remember({ r: Math.random() });
      const place = drawn(id, recall().r);
      return [place < sample, place];
    }],
  ],
};

/** Whether this is the page for a rule. */
export const here = (rule) => checks.place.every(([, check]) => (check(rule) || [1])[0]);

/** Whether a rule passes a list of checks. */
export const passes = async (rule, list) => {
  for (const [, check] of list) if (!((await check(rule)) || [1])[0]) return false;
  return true;
};

/** Whether a rule whose triggers have come about may be shown. */
export const applies = async (rule) =>
  (await passes(rule, checks.gate)) && here(rule) && passes(rule, checks[rule.by || rule.moment] || checks.rest);
