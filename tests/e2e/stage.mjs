// Owns the smallest site that can carry the widget, for tests that need another page, study or policy than the shop has.
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { createServer } from "node:http";
import { injectRecorder } from "./browsers/recorder.mjs";
import { listenerScript } from "./listener.mjs";

const STUB = "window.expectly=window.expectly||function(){(expectly.q=expectly.q||[]).length<100&&expectly.q.push(arguments)}";

/**
 * Starts a site whose every path is the same page.
 * @param {object} options
 * @param {string} options.cdn origin that serves the loader
 * @param {object | string} options.study what /study.json holds; a text is served as it is
 * @param {string} [options.lang] of the page
 * @param {string} [options.dir] of the page
 * @param {string} [options.early] a script of the page that runs before the loader
 * @param {string} [options.embed] the tags that embed the widget; `{{cdn}}` and `{{nonce}}` are filled
 * @param {string} [options.body] markup of the page
 * @param {(nonce: string, cdn: string) => string} [options.policy] its content security policy
 */
export async function serveStage({ cdn, study, lang = "en", dir = "ltr", early = "", embed = EMBED, body = BODY, policy }) {
  const studyText = typeof study === "string" ? study : JSON.stringify(study);
  const page = () => {
    const nonce = randomBytes(16).toString("base64");
    const script = (source) => `<script nonce="${nonce}">${source}</script>`;
    const html = `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
      <title>Stage</title><link rel="icon" href="data:,">${script(listenerScript)}${script(early)}
      ${embed.replaceAll("{{cdn}}", cdn).replaceAll("{{nonce}}", nonce)}</head><body>${body}</body></html>`;
    const headers = policy ? { "content-security-policy": policy(nonce, cdn) } : {};
    return [injectRecorder(html, { nonce }), { "content-type": "text/html; charset=utf-8", "cache-control": "no-cache", ...headers }];
  };
  const server = createServer(({ url }, response) => {
    const [content, headers] = url === "/study.json" ? [studyText, { "content-type": "application/json" }] : page();
    response.writeHead(200, headers).end(content);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

/** How a customer embeds the widget. */
export const EMBED = `<script nonce="{{nonce}}">${STUB}</script>
<script nonce="{{nonce}}" async src="{{cdn}}/v1/expectly.js" data-study="/study.json"></script>`;

const BODY = `<main><h1>Stage</h1><label>Name <input id="field"></label><p>${"Words of a page. ".repeat(40)}</p></main>`;
