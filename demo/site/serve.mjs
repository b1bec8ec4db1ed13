// Serves the tea shop over HTTP: pages, assets and the study. Does not compose pages (compose.mjs) and receives no results.
import { randomBytes } from "node:crypto";
import { readFile, readdir } from "node:fs/promises";
import { createServer } from "node:http";
import { readArguments, origin, wholeNumber, startedAsProgram } from "./arguments.mjs";
import { compose } from "./compose.mjs";

const USAGE = `Usage: node demo/site/serve.mjs [--port 8080] [--collector http://127.0.0.1:7070]

Serves the demo tea shop on 127.0.0.1. The collector's origin is where the pages load Expectly from and send results to.`;

const TYPES = { css: "text/css", mjs: "text/javascript", svg: "image/svg+xml", png: "image/png", json: "application/json" };
const HEADERS = { "x-content-type-options": "nosniff", "referrer-policy": "strict-origin-when-cross-origin", "cache-control": "no-cache" };

/** The policy of the /strict page; a shop that sends this header can still carry the widget. */
export const strictPolicy = (nonce, collector) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic' 'wasm-unsafe-eval'`,
    "style-src 'self'",
    "img-src 'self'",
    `connect-src 'self' ${collector}`,
    "base-uri 'none'",
    "form-action 'self'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");

const file = (name) => new URL(name, import.meta.url);
/** Where the pictures of the gallery page are. */
const GALLERY = file("../../target/demo/gallery/");

/** Maps each path that exists to what answers it. Only listed files are ever read, so a path cannot climb out of the folder. */
async function routes(collector) {
  const table = new Map();
  for (const name of await readdir(file("pages/"))) {
    const page = name.replace(/\.html$/, "");
    if (page !== "not-found") table.set(page === "home" ? "/" : `/${page}`, { page });
  }
  for (const name of [...(await readdir(file("js/"))).map((script) => `js/${script}`), "site.css", "mark.svg"]) {
    table.set(`/${name}`, { asset: name, type: TYPES[name.split(".").pop()] });
  }
  // Pictures are taken by a command of their own (cargo xtask gallery) and may not be there.
  for (const name of await readdir(GALLERY).catch(() => [])) {
    table.set(`/gallery/${name}`, { picture: new URL(name, GALLERY), type: TYPES[name.split(".").pop()] });
  }
  table.set("/study.json", { asset: "study.json", type: "application/json", fill: (text) => text.replaceAll("{{cdn}}", collector) });
  return table;
}

async function answer(request, table, { collector, transform }) {
  const path = new URL(request.url, "http://shop").pathname;
  if (request.method === "POST" && path === "/thanks") {
    // The order form posts here. Its body is never read; the redirect keeps a reload from asking to send it again.
    return { status: 303, headers: { location: "/thanks" } };
  }
  if (request.method !== "GET" && request.method !== "HEAD") return { status: 405, headers: { allow: "GET, HEAD" } };
  if (path !== "/" && path.endsWith("/") && table.has(path.slice(0, -1))) {
    return { status: 308, headers: { location: path.slice(0, -1) } };
  }
  const { asset, picture, type, fill = (text) => text, page = "not-found" } = table.get(path) ?? {};
  if (picture) return { status: 200, headers: { "content-type": type }, body: await readFile(picture) };
  if (asset) {
    return { status: 200, headers: { "content-type": `${type}; charset=utf-8` }, body: fill(await readFile(file(asset), "utf8")) };
  }
  const nonce = page === "strict" ? randomBytes(16).toString("base64") : undefined;
  const html = await compose({ page, path, collector, nonce, policy: strictPolicy("…", collector) });
  return {
    status: page === "not-found" ? 404 : 200,
    headers: { "content-type": "text/html; charset=utf-8", ...(nonce && { "content-security-policy": strictPolicy(nonce, collector) }) },
    body: transform ? await transform(html, path) : html,
  };
}

/**
 * Starts the shop.
 * @param {object} options
 * @param {number} options.port TCP port; 0 takes any free one
 * @param {string} options.collector origin that serves /v1/expectly.js and receives results
 * @param {string} [options.host]
 * @param {(html: string, path: string) => string | Promise<string>} [options.transform] changes each page before it is sent
 * @returns {Promise<{url: string, close: () => Promise<void>}>} url has no trailing slash
 */
export async function serve({ port, collector, host = "127.0.0.1", transform }) {
  const shop = { collector: new URL(collector).origin, transform };
  const table = await routes(shop.collector);
  const server = createServer(async (request, response) => {
    const { status, headers, body = "" } = await answer(request, table, shop).catch((error) => {
      console.error(error);
      return { status: 500, headers: { "content-type": "text/plain" }, body: "The kettle tipped over. Please try again.\n" };
    });
    request.resume();
    response.writeHead(status, { ...HEADERS, ...headers, "content-length": Buffer.byteLength(body) });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((resolve, reject) => server.once("error", reject).listen(port, host, resolve));
  return {
    url: `http://${host}:${server.address().port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

if (startedAsProgram(import.meta.url)) {
  const options = readArguments(USAGE, {
    port: { default: "8080", read: wholeNumber(0, 65535) },
    collector: { default: "http://127.0.0.1:7070", read: origin },
  });
  const { url } = await serve(options).catch((error) => {
    console.error(`Cannot serve the shop: ${error.message}`);
    process.exit(1);
  });
  console.log(`Hearth & Kettle is open at ${url} (Expectly from ${options.collector})`);
}
