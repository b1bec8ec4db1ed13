// Owns showing that the package works in a page: built by Vite without any plugin, and with nothing but script tags.
import assert from "node:assert/strict";
import { createReadStream } from "node:fs";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";
import test, { after, before } from "node:test";

import { describeIn } from "../e2e/browsers/suite.mjs";
import { launch } from "../e2e/browsers/launch.mjs";
import { workshop } from "./project.mjs";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm" };

/** What both pages show. */
const SHOWN = [
  "NPS: +33.3 (95 % interval −31.1 to +75.4, n = 6, score interval (Tango 1998))",
  "3 0.3333333333333333",
  "true wrong_type [0].score",
].join("\n");

let shop;
before(() => {
  shop = workshop();
});
after(() => shop?.remove());

describeIn(["chromium"], "the package in a page", (name) => {
  let browser;
  before(async () => {
    browser = await launch(name);
  });
  after(() => browser?.close());

  test("a page built by Vite has the package, .wasm and all", async () => {
    const project = shop.project("vite");
    // A site below a path of its own is where wrong addresses show.
    project.tool("vite", "build", "--base=/shop/", "--logLevel=warn");
    await shows(browser, join(project.folder, "dist"), "/shop/");
  });

  test("a page without any tool has the package from a script tag", async () => {
    await shows(browser, shop.project("script_tag").folder, "/");
  });
});

/** Serves a folder below a path and waits until its page shows what it has to. */
async function shows(browser, folder, path) {
  const server = createServer((request, response) => {
    const file = normalize(request.url.slice(path.length - 1).replace(/\/$/, "/index.html"));
    response.setHeader("content-type", TYPES[extname(file)] ?? "text/plain");
    createReadStream(join(folder, file)).on("error", () => response.writeHead(404).end()).pipe(response);
  });
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  try {
    const page = await browser.page();
    await page.goto(`http://127.0.0.1:${server.address().port}${path}`);
    await page.waitFor(() => document.body.textContent.includes("wrong_type"));
    assert.equal(await page.evaluate("document.body.textContent"), SHOWN);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
