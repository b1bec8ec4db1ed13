// Shows what the widget may weigh and that no answer is lost on the way out, in the visits that the bench makes: its rows that are counts,
// by their names. Times nothing: a time differs from machine to machine, and `cargo xtask bench --only widget` sets it beside others'.
import assert from "node:assert/strict";
import { it } from "node:test";
import { fileURLToPath } from "node:url";
import { blank } from "../bench/widget/contestants/blank.mjs";
import { expectly } from "../bench/widget/contestants/expectly.mjs";
import { fast, leaving, nothing } from "../bench/widget/measures.mjs";
import { serve } from "../bench/widget/server.mjs";
import { describeIn } from "./browsers/suite.mjs";
import { oneBrowser } from "./visitor.mjs";

const DIST = process.env.EXPECTLY_DIST ?? fileURLToPath(new URL("../../target/dist", import.meta.url));
const KIB = 1024;
const MB = 1e6;
const LEAVERS = 10;
// The budget of widget/xtask/src/size.rs.
const INTERACTIVE_KIB = 74;

describeIn(["chromium"], "The widget", (name) => {
  const suite = oneBrowser(name);

  // One visit by somebody who was never there, to a page of the contestant that shows its survey or does not.
  const visited = async (t, measure, contestant, shows) => {
    const site = await serve(contestant, shows);
    t.after(() => site.close());
    return measure(suite.browser.native.browser(), { [shows ? "shows" : "nothing"]: site });
  };

  it("every page view that shows nothing: 2.5 KiB brotli beside the study at most, two requests, or every visitor pays for it", async (t) => {
    const { bytes, study, requests } = await visited(t, nothing, expectly(DIST), false);
    assert.ok(study > 0, "the study was not asked for");
    assert.ok(bytes - study <= 2.5 * KIB, `${bytes - study} bytes`);
    assert.equal(requests, 2);
  });

  it("until interactive, KiB brotli: what cargo xtask size allows and no more, or visitors on phones wait for it", async (t) => {
    const { fetched } = await visited(t, fast, expectly(DIST), true);
    assert.ok(fetched > 0 && fetched <= INTERACTIVE_KIB * KIB, `${fetched} bytes`);
  });

  it("JS heap + WASM memory after showing: 1 MB together at most, or the page pays for the survey", async (t) => {
    const { heap, wasm } = await visited(t, fast, expectly(DIST), true);
    const before = await visited(t, fast, blank, true);
    assert.ok(wasm > 0, "no memory of WebAssembly was seen");
    assert.ok(heap - before.heap + wasm <= MB, `${heap - before.heap} and ${wasm} bytes`);
  });

  it("layout shift: none, of the panel or of its page, or somebody clicks what has just moved away", async (t) => {
    assert.equal((await visited(t, fast, expectly(DIST), true)).shift, 0);
  });

  it("answer arrives when leaving 0 ms after the click: always, or the hurried are never heard", async (t) => {
    for (let leaver = 1; leaver <= LEAVERS; leaver++) {
      assert.equal((await visited(t, leaving, expectly(DIST), true)).arrived, 1, `of ${leaver}, the last was lost`);
    }
  });
});
