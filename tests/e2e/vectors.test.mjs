// Shows that a page computes what a server computes: every row of tests/vectors in a browser, right within its tolerance and to the bit
// as natively. The operations are those of the Node run; only the core that they import is built for pages.
import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { after, before, it } from "node:test";
import { asNumbers } from "../wasm/bits.mjs";
import { isAsNatively, isAsPrinted, rows } from "../wasm/rows.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { oneBrowser } from "./visitor.mjs";

const built = new URL("../../target/bind/expectly_node-page/", import.meta.url);
const CORE = `import init, * as core from "/built/expectly_node.js";
  await init({ module_or_path: "/built/expectly_node_bg.wasm" });
  export { core };`;
const TYPES = { html: "text/html", mjs: "text/javascript", js: "text/javascript", wasm: "application/wasm" };

/** What answers a path: a text, or the file that it stands for; none for any other. */
function answers(path) {
  if (path === "/index.html") return "<!doctype html><title>Vectors</title><link rel=icon href=data:,>";
  if (path === "/wasm/core.mjs") return CORE;
  const [, folder, name] = path.match(/^\/(wasm|built)\/((?:operations\/)?\w+\.(?:mjs|js|wasm))$/) ?? [];
  return folder && readFile(new URL(name, folder === "built" ? built : new URL("../wasm/", import.meta.url)));
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

describeIn(["chromium"], "A page", (name) => {
  const suite = oneBrowser(name);
  let computed;
  let server;

  before(async () => {
    assert(existsSync(built), `no ${built.pathname}: cargo xtask dist builds it`);
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
