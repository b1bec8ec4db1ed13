// Owns the check against the survey's definition: 1 to 10 lies within 0 to 10, so only the definition shows that it is no NPS.
import assert from "node:assert/strict";
import { test } from "node:test";
import { file, lines, score } from "./command.mjs";

const formbricks = (elements) => ({ id: "f1", name: "x", blocks: [{ id: "b", elements: [{ id: "intro", type: "cta" }, ...elements] }] });
const responses = lines({ surveyId: "f1", finished: true, data: { q: 9 } }, { surveyId: "f1", finished: true, data: { q: 5 } });
const events = lines({ event: "survey sent", properties: { $survey_id: "s", $survey_response_q: 2 } });
const flat = lines({ q: 4 });

const ask = (content, definition, args) =>
  score(content, ["--definition", file(JSON.stringify(definition), "survey.json"), ...args], { name: "answers.ndjson" });
const NPS = ["--measure", "nps", "--question", "q"];
const CSAT = ["--measure", "csat", "--question", "q"];

for (const [name, content, definition, args] of [
  ["Formbricks' nps", responses, formbricks([{ id: "q", type: "nps" }]), NPS],
  ["Formbricks' older questions", responses, { data: { questions: [{ id: "q", type: "nps" }] } }, NPS],
  ["PostHog's scale 10", events, { id: "s", questions: [{ id: "q", type: "rating", scale: 10 }] }, NPS],
  [
    "PostHog's only question",
    events,
    {
      results: [
        {
          id: "s",
          questions: [
            { id: "q", type: "rating", scale: 10 },
            { id: "w", type: "open" },
          ],
        },
      ],
    },
    NPS.slice(0, 2),
  ],
  ["PostHog's scale 5", events, { id: "s", questions: [{ id: "q", type: "rating", scale: 5 }] }, CSAT],
  [
    "SurveyJS' rating as it is by default",
    flat,
    { pages: [{ elements: [{ type: "panel", name: "p", elements: [{ type: "rating", name: "q" }] }] }] },
    CSAT,
  ],
  ["SurveyJS' rating by count", flat, { elements: [{ type: "rating", name: "q", rateMin: 0, rateCount: 11 }] }, NPS],
]) {
  test(`accepted: ${name}`, async () => {
    const { code, err } = await ask(content, definition, args);
    assert.equal(code, 0, err);
  });
}

for (const [name, content, definition, args, said] of [
  [
    "a Formbricks rating of range 10 as an NPS",
    responses,
    formbricks([{ id: "q", type: "rating", scale: "number", range: 10 }]),
    NPS,
    "runs from 1 to 10",
  ],
  ["a PostHog scale 7 as an NPS", events, { id: "s", questions: [{ id: "q", type: "rating", scale: 7 }] }, NPS, "runs from 1 to 7"],
  ["PostHog's thumbs", events, { id: "s", questions: [{ id: "q", type: "rating", scale: 2 }] }, CSAT, "thumbs"],
  ["a SurveyJS rating of 1 to 10 as an NPS", flat, { elements: [{ type: "rating", name: "q", rateMax: 10 }] }, NPS, "runs from 1 to 10"],
  ["a question that is no rating", events, { id: "s", questions: [{ id: "q", type: "open" }] }, NPS, "no rating"],
  ["a question that is not in it", responses, formbricks([{ id: "nps1", type: "nps" }]), NPS, '"intro", "nps1"'],
  ["several surveys", events, { results: [{ id: "s" }, { id: "t" }] }, NPS, "--survey"],
]) {
  test(`refused: ${name}`, async () => {
    const { code, out, err } = await ask(content, definition, args);
    assert.deepEqual([code, out], [1, ""]);
    assert.ok(err.includes(said), err);
  });
}

test("a definition that is not there or no JSON is told", async () => {
  assert.match((await score(flat, ["--definition", "/none", ...NPS], { name: "a.ndjson" })).err, /the definition does not exist/);
  assert.match((await score(flat, ["--definition", file("{"), ...NPS], { name: "a.ndjson" })).err, /the definition is no JSON/);
});
