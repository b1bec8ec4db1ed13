// Owns having analytics-next post a track call from a page.
import { readFile } from "node:fs/promises";
import { listening } from "./listening.mjs";

const LIBRARY = new URL("node_modules/@segment/analytics-next/dist/umd/index.js", import.meta.url);
const PATIENCE_MS = 20_000;

const PAGE = `<!doctype html><body><script src="/library.js"></script><script>
  const delivery = { apiHost: location.host + "/v1", protocol: "http", deliveryStrategy: { strategy: "batching", config: { size: 1 } } };
  AnalyticsNext.AnalyticsBrowser.load(
    { writeKey: "write_key", cdnURL: location.origin, cdnSettings: { integrations: { "Segment.io": { apiKey: "write_key" } } } },
    { integrations: { "Segment.io": delivery } },
  ).then(([analytics]) => analytics.track("Survey Answered", { survey: "checkout-ease", score: 4 }));
</script>`;

/** The request with the call. */
export async function captureSegment(page) {
  const server = await listening({ "/": ["text/html", PAGE], "/library.js": ["text/javascript", await readFile(LIBRARY, "utf8")] });
  const posted = page.waitForResponse((response) => (response.request().postData() ?? "").includes('"Survey Answered"'), { timeout: PATIENCE_MS });
  await page.goto(server.origin);
  await posted;
  await server.close();
  return server.posts.find(({ body }) => body.batch);
}
