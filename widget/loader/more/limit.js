// Owns asking the endpoint whether a survey still takes answers. It is asked once a page and survey, and only when the survey is due.
import { own } from "../own.js";

// A visitor waits no longer for an endpoint; one that says nothing has not said no.
const patienceMs = 2000;

export const limitCheck = ({ state }) => {
  const open = {};
  const ask = async (survey, moment) => {
    try {
      const url = new URL(own(own(state.study, "endpoint"), "url"));
      // Another kind of endpoint cannot be asked.
      if (!url.pathname.endsWith("/results")) return true;
      url.pathname = url.pathname.replace(/results$/, "open");
      url.search = new URLSearchParams({ study: own(state.study, "study"), survey, moment });
      const response = await fetch(url, { __proto__: null, credentials: "omit", signal: AbortSignal.timeout(patienceMs) });
      return !response.ok || (await response.json()).open !== false;
    } catch {
      return true;
    }
  };
  return ["limit", async ({ id, moment, when }, only) => {
    if (own(when, "limit") === undefined) return;
    // Who only looks must not ask.
    const key = id + " " + moment;
    if (only && !open[key]) return [true, "not asked yet"];
    const is = await (open[key] ||= ask(id, moment));
    return [is, is ? "open" : "closed"];
  }];
};
