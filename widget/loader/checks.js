// Owns the conditions that most studies use, and judging a rule by all of them; more.js adds the others to the same lists.
//
// A check is a name and a function of a rule that gives nothing where the study does not ask for it, else whether it passes, and the
// value that it went by.
import { kept } from "./kept.js";
import { own } from "./own.js";
import { rested } from "./rested.js";
import { drawn } from "./sample.js";
import { state } from "./state.js";
import { recall, remember } from "./stored.js";

// How long one visitor is left in peace by one survey unless the study says otherwise.
const usualDays = 30;

export const checks = {
  // What even a survey that the page asks for has to pass.
  gate: [],
  // Whether this is the page for it; asked at each new page, too.
  place: [
    ["path", ({ when }) => {
      const [pattern, path] = [own(when, "path"), location.pathname];
      return pattern && [pattern.endsWith("*") ? path.startsWith(pattern.slice(0, -1)) : path == pattern, path];
    }],
  ],
  // The second half of a pair comes whenever the first was given: the visitor was promised no rest from it.
  after: [["pair", async ({ id }) => [(await kept())[1].includes(id)]]],
  rest: [
    ["everyDays", ({ id, when }) => {
      const [time, days] = [own(recall().s, id), own(when, "everyDays")];
      return [rested(time, days ?? usualDays), time];
    }],
    ["anySurveyEveryDays", () => {
      const [time, days] = [Math.max(...Object.values(recall().s || {})), own(own(state.study, "fatigue"), "anySurveyEveryDays")];
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
export const here = (rule) => checks.place.every(([, check]) => (check(rule) || [true])[0]);

/** Whether a rule passes a list of checks. */
export const passes = async (rule, list) => {
  for (const [, check] of list) if (!((await check(rule)) || [true])[0]) return false;
  return true;
};

/** Whether a rule whose triggers have come about may be shown. */
export const applies = async (rule) =>
  (await passes(rule, checks.gate)) && here(rule) && passes(rule, checks[rule.by || (rule.moment == "after" ? "after" : "rest")]);
