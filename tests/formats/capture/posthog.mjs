// Owns having posthog-js show a survey of its own in a page and post the answers to it.
import { readFile } from "node:fs/promises";
import { listening } from "./listening.mjs";

const LIBRARY = new URL("node_modules/posthog-js/dist/array.full.no-external.js", import.meta.url);
const PATIENCE_MS = 20_000;

const SURVEY = {
  id: "019a0000-0000-7000-8000-000000000001",
  name: "Checkout",
  type: "popover",
  start_date: "2026-01-01T00:00:00Z",
  end_date: null,
  schedule: "always",
  conditions: null,
  current_iteration: null,
  current_iteration_start_date: null,
  appearance: { displayThankYouMessage: false, surveyPopupDelaySeconds: 0 },
  questions: [
    { id: "q-ease", type: "rating", question: "How easy was it?", display: "number", scale: 7, lowerBoundLabel: "hard", upperBoundLabel: "easy" },
    { id: "q-many", type: "multiple_choice", question: "Which?", choices: ["first", "second"] },
    // In two languages, or it does not say which it was asked in.
    { id: "q-why", type: "open", question: "Why?", translations: { de: { question: "Warum?" } } },
  ],
};

const OPTIONS = {
  disable_compression: true,
  opt_out_useragent_filter: true,
  autocapture: false,
  capture_pageview: false,
  capture_pageleave: false,
  disable_session_recording: true,
  person_profiles: "identified_only",
  override_display_language: "de",
};

const PAGE = `<!doctype html><body><script src="/library.js"></script>
  <script>posthog.init("phc_token", { api_host: location.origin, ...${JSON.stringify(OPTIONS)} });</script>`;

/** The request with the event `survey sent`. */
export async function capturePostHog(page) {
  const json = (thing) => ["application/json", JSON.stringify(thing)];
  const server = await listening({
    "/": ["text/html", PAGE],
    "/library.js": ["text/javascript", await readFile(LIBRARY, "utf8")],
    "/array/phc_token/config": json({ surveys: true, supportedCompression: [], hasFeatureFlags: false }),
    "/api/surveys/": json({ surveys: [SURVEY] }),
    "/flags/": json({ flags: {}, featureFlags: {}, surveys: true, errorsWhileComputingFlags: false }),
  });
  const isSent = ({ event }) => event === "survey sent";
  const posted = page.waitForResponse((response) => (response.request().postData() ?? "").includes('"survey sent"'), { timeout: PATIENCE_MS });
  await page.goto(server.origin);
  const submit = () => page.getByText("Submit").first().click();
  await page.locator('button[aria-label="Rate 4"]').click();
  await submit();
  await page.getByText("first", { exact: true }).click();
  await page.getByText("second", { exact: true }).click();
  await submit();
  await page.locator("textarea").fill("Too many fields");
  await submit();
  await posted;
  await server.close();
  const { path, type, body } = server.posts.find(({ body }) => body.batch?.some(isSent));
  return { path, type, body: { ...body, batch: body.batch.filter(isSent) } };
}
