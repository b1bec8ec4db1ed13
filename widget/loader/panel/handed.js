// Owns what the panel has handed on until the delivery, fetched only once a panel is there, can take it. Stores nothing.
import { delivery } from "../delivery/fetch.js";

/** What takes results from the panel, and sends what it still has when the page goes. */
export const hander = (fetched, state) => {
  // By id: the last state of each result that the delivery does not have yet.
  const waiting = new Map();
  let here;
  const arrived = async () => (here = await delivery(fetched, state));

  // From a page that goes before the delivery has come, an endpoint gets a result as it was written, if that is what it takes.
  const post = ([, endpoint, , , said]) => {
    if (!endpoint.startsWith("http")) return;
    const body = "[" + said.slice(0, -1) + ',"ageMs":0}]';
    fetch(endpoint, { __proto__: null, method: "POST", credentials: "omit", keepalive: true, body }).catch(() => {});
  };
  const leave = () => (here ? here.leave() : waiting.forEach(post));
  addEventListener("pagehide", leave);

  return {
    arrived,
    put: async (record, survey, pair, memory, durable) => {
      waiting.set(record[0], record);
      try {
        const put = (await arrived()).put(record, survey, pair, memory);
        // From here on the delivery has it.
        waiting.delete(record[0]);
        durable?.(await put);
      } catch {
        durable?.(false);
      }
    },
    refuse: async (survey) => (await arrived())?.refuse(survey),
    stop: () => removeEventListener("pagehide", leave),
    forget: () => waiting.clear(),
  };
};
