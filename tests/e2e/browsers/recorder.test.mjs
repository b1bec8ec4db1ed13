// Owns the proof that the recorder comes before a page's own scripts. The drivers' tests show that it records.
import assert from "node:assert/strict";
import { it } from "node:test";
import { injectRecorder, recorderScript } from "./recorder.mjs";

const SCRIPT = `<script>${recorderScript}</script>`;

it("comes first in any page, or a journey in WebKit would miss the panel", () => {
  const rest = "<script>first()</script><header>…</header>";
  assert.equal(injectRecorder(`<!doctype html><head lang="de">${rest}`), `<!doctype html><head lang="de">${SCRIPT}${rest}`);
  assert.equal(injectRecorder(`<!DOCTYPE html>${rest}`), `<!DOCTYPE html>${SCRIPT}${rest}`);
  assert.equal(injectRecorder(rest), SCRIPT + rest);
});

it("carries the page's nonce, or a strict policy would stop it", () => {
  assert.match(injectRecorder("", { nonce: "abc" }), /^<script nonce="abc">/);
});

it("can be given to a server as its transform, which also hands over the path", () => {
  assert.equal(injectRecorder("", "/index.html"), SCRIPT);
});
