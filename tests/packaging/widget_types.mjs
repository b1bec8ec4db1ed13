// Owns showing that TypeScript and those who check packages understand the widget's package: types both ways, entries, packing.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";

import { builtWidget, tool, workshop } from "./project.mjs";

let shop;
before(() => {
  shop = workshop(builtWidget);
});
after(() => shop?.remove());

test("strict TypeScript accepts what is right and refuses each marked line, or authors learn of a typing error from visitors", () => {
  const project = shop.project("widget_typescript");
  assert(readFileSync(join(project.folder, "invalid.ts"), "utf8").split("@ts-expect-error").length > 10, "the marks have gone");
  assert.equal(project.tool("tsc", "--project", "."), "");
});

test("a project whose bundler finds the types understands them too", () => {
  const options = ["--noEmit", "--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"];
  assert.equal(shop.project("widget_typescript").tool("tsc", ...options, "valid.ts"), "");
});

test("publint finds nothing to object to", () => {
  assert.match(tool("publint", ["--strict"], builtWidget), /All good/);
});

test("every way of resolving the types finds the right ones", () => {
  // The package is for pages and so of ES modules alone; those who require() are told so by Node. The tool fails on anything else.
  tool("attw", ["--pack", ".", "--profile", "esm-only"], builtWidget);
});

test("the package says the version of the crates that it is made of", () => {
  const workspace = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8");
  const [, version] = workspace.match(/^\[workspace\.package\]\nversion = "(.+)"$/m);
  assert.equal(JSON.parse(readFileSync(join(builtWidget, "package.json"))).version, version);
});
