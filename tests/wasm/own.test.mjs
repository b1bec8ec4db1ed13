// Owns showing that only an object's own properties are read, whatever a script has put on the prototypes (W29).
import assert from "node:assert/strict";
import test from "node:test";

import { core, refusal } from "./core.mjs";

const { gap, nps, report } = core;

/** Runs with something on a prototype, and takes it off again whatever happens. */
function polluted(prototype, key, value, run) {
  Object.defineProperty(prototype, key, { value, configurable: true, enumerable: true, writable: true });
  try {
    return run();
  } finally {
    delete prototype[key];
  }
}

test("W29 an option that nobody gave does not change the interval", () => {
  const wanted = nps([9, 0, 7]);
  assert.deepEqual(polluted(Object.prototype, "method", "adjusted-wald", () => nps([9, 0, 7], {})), wanted);
  assert.deepEqual(polluted(Object.prototype, "confidence", 0.5, () => nps([9, 0, 7], {})), wanted);
});

test("W29 a scale that nobody gave is missing", () => {
  assert.equal(polluted(Object.prototype, "scale", "ease7", () => refusal(() => gap([[6, 4]], {}))), "missing scale");
});

test("W29 counts that nobody gave are not counted", () => {
  const counted = polluted(Object.prototype, "ratings", [{}], () => report({}));
  assert.deepEqual(counted, { confidence: 0.95, gaps: [], scores: [], choices: [], rankings: [] });
});

test("W29 an unknown key on a prototype refuses nobody's options", () => {
  assert.equal(polluted(Object.prototype, "tracker", 1, () => nps([9], {}).status), "estimate");
});

test("W29 a hole stays a hole when Array.prototype has something there", () => {
  const holed = [9, 9, 9];
  delete holed[1];
  assert.equal(polluted(Array.prototype, "1", 10, () => refusal(() => nps(holed))), "wrong_type [1]");
});

test("W29 toJSON on a prototype changes no counts", () => {
  const joint = Array.from({ length: 7 }, () => Array(7).fill(1));
  const wanted = gap({ joint }, { scale: "ease7" });
  const broken = () => "BROKEN";
  assert.deepEqual(polluted(Array.prototype, "toJSON", broken, () => gap({ joint }, { scale: "ease7" })), wanted);
});

test("an own key named __proto__ is an unknown key, not a prototype", () => {
  assert.equal(refusal(() => nps([9], JSON.parse('{ "__proto__": { "confidence": 0.5 } }'))), "unknown_key __proto__");
});
