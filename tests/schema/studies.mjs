// Owns the studies that schema and reader are compared by: the demo's, one that uses every key, and endpoints of each kind. Judges none.
import { readFileSync } from "node:fs";

const read = (path) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

const demo = JSON.parse(read("demo/site/study.json").replaceAll("{{cdn}}", "https://cx.example"));
const everything = JSON.parse(read("core/tests/documents/everything.json"));
const small = { study: "shop", version: 1, endpoint: { url: "http://127.0.0.1/" }, surveys: [] };
const sent = (endpoint) => ({ ...small, endpoint: { url: "https://cx.example/take", ...endpoint } });

/** Right studies by name. */
export const studies = {
  demo,
  everything,
  small,
  signed: sent({ token: "v1.1893456000.kJ8s0pXw2Qe7Rt5Y.0" }),
  cloudevents: sent({ format: "cloudevents" }),
  posthog: sent({ format: "posthog", key: "phc_0" }),
  segment: sent({ format: "segment", key: "w" }),
  webhook: sent({ format: "webhook", fields: { text: "{survey}: {score}" } }),
};
