// Owns how PostHog is embedded: its snippet, and a server in its stead that knows one survey and none of its other products.
import { gunzipSync } from "node:zlib";
import { file } from "./files.mjs";

const TOKEN = "phc_bench";
const CONFIG = {
  token: TOKEN,
  supportedCompression: ["gzip", "gzip-js"],
  hasFeatureFlags: false,
  captureDeadClicks: false,
  capturePerformance: false,
  autocapture_opt_out: true,
  autocaptureExceptions: false,
  analytics: { endpoint: "/i/v0/e/" },
  elementsChainAsString: true,
  sessionRecording: false,
  heatmaps: false,
  surveys: true,
  productTours: false,
  defaultIdentifiedOnly: true,
  siteApps: [],
};
const remote = `(function(){window._POSTHOG_REMOTE_CONFIG=window._POSTHOG_REMOTE_CONFIG||{};
window._POSTHOG_REMOTE_CONFIG[${JSON.stringify(TOKEN)}]={config:${JSON.stringify(CONFIG)},siteApps:[]}})();`;

const survey = (shows) => ({
  id: "0190-bench",
  name: "NPS",
  type: "popover",
  questions: [
    {
      id: "score",
      type: "rating",
      display: "number",
      scale: 10,
      question: "How likely are you to recommend us to a friend or colleague?",
      lowerBoundLabel: "Not at all likely",
      upperBoundLabel: "Extremely likely",
      buttonText: "Submit",
    },
  ],
  conditions: shows ? null : { url: "/elsewhere", urlMatchType: "icontains" },
  appearance: { displayThankYouMessage: true, thankYouMessageHeader: "Thank you!", surveyPopupDelaySeconds: 0 },
  start_date: "2026-01-01T00:00:00Z",
  end_date: null,
});

export const posthog = {
  name: "PostHog",
  // Its snippet: what array.js looks for, and array.js. The filter would have a browser without a window send nothing.
  head: (shows, origin) => `<script>window.posthog=window.posthog||Object.assign([],{__SV:1,_i:[[${JSON.stringify(TOKEN)},
{api_host:"${origin}",defaults:"2025-11-30",person_profiles:"identified_only",opt_out_useragent_filter:true},"posthog"]]});</script>
<script async crossorigin="anonymous" src="${origin}/static/array.js"></script>`,
  routes: (shows) => ({
    "/static/array.js": { file: file("posthog-js/dist/array.js") },
    [`/array/${TOKEN}/config.js`]: { text: remote, type: "text/javascript" },
    [`/array/${TOKEN}/config`]: { text: JSON.stringify(CONFIG) },
    "/flags/": { text: JSON.stringify({ flags: {}, featureFlags: {}, errorsWhileComputingFlags: false, requestId: "bench" }) },
    "/api/surveys/": { text: JSON.stringify({ surveys: [survey(shows)], survey_config: null }) },
    "/e/": { text: '{"status":1}' },
    "/i/v0/e/": { text: '{"status":1}' },
  }),
  // What it loads later: /static/NAME.js?v=… or /static/VERSION/NAME.js.
  other: (path) => {
    const [, name] = path.match(/^\/static\/(?:[\d.]+\/)?([\w-]+)\.js$/) ?? [];
    return name && { file: file(`posthog-js/dist/${name}.js`) };
  },
  rating: 'button[aria-label="Rate 9"]',
  send: "button.form-submit",
  isAnswer: ({ method, bytes }) => method === "POST" && textOf(bytes).includes('"survey sent"'),
};

/** An event's JSON, however it was packed. */
function textOf(bytes) {
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes).toString();
  const text = bytes.toString();
  return text.startsWith("data=") ? Buffer.from(decodeURIComponent(text.slice(5)), "base64").toString() : text;
}
