// Owns a site for a built project: its files, the package's folder of files for pages, the study. Builds nothing.
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { once } from "node:events";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import { injectRecorder } from "../e2e/browsers/recorder.mjs";
import { listenerScript } from "../e2e/listener.mjs";

const TYPES = { ".html": "text/html; charset=utf-8", ".js": "text/javascript", ".mjs": "text/javascript", ".json": "application/json", ".wasm": "application/wasm" };

/** Serves `folder`, with `served` as /expectly/, to a world of the journeys (e2e/world.mjs). */
export const siteOf = (folder, served) => async ({ study }) => {
  const server = createServer(async ({ url }, response) => {
    const { pathname } = new URL(url, "http://site");
    const answer = (content) => response.writeHead(200, { "content-type": TYPES[extname(pathname) || ".html"] }).end(content);
    if (pathname === "/study.json") return answer(JSON.stringify(study));
    if (!extname(pathname)) {
      const html = await readFile(join(folder, "index.html"), "utf8");
      return answer(injectRecorder(html.replace("<head>", `<head><script>${listenerScript}</script>`), {}));
    }
    const inPackage = pathname.startsWith("/expectly/");
    const file = join(inPackage ? served : folder, normalize(inPackage ? pathname.slice("/expectly".length) : pathname));
    response.setHeader("content-type", TYPES[extname(file)] ?? "text/plain");
    createReadStream(file).on("error", () => response.writeHead(404).end()).pipe(response);
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
};
