// Shows what surveys are called.
import assert from "node:assert/strict";
import test from "node:test";
import { askedOf, byId, qualifiersOf, titleOf } from "../src/names.js";
import { estimate, gap, NAMES } from "./rows.mjs";

const named = byId(NAMES);

test("the promise itself, then the touchpoint, then the survey's id, is the name", () => {
  assert.deepEqual(titleOf("kettle-promise", named), { text: "“Boils in ninety seconds”", lang: "en" });
  assert.deepEqual(titleOf("checkout-ease", named), { text: "Checkout", lang: "en" });
  assert.deepEqual(titleOf("relationship", named), { text: "Relationship", lang: undefined });
});

test("a name in another language keeps that language, so that it is read aloud in it", () => {
  assert.deepEqual(titleOf("return-ease", named), { text: "Rücksendungen", lang: "de" });
});

test("K21 a survey called like something that every object has is just a survey", () => {
  assert.equal(titleOf("constructor", named).text, "Constructor");
  assert.equal(titleOf("toString", byId([])).text, "ToString");
});

test("the question names the action that the study gives", () => {
  assert.equal(askedOf({ survey: "checkout-ease", measure: "ces" }, named), "How easy it was to check out, 1–7");
  assert.equal(askedOf({ survey: "return-ease", measure: "ces" }, named), "How easy it was, 1–7");
});

test("rows that look alike say how they differ; a row that stands alone says nothing usual", () => {
  const one = gap(estimate(1, 0, 2));
  const reworded = { ...one, wording: "fedcba9876543210" };
  assert.deepEqual(qualifiersOf(one, [one], named), []);
  assert.deepEqual(qualifiersOf(one, [one, reworded], named), ["wording 012345"]);
});

test("colleagues and expectations from memory are always named as such", () => {
  const row = gap(estimate(1, 0, 2), { population: "internal", timing: "recalled" });
  assert.deepEqual(qualifiersOf(row, [row], named), ["internal", "expectation recalled"]);
});
