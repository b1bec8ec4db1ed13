// Shows how numbers are written.
import assert from "node:assert/strict";
import test from "node:test";
import { fixed, inUnit, percent, people, signed } from "../src/numbers.js";

test("a sign that is lost or left on a zero would turn a finding round", () => {
  assert.equal(signed(1.126, 2), "+1.13");
  assert.equal(signed(-1.126, 2), "\u22121.13");
  assert.equal(signed(0, 2), "0.00");
  assert.equal(signed(-0.004, 2), "0.00");
  assert.equal(signed(0.004, 2), "0.00");
  assert.equal(fixed(-0.5, 1), "\u22120.5");
});

test("NPS runs from −100 to 100 with its sign and without a percent sign", () => {
  assert.equal(inUnit("nps", 0.333), "+33");
  assert.equal(inUnit("nps", -1), "\u2212100");
  assert.equal(inUnit("nps", -0.001), "0");
});

test("shares are percent, means keep two digits, people are whole", () => {
  assert.equal(percent(0.825), "83\u202f%");
  assert.equal(inUnit("share", 0), "0\u202f%");
  assert.equal(inUnit("scale-points", 6), "6.00");
  assert.equal(people(1234567), "1,234,567");
});
