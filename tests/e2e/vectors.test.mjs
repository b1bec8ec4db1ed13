// Shows that a page computes what a server computes: every row of tests/vectors in a browser, right within its tolerance and to the bit
// as natively. The operations are those of the Node run; the core that they import is the package's module for pages.
import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { resolve } from "node:path";
import { after, before, it } from "node:test";
import { pathToFileURL } from "node:url";
import { asNumbers } from "../wasm/bits.mjs";
import { isAsNatively, isAsPrinted, rows } from "../wasm/rows.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { oneBrowser } from "./visitor.mjs";

const TESTS = new URL("../", import.meta.url);
const PACKAGE = pathToFileURL(`${resolve(process.env.EXPECTLY_NPM ?? new URL("../../target/dist/npm", import.meta.url).pathname)}/`);
const CORE = 'export * as core from "/npm/index.web.mjs";';
const TYPES = { html: "text/html", mjs: "text/javascript", wasm: "application/wasm" };

/** What answers a path: a text, or the file that it stands for; none for any other. */
function answers(path) {
  if (path === "/index.html") return "<!doctype html><title>Vectors</title><link rel=icon href=data:,>";
  if (path === "/wasm/core.mjs") return CORE;
  if (/^\/wasm\/(operations\/)?\w+\.mjs$/.test(path)) return readFile(new URL(`.${path}`, TESTS));
  if (/^\/npm\/[\w.]+\.(mjs|wasm)$/.test(path)) return readFile(new URL(`.${path.slice("/npm".length)}`, PACKAGE));
}

async function serve() {
  const server = createServer(async ({ url }, response) => {
    const body = await Promise.resolve(answers(url)).catch(() => undefined);
    response.writeHead(body ? 200 : 404, { "content-type": TYPES[url.split(".").pop()] ?? "text/plain" }).end(body);
  });
  await once(server.listen(0, "127.0.0.1"), "listening");
  return server;
}

// Runs in the page. A row that fails says why, so that it hides no other.
async function compute(inputs) {
  const [{ run }, { asBits }] = await Promise.all([import("/wasm/operations/index.mjs"), import("/wasm/bits.mjs")]);
  return inputs.map((input) => {
    try {
      return { bits: asBits(run(input)) };
    } catch (error) {
      return { problem: String(error) };
    }
  });
}

describeIn(["chromium", "firefox", "webkit"], "A page", (name) => {
  const suite = oneBrowser(name);
  let computed;
  let server;

  before(async () => {
    assert(existsSync(new URL("index.web.mjs", PACKAGE)), `no ${PACKAGE.pathname}index.web.mjs: cargo xtask dist builds it`);
    server = await serve();
    await suite.page.goto(`http://127.0.0.1:${server.address().port}/index.html`);
    const outcomes = await suite.page.evaluate(compute, rows.map(({ input }) => input));
    computed = new Map(rows.map((row, index) => [row.name, outcomes[index]]));
  });
  after(() => {
    server?.closeAllConnections();
    server?.close();
  });

  for (const row of rows) {
    it(`gives for ${row.name} the number that was printed, and the server's to the last bit`, () => {
      const { bits, problem } = computed.get(row.name);
      assert(bits, problem);
      isAsPrinted(row, asNumbers(bits));
      isAsNatively(row, asNumbers(bits));
    });
  }
});
