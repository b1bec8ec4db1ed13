// Owns how this project's widget is embedded for the bench, as the README says. Measures nothing.
import { readdirSync } from "node:fs";
import { join } from "node:path";

// On the site, as the README says, since it is the site's own.
const STUDY = "/study.json";
const studyOf = (shows, origin) =>
  JSON.stringify({
    study: "bench",
    version: 1,
    endpoint: { url: `${origin}/v1/results` },
    touchpoints: [],
    surveys: [{ id: "relationship", kind: "nps", when: { path: shows ? "/" : "/elsewhere" } }],
  });

/** `dist` is the folder that `cargo xtask dist` fills. */
export const expectly = (dist) => ({
  name: "ours",
  study: STUDY,
  head: (shows, origin) => `<link rel="preload" href="${STUDY}" as="fetch" crossorigin>
<script>window.expectly=window.expectly||function(){(expectly.q=expectly.q||[]).length<100&&expectly.q.push(arguments)}</script>
<script async src="${origin}/v1/expectly.js" data-study="${STUDY}"></script>`,
  routes: (shows, origin) => ({
    [STUDY]: { text: studyOf(shows, origin) },
    "/v1/results": { text: "{}" },
    ...Object.fromEntries(files(join(dist, "v1")).map((file) => [`/v1/${file}`, { file: join(dist, "v1", file) }])),
  }),
  rating: 'label:has(input[type="radio"][value="9"])',
  send: 'button[data-action="send"]',
  isAnswer: ({ method, path, body }) => method === "POST" && path === "/v1/results" && /"value":9\b/.test(body),
});

const files = (folder) => readdirSync(folder).filter((name) => /\.(js|wasm|json)$/.test(name));
