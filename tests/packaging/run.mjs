// Owns showing that the package works for somebody who only has npm: what is in the tarball, and what projects of both kinds get from it.
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import test, { after, before } from "node:test";

import { examples } from "./examples.mjs";
import { built, workshop } from "./project.mjs";

let shop;
before(() => {
  shop = workshop();
});
after(() => shop?.remove());

/** What both projects print. */
const PRINTED = [
  "NPS: +33.3 (95 % interval −31.1 to +75.4, n = 6, score interval (Tango 1998))",
  "3 0.5",
  "1 kept",
  "0 not_json",
  "true ExpectlyError wrong_type [0]",
];

test("a CommonJS project gets the package by require", () => {
  assert.deepEqual(shop.project("node_cjs").print(), PRINTED);
});

test("a project of ES modules gets it by import, and the same instance as by require", () => {
  assert.deepEqual(shop.project("node_esm").print(), [...PRINTED, "true"]);
});

test("the tarball holds what is needed and nothing else", () => {
  const code = ["cli/main.mjs", "expectly_node_bg.wasm", "index.cjs", "index.d.mts", "index.d.ts", "index.mjs", "index.web.mjs"];
  const described = ["schema.json", "study.d.ts"];
  assert.deepEqual(shop.files, ["LICENSE-APACHE", "LICENSE-MIT", "README.md", ...code, "package.json", ...described]);
});

test("the command runs from an installed package, by its own name and by the package's", () => {
  const project = shop.script("command", "");
  writeFileSync(join(project.folder, "answers.csv"), "score,country\n10,NL\n9,NL\n9,DE\n7,DE\n8,DE\n3,DE\n");
  const args = ["score", "answers.csv", "--measure", "nps", "--column", "score"];
  const table = project.npx("expectly-core", ...args, "--by", "country");
  assert.match(table, /^NL +2 +\+100\.0 /m);
  assert.match(table, /^Total +6 +\+33\.3 +−31\.1 to \+75\.4 +score interval \(Tango 1998\)$/m);
  assert.equal(JSON.parse(project.npx("@expectly/core", ...args, "--json")).total.readings[0].text, PRINTED[0]);
  assert.match(project.npx("@expectly/core", "score", "--help"), /^Usage: expectly-core score FILE/);
  writeFileSync(join(project.folder, "survey.json"), JSON.stringify({ title: "Delivery", elements: [{ type: "comment", name: "why" }] }));
  assert.equal(JSON.parse(project.npx("@expectly/core", "import", "surveyjs", "survey.json")).surveys[0].id, "delivery");
});

test("the package says the version of the crates that it is made of", () => {
  const workspace = readFileSync(new URL("../../Cargo.toml", import.meta.url), "utf8");
  const [, version] = workspace.match(/^\[workspace\.package\]\nversion = "(.+)"$/m);
  assert.equal(JSON.parse(readFileSync(join(built, "package.json"))).version, version);
});

test("an editor knows exactly the functions and classes that there are", () => {
  const types = readFileSync(join(built, "index.d.ts"), "utf8");
  const typed = new Set([...types.matchAll(/^export (?:function|class) (\w+)/gm)].map(([, name]) => name));
  const there = shop.script("names", `import * as core from "@expectly/core"; console.log(Object.keys(core).join("\\n"));`).print();
  assert.deepEqual([...typed].sort(), there.sort());
});

test("every example of the README prints what the README says", () => {
  const all = examples(readFileSync(join(built, "README.md"), "utf8"));
  assert(all.length >= 4, "the README has lost its examples");
  all.forEach(({ text, prints }, index) => {
    assert(prints.length > 0, `example ${index + 1} shows nothing`);
    assert.deepEqual(shop.script(`example-${index + 1}`, text).print(), prints);
  });
});
