// Owns the server behind one contestant: its files with brotli, its fake answers, and a log of what was asked. Knows no browser.
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { page } from "./page.mjs";

const TYPES = { ".js": "text/javascript", ".css": "text/css", ".wasm": "application/wasm", ".json": "application/json" };
// Pages must be asked for anew; all else may be cached, so that a file that is loaded ahead is not loaded twice.
const CACHED = "public, max-age=3600";

// What was compressed once, by file or text: it takes seconds, which no visitor waits for.
const compressed = new Map();
function brotli({ file, text }) {
  const key = file ?? text;
  if (!compressed.has(key)) {
    const bytes = file ? readFileSync(file) : Buffer.from(text);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    compressed.set(key, brotliCompressSync(bytes, { params }));
  }
  return compressed.get(key);
}

/**
 * Serves a page with the contestant in it at "/", which shows its survey or does not. The contestant's own files and its collector lie on
 * another origin, as they do for those who embed it.
 */
export async function serve(contestant, shows) {
  const log = [];
  const pages = new Map();
  let routes;
  const answer = async (request, response) => {
    const path = new URL(request.url, "http://site").pathname;
    const { method, headers } = request;
    const page = pages.get(path);
    const found = page ?? routes[path] ?? contestant.other?.(path);
    const bytes = Buffer.concat(await request.toArray().catch(() => []));
    const open = {
      "access-control-allow-origin": headers.origin ?? "*",
      "access-control-allow-credentials": "true",
      "access-control-allow-headers": headers["access-control-request-headers"] ?? "*",
      "access-control-allow-methods": "GET, POST, PUT",
      "timing-allow-origin": "*",
    };
    const content = found && method !== "OPTIONS" ? brotli(found) : Buffer.alloc(0);
    if (!page) log.push({ method, path, bytes, body: bytes.toString(), size: content.length, known: Boolean(found) });
    if (content.length === 0) return response.writeHead(found ? 204 : 404, open).end();
    const type = found.type ?? TYPES[extname(found.file ?? "")] ?? "application/json";
    response.writeHead(200, {
      ...open,
      "content-type": type.startsWith("text/") ? `${type}; charset=utf-8` : type,
      "content-encoding": "br",
      "content-length": content.length,
      "cache-control": page ? "no-cache" : CACHED,
    });
    response.end(content);
  };
  const [site, vendor] = await Promise.all([listen(answer), listen(answer)]);
  const embedded = { head: contestant.head(shows, vendor.origin), body: contestant.body?.(shows) };
  pages.set("/", { text: page(embedded), type: "text/html" });
  routes = contestant.routes(shows, vendor.origin);
  return {
    contestant,
    shows,
    url: site.origin,
    /** Every request since the last `forget`, but for pages: `{ method, path, bytes, body, size, known }`. */
    log,
    forget: () => log.splice(0),
    close: () => Promise.all([site.close(), vendor.close()]),
  };
}

async function listen(answer) {
  const server = createServer(answer);
  await once(server.listen(0, "127.0.0.1"), "listening");
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}
