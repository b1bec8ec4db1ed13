// Owns how Formbricks is embedded: the last client on npm that is complete, with the renderer on npm, and a server in its stead. Its
// clients since then fetch both from an instance, which npm does not have.
import { readFileSync } from "node:fs";
import { file } from "./files.mjs";

const ENVIRONMENT = "bench";
const API = `/api/v1/client/${ENVIRONMENT}`;
// The client asks a public mirror of npm for the renderer.
const MIRROR = /https:\/\/unpkg\.com\/@formbricks\/surveys@[^"]*/;
const client = (origin) => {
  const source = readFileSync(file("@formbricks/js/dist/index.umd.js"), "utf8");
  if (!MIRROR.test(source)) throw new Error("Formbricks' client names no renderer any more");
  return source.replace(MIRROR, `${origin}/surveys.umd.js`);
};

const survey = (shows) => ({
  id: "bench",
  name: "NPS",
  type: "web",
  status: "inProgress",
  environmentId: ENVIRONMENT,
  welcomeCard: { enabled: false },
  questions: [
    {
      id: "score",
      type: "nps",
      headline: "How likely are you to recommend us to a friend or colleague?",
      required: true,
      lowerLabel: "Not at all likely",
      upperLabel: "Extremely likely",
    },
  ],
  thankYouCard: { enabled: true, headline: "Thank you!" },
  hiddenFields: { enabled: false },
  triggers: [shows ? "New Session" : "elsewhere"],
  inlineTriggers: null,
  displayOption: "respondMultiple",
  recontactDays: null,
  delay: 0,
  displayPercentage: null,
  productOverwrites: null,
  styling: null,
  pin: null,
});
const state = (shows) => ({
  surveys: [survey(shows)],
  noCodeActionClasses: [],
  product: {
    id: "bench",
    brandColor: "#64748b",
    highlightBorderColor: null,
    recontactDays: 0,
    placement: "bottomRight",
    clickOutsideClose: true,
    darkOverlay: false,
    inAppSurveyBranding: true,
  },
  person: null,
});
const said = (data) => ({ text: JSON.stringify({ data }) });

export const formbricks = {
  name: "Formbricks",
  // Its snippet waits half a second before it calls init; here it is called as soon as it can be.
  head: (shows, origin) => `<script>!function(){var script=document.createElement("script");script.async=true;
script.src="${origin}/formbricks.umd.js";
script.onload=function(){window.formbricks.init({environmentId:"${ENVIRONMENT}",apiHost:"${origin}"})};
document.head.appendChild(script)}()</script>`,
  routes: (shows, origin) => ({
    "/formbricks.umd.js": { text: client(origin), type: "text/javascript" },
    "/surveys.umd.js": { file: file("@formbricks/surveys/dist/index.umd.js") },
    [`${API}/in-app/sync`]: said(state(shows)),
    [`${API}/displays`]: said({ id: "display" }),
    [`${API}/displays/display`]: said({ id: "display" }),
    [`${API}/responses`]: said({ id: "response" }),
    [`${API}/responses/response`]: said({ id: "response" }),
  }),
  rating: 'label:has(input[name="nps"][value="9"])',
  // A required score sends itself.
  send: null,
  isAnswer: ({ method, path, body }) => method === "POST" && path === `${API}/responses` && /"score":9\b/.test(body),
};
