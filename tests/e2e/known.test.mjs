// Shows that the loader obeys every condition that core lets a study have, and no other. Reads both lists where they are written.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { KNOWN } from "../../widget/loader/more/known.js";

// Core's name of each object that the loader looks into.
const OBJECTS = {
  when: "When", url: "Url", "url.not": "NotUrl", event: "Event", comparison: "Comparison", visits: "Visits", again: "Again",
  fatigue: "Fatigue", kind: "Caps", privacy: "Privacy",
};

const core = ["when", "fatigue", "privacy"].map((file) => readFileSync(new URL(`../../core/src/study/${file}.rs`, import.meta.url), "utf8")).join("");
const records = Object.fromEntries(
  [...core.matchAll(/^ {4}(?:pub\(super\) )?\w+ as "(\w+)" \{$(.*?)^ {4}\}$/gms)].map(([, name, body]) => [
    name,
    [...body.matchAll(/^ {8}(?:optional|required) "(\w+)":/gm)].map(([, key]) => key),
  ]),
);

describe("The loader and core", () => {
  for (const [object, name] of Object.entries(OBJECTS)) {
    it(`know the same keys of ${object}, or a condition is taken and never obeyed`, () => {
      assert.ok(records[name]?.length > 0, `core describes ${name}`);
      assert.deepEqual([...KNOWN[object]].sort(), [...records[name]].sort());
    });
  }

  it("describe nothing else in these files, or a new object is not looked into", () => {
    assert.deepEqual(Object.keys(records).sort(), Object.values(OBJECTS).sort());
  });
});
