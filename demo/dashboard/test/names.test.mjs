// Shows what surveys are called.
import assert from "node:assert/strict";
import test from "node:test";
import { askedOf, batteryOf, batteryTitle, byId, isOwn, optionsInOrder, optionTitle, qualifiersOf, surveyTitle, titleOf } from "../src/names.js";
import { choice, estimate, gap, item, NAMES } from "./rows.mjs";

const named = byId(NAMES);

test("the promise itself, then the touchpoint, then the survey's id, is the name", () => {
  assert.deepEqual(surveyTitle("kettle-promise", named), { text: "“Boils in ninety seconds”", lang: "en" });
  assert.deepEqual(surveyTitle("checkout-ease", named), { text: "Checkout", lang: "en" });
  assert.deepEqual(surveyTitle("relationship", named), { text: "Relationship", lang: undefined });
});

test("a name in another language keeps that language, so that it is read aloud in it", () => {
  assert.deepEqual(surveyTitle("return-ease", named), { text: "Rücksendungen", lang: "de" });
});

test("K21 a survey called like something that every object has is just a survey", () => {
  assert.equal(surveyTitle("constructor", named).text, "Constructor");
  assert.equal(surveyTitle("toString", byId([])).text, "ToString");
});

test("the question names the action that the study gives", () => {
  assert.equal(askedOf({ survey: "checkout-ease", measure: "ces", scale: "ease7", question: "ease" }, named), "How easy it was to check out, 1–7");
  assert.equal(askedOf({ survey: "return-ease", measure: "ces", scale: "ease7", question: "ease" }, named), "How easy it was, 1–7");
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

test("an item is called what its author calls it, and its battery what the author asked", () => {
  const prompt = item("item-prompt", estimate(-1, -2, 0));
  assert.deepEqual(titleOf(prompt, named), { text: "Prompt help", lang: "en" });
  assert.deepEqual(batteryTitle(prompt, named), { text: "Service", lang: "en" });
  assert.equal(batteryOf(prompt, named), "item");
  assert.deepEqual(titleOf({ ...prompt, question: "item-gone" }, named), { text: "Item gone", lang: undefined });
  assert.equal(batteryOf({ ...prompt, question: "item-gone" }, named), undefined);
});

test("a rating that the author asks for is not passed off as a standard measure", () => {
  const parking = { survey: "habits", question: "parking", measure: "csat", scale: "csat5" };
  assert.deepEqual([titleOf(parking, named).text, isOwn(parking, named)], ["How was parking?", true]);
  assert.equal(askedOf(parking, named), "satisfaction, 1–5");
  assert.equal(isOwn({ survey: "relationship", question: "recommend", measure: "nps", scale: "likelihood11" }, named), false);
});

test("the levels of a zone of tolerance are told apart, and a question in the widget's words has words", () => {
  const title = (question) => titleOf({ survey: "habits", question, scale: "tolerance9" }, named).text;
  assert.deepEqual(["delivery-minimum", "delivery-desired", "told"].map(title), [
    "Delivery: lowest that would do", "Delivery: wished for", "Told what to expect",
  ]);
});

test("options stand in the author's order and words, those that the study no longer has last and under their own names", () => {
  const row = choice(["gone", "mail", "phone"]);
  assert.deepEqual(optionsInOrder(row, named).map(({ option }) => option), ["phone", "mail", "gone"]);
  assert.deepEqual(["phone", "mail", "gone"].map((option) => optionTitle(option, row, named).text), ["By phone", "Mail", "Gone"]);
});

test("what was blurred differently is not taken for the same", () => {
  const rows = [choice(["mail"]), choice(["mail"], { randomized: 1.0986 })];
  assert.deepEqual(qualifiersOf(rows[1], rows, named), ["ε = 1.10"]);
});

test("both sides asked at once and from memory are said to be, for no item may pass for one asked before", () => {
  const rows = ["concurrent", "recalled", "before"].map((timing) => item("item-prompt", estimate(-1, -2, 0), { timing }));
  assert.deepEqual(rows.map((row) => qualifiersOf(row, [row], named)), [["both sides asked at once"], ["expectation recalled"], []]);
});
