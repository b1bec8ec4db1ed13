// Owns asking the endpoint whether a survey still takes answers. It is asked once a page and survey, and only when the survey is due.
import { own } from "../own.js";

// A visitor waits no longer for an endpoint; one that says nothing has not said no.
const patienceMs = 2000;

export const limitCheck = ({ state }) => {
  const open = {};
  const ask = async (survey) => {
    try {
      const url = new URL(own(own(state.study, "endpoint"), "url"));
      url.pathname = url.pathname.replace(/results$/, "open");
      url.search = new URLSearchParams({ study: own(state.study, "study"), survey });
      const response = await fetch(url, { credentials: "omit", signal: AbortSignal.timeout(patienceMs) });
      return !response.ok || (await response.json()).open !== false;
    } catch {
      return true;
    }
  };
  return ["limit", async ({ id, when }, only) => {
    if (own(when, "limit") === undefined) return;
    // Who only looks must not ask.
    if (only && !open[id]) return [true, "not asked yet"];
    const is = await (open[id] ||= ask(id));
    return [is, is ? "open" : "closed"];
  }];
};
