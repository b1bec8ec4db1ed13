// Serves what the gallery is photographed from: one page, and the built widget beside it. Takes no picture.
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { studyWith } from "./study.mjs";

const DIST = new URL("../../target/dist/", import.meta.url);
const TYPES = { js: "text/javascript", wasm: "application/wasm", json: "application/json" };
const STUB = "window.expectly=window.expectly||function(){(expectly.q=expectly.q||[]).push(arguments)}";
const LETTERS = "margin:2rem;font:16px/1.6 Georgia,serif;background:Canvas;color:CanvasText";

const page = ({ lang, look, display, question }) => {
  const study = JSON.stringify(studyWith(JSON.parse(look), display)).replaceAll("<", "\\u003c");
  return `<!doctype html><html lang="${lang}" dir="${lang === "ar" ? "rtl" : "ltr"}"><head><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>Gallery</title><link rel="icon" href="data:,">
    <script>${STUB}</script><script type="application/json" data-expectly-study>${study}</script>
    <script async src="/v1/expectly.js"></script></head><body style="${LETTERS}"><h1>Hearth &amp; Kettle</h1>
    ${display === "inline" ? `<expectly-survey survey="${question}"></expectly-survey>` : ""}
    <p>${"Tea that is picked by hand, dried slowly and sent the day you ask for it. ".repeat(14)}</p></body></html>`;
};

/** Starts it; the page's `lang`, `look` (JSON), `display` and `question` come with its address. */
export async function serveGallery() {
  const server = createServer(async ({ url }, response) => {
    const { pathname, searchParams } = new URL(url, "http://gallery");
    if (pathname === "/") return response.writeHead(200, { "content-type": "text/html" }).end(page(Object.fromEntries(searchParams)));
    const file = new URL(`.${pathname}`, DIST);
    const content = file.href.startsWith(DIST.href) ? await readFile(file).catch(() => null) : null;
    const type = TYPES[pathname.split(".").pop()] ?? "text/plain";
    response.writeHead(content ? 200 : 404, { "content-type": type }).end(content ?? "");
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => (server.close(), server.closeAllConnections()),
  };
}
