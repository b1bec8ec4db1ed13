// Owns the import of others' surveys: a scale turned round, a follow-up asked of the wrong people, or a setting lost without a word.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { core, file, folder, run } from "./command.mjs";

const FIXTURES = new URL("import/", import.meta.url);
const fixture = (name) => readFileSync(new URL(name, FIXTURES), "utf8");
const POSTHOG = "posthog-1.449.json";
const FORMBRICKS = "formbricks-2026-08.json";
const SURVEYJS = "surveyjs-3.1.json";

/** Imports a survey, which has to succeed and to be a study that the page takes. */
async function imported(tool, survey, args = []) {
  const text = typeof survey === "string" ? survey : JSON.stringify(survey);
  const { code, out, err } = await run(["import", tool, file(text, "survey.json"), ...args]);
  assert.equal(code, 0, err);
  assert.equal(core.validateStudy(out).valid, true, out);
  const study = JSON.parse(out);
  return { study, surveys: study.surveys, survey: study.surveys[0], err, losses: err.trim().split("\n") };
}

const posthog = (questions, more) =>
  imported("posthog", { name: "Test", type: "popover", start_date: "2026-07-01T00:00:00Z", questions, ...more });
const rating = (scale, more) => ({ type: "rating", question: "How?", display: "number", scale, ...more });
const surveyjs = (...elements) => imported("surveyjs", { title: "Test", elements });
const lost = (losses, path) => losses.filter((line) => line.startsWith(`${path}: `));

test("every survey of another tool becomes a study that page and collector take", async () => {
  for (const name of readdirSync(FIXTURES)) {
    const { surveys, losses } = await imported(name.split("-")[0], fixture(name));
    assert.ok(surveys.length > 0 && losses.length > 0, name);
    for (const line of losses) assert.match(line, /^[\w$.[\]-]+: \S/, `${name}: a line each, with where it stands`);
  }
});

test("PostHog: an NPS stays one, from 0 to 10, with its words in all languages", async () => {
  const { survey } = await imported("posthog", fixture(POSTHOG));
  assert.deepEqual([survey.kind, survey.scale], ["nps", "likelihood11"]);
  assert.deepEqual(survey.text, { en: "How likely are you to recommend us?", fr: "Nous recommanderiez-vous ?" });
  assert.deepEqual(survey.thanks, { en: "Thank you! We read every answer.", fr: "Merci ! We read every answer." });
  assert.deepEqual([survey.low, survey.high], [{ en: "Unlikely", fr: "Non" }, { en: "Very likely" }]);
});

test("PostHog: follow-ups are asked of the same people as before", async () => {
  const { survey } = await imported("posthog", fixture(POSTHOG));
  assert.deepEqual(
    survey.then.map((rule) => [rule.ask.type, rule.if.answer]),
    [
      ["text", { question: "recommend", atMost: 6 }],
      ["choice", { question: "recommend", atLeast: 7, atMost: 8 }],
      ["choice", { question: "recommend", atMost: 6 }],
    ],
  );
});

test("PostHog: page, event, device, wait, dates, limit and frequency are carried over", async () => {
  const { survey, study, losses } = await imported("posthog", fixture(POSTHOG));
  assert.deepEqual(survey.when, {
    url: { regex: "/app\\?tab=1" },
    event: { name: "checkout", where: { plan: { is: "pro" }, total: { atLeast: 100 } } },
    appears: ".done",
    delayMs: 5000,
    device: ["desktop", "phone"],
    from: "2026-07-01T08:30:15Z",
    limit: 400,
    everyDays: 90,
  });
  assert.deepEqual(study.fatigue, { anySurveyEveryDays: 30 });
  assert.deepEqual(study.look, { accent: "#0ea5e9", paper: "#ffffff", ink: "#000000", position: "bottom-end", radius: 10, font: "host" });
  assert.equal(lost(losses, "results[0].conditions.events.values[0].propertyFilters.country").length, 1);
  assert.equal(lost(losses, "results[0].conditions.cancelEvents").length, 1);
});

test("PostHog: a jump backwards is told, never followed for ever", async () => {
  const { losses } = await imported("posthog", fixture(POSTHOG));
  assert.deepEqual(lost(losses, "results[0].questions[2].branching.responseValues.2"), [
    "results[0].questions[2].branching.responseValues.2: jumps backwards; Expectly has no loops, so it goes on with the next question",
  ]);
});

test("PostHog: thumbs keep which one is up, and are never taken for a scale on which 2 is better than 1", async () => {
  const { survey, losses } = await posthog([
    rating(2, { branching: { type: "response_based", responseValues: { positive: "end" } } }),
    { type: "open", question: "What was wrong?" },
  ]);
  assert.deepEqual(
    survey.ask[0].options.map(({ id, text }) => [id, text.en]),
    [
      ["up", "👍"],
      ["down", "👎"],
    ],
  );
  assert.deepEqual(survey.ask[1].if, { answer: { question: "q0", is: "down" } });
  assert.match(lost(losses, "questions[0]")[0], /1 is `up`, its 2 is `down`/);
});

test("a rating without a meaning is told of, with the scale that it was taken for", async () => {
  for (const [scale, name] of [
    [5, "csat5"],
    [7, "csat7"],
  ]) {
    const { survey, losses } = await posthog([rating(scale)]);
    assert.deepEqual([survey.kind, survey.ask[0].type, survey.ask[0].scale], ["questions", "rating", name]);
    assert.match(lost(losses, "questions[0]")[0], new RegExp(`taken as ${name}`));
  }
  const { survey, losses } = await posthog([rating(3)]);
  assert.equal(survey.ask[0].type, "choice");
  assert.match(lost(losses, "questions[0]")[0], /no scale from 1 to 3/);
});

test("Formbricks: 1 to 10 is no NPS, and a CES of five points is not taken for one on which low is good", async () => {
  const element = (more) => ({ id: "q", headline: { default: "How?" }, required: false, scale: "number", ...more });
  const survey = async (more) => imported("formbricks", { name: "T", type: "app", status: "inProgress", questions: [element(more)] });
  assert.equal((await survey({ type: "rating", range: 10 })).survey.ask[0].type, "choice");
  const five = await survey({ type: "ces", range: 5 });
  assert.equal(five.survey.ask[0].type, "choice");
  assert.match(lost(five.losses, "questions[0]")[0], /no scale of CES from 1 to 5/);
  const seven = await survey({ type: "ces", range: 7 });
  assert.deepEqual([seven.survey.kind, seven.survey.scale], ["ces", "ease7"]);
  assert.match(lost(seven.losses, "questions[0].range")[0], /check its labels/);
  const csat = await survey({ type: "csat", range: 5 });
  assert.deepEqual([csat.survey.kind, csat.survey.scale], ["csat", "csat5"]);
  assert.equal((await survey({ type: "nps" })).survey.kind, "nps");
});

test("Formbricks: trigger, pages, sample, repetition, rest, hidden fields and look are carried over", async () => {
  const { survey, study, losses } = await imported("formbricks", fixture(FORMBRICKS));
  assert.deepEqual(survey.when, {
    dwellMs: 20000,
    url: { regex: "(?:^https://acme\\.eu/pricing)|(?:plans)" },
    delayMs: 3000,
    sample: 0.25,
    from: "2026-08-05T00:00:00Z",
    limit: 500,
    everyDays: 3650,
    again: { times: 2, afterDays: 0 },
  });
  assert.deepEqual([study.fatigue, study.attributes, survey.display], [{ anySurveyEveryDays: 14 }, ["journey", "stage"], "modal"]);
  assert.deepEqual(study.look, { accent: "#0ea5e9", paper: "#ffffff", position: "top-start", radius: 8 });
  assert.deepEqual(survey.text, { "en-US": "How easy was it?", de: "Wie leicht war es?" });
  for (const path of ["triggers", "segment", "variables", "endings[1]", "autoClose", "blocks[1].logic[1]"])
    assert.ok(lost(losses, `data[0].${path}`).length > 0, path);
});

test("Formbricks: logic of several blocks becomes conditions on the same answers", async () => {
  const { survey } = await imported("formbricks", fixture(FORMBRICKS));
  const condition = (id) => survey.then.find(({ ask }) => ask.id === id).if;
  assert.deepEqual(condition("more"), { answer: { question: "ease", atMost: 5 } });
  const fits = (answers) => holds(condition("who"), new Map(Object.entries(answers)));
  assert.equal(fits({ ease: 7 }), true, "jumped over");
  assert.equal(fits({ ease: 3, "reason-1": ["waiting"], more: "x" }), false, "ended");
  assert.equal(fits({ ease: 3, "reason-1": ["finding-it"] }), false, "ended, since nothing was written");
  assert.equal(fits({ ease: 3, "reason-1": ["finding-it"], more: "x" }), true);
});

test("Formbricks: filters of pages match the pages that they did", async () => {
  const pages = async (connector, ...urlFilters) => {
    const noCodeConfig = { type: "pageView", urlFilters, urlFiltersConnector: connector };
    const triggers = [{ actionClass: { type: "noCode", name: "p", key: null, noCodeConfig } }];
    const questions = [{ id: "q", type: "openText", headline: { default: "What?" } }];
    return imported("formbricks", { name: "T", type: "app", status: "inProgress", triggers, questions });
  };
  const when = async (...args) => (await pages(...args)).survey.when;
  assert.equal((await when("or", { rule: "exactMatch", value: "/pricing" })).path, "/pricing");
  assert.equal((await when("or", { rule: "startsWith", value: "/docs/" })).path, "/docs/*");
  assert.deepEqual((await when("or", { rule: "notContains", value: "a.b" })).url, { not: [{ regex: "a\\.b" }] });
  const all = (
    await when(
      "and",
      { rule: "startsWith", value: "https://x.eu/" },
      { rule: "contains", value: "plans" },
      { rule: "notMatch", value: "https://x.eu/plans" },
    )
  ).url;
  assert.deepEqual(all.not, [{ is: "https://x.eu/plans" }]);
  const fits = ["https://x.eu/our/plans", "https://x.eu/our", "http://y.eu/?https://x.eu/plans"].map((url) =>
    new RegExp(all.regex).test(url),
  );
  assert.deepEqual(fits, [true, false, false]);
  const { survey, losses } = await pages("or", { rule: "contains", value: "a" }, { rule: "notContains", value: "b" });
  assert.equal(survey.when.url, undefined);
  assert.equal(lost(losses, "triggers[0].actionClass.noCodeConfig.urlFilters").length, 1);
});

test("SurveyJS: 0 to 10 is taken as NPS and said so; values turned round become a choice", async () => {
  const { survey, losses } = await imported("surveyjs", fixture(SURVEYJS));
  assert.deepEqual([survey.kind, survey.scale], ["nps", "likelihood11"]);
  assert.match(lost(losses, "pages[0].elements[0]")[0], /taken as NPS/);
  const effort = survey.then.find(({ ask }) => ask.id === "effort").ask;
  assert.deepEqual([effort.type, effort.options.map(({ id }) => id)], ["choice", ["5", "4", "3", "2", "1"]]);
});

test("SurveyJS: expressions become conditions, and what they cannot say is told", async () => {
  const { survey, losses } = await imported("surveyjs", fixture(SURVEYJS));
  const condition = (id) => survey.then.find(({ ask }) => ask.id === id).if;
  assert.deepEqual(condition("why"), { answer: { question: "recommend", atMost: 6 } });
  assert.deepEqual(condition("tidy"), { answer: { question: "recommend", atMost: 8 } }, "the trigger completes it for promoters");
  const fits = (answers) => holds(condition("email"), new Map(Object.entries(answers)));
  assert.equal(fits({ recommend: 8, channel: ["courier"], liked: ["tone"] }), true);
  assert.equal(fits({ recommend: 8, channel: ["post"], liked: ["speed"] }), false);
  assert.equal(fits({ recommend: 8, channel: ["courier"] }), false);
  assert.equal(lost(losses, "pages[1].elements[8].visibleIf").length, 1);
  assert.equal(lost(losses, "triggers[1]").length, 1);
});

test("SurveyJS: an element that is asked for by an answer after it is asked of everybody, and that is told", async () => {
  const { survey, losses } = await surveyjs({ type: "comment", name: "a", visibleIf: "{b} notempty" }, { type: "comment", name: "b" });
  assert.equal(survey.ask[0].if, undefined);
  assert.match(lost(losses, "elements[0].visibleIf")[0], /answers before it/);
});

test("a setting that nobody here knows is told, not passed over in silence", async () => {
  const { losses } = await posthog([{ type: "open", question: "What?", sparkle: true }], {
    hologram: { hue: 3 },
    conditions: { moon: "full" },
  });
  for (const path of ["questions[0].sparkle", "hologram", "conditions.moon"])
    assert.deepEqual(lost(losses, path), [`${path}: not known here, so left out`]);
});

test("a colour that could not be read is told with the one that the page uses", async () => {
  const { losses } = await posthog([{ type: "open", question: "What?" }], { appearance: { submitButtonColor: "#fffff0" } });
  assert.match(lost(losses, "look.accent")[0], /the page uses #[0-9a-f]{6} instead/);
});

test("whatever branches forwards asks each person the same questions as before", async () => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  for (let round = 0; round < 60; round += 1) {
    const count = 5;
    const target = (index) => (random(4) === 0 ? "end" : index + 1 + random(count - index));
    const questions = Array.from({ length: count }, (_, index) => ({
      id: `q${index}`,
      type: "single_choice",
      question: `${index}?`,
      choices: ["a", "b", "c"],
      optional: false,
      branching: random(3) === 0 ? undefined : { type: "response_based", responseValues: { 0: target(index), 1: target(index) } },
    }));
    const { survey } = await posthog(questions);
    for (let people = 0; people < 30; people += 1) {
      const choices = questions.map(() => random(3));
      assert.deepEqual(asked(survey, choices), walked(questions, choices), JSON.stringify({ questions, choices }));
    }
  }
});

/** The questions that PostHog would ask. */
function walked(questions, choices) {
  const seen = [];
  for (let at = 0; at < questions.length;) {
    seen.push(`q${at}`);
    const to = questions[at].branching?.responseValues[choices[at]] ?? at + 1;
    at = to === "end" ? questions.length : to;
  }
  return seen;
}

/** The questions that the study asks. */
function asked(survey, choices) {
  const answers = new Map();
  for (const { id, if: condition } of survey.ask) {
    if (condition === undefined || holds(condition, answers)) answers.set(id, ["abc"[choices[Number(id[1])]]]);
  }
  return [...answers.keys()];
}

function holds({ answer, not, any }, answers) {
  if (not !== undefined && holds(not, answers)) return false;
  if (any !== undefined && !any.some((one) => holds(one, answers))) return false;
  if (answer === undefined) return true;
  const given = answers.get(answer.question);
  if (given === undefined) return false;
  if (answer.is !== undefined && ![answer.is].flat().some((id) => given.includes(id))) return false;
  return given >= (answer.atLeast ?? given) && given <= (answer.atMost ?? given);
}

test("the study goes to a file, its endpoint and name are what was said, and stdin is read", async () => {
  const out = join(folder, "study.json");
  const args = ["--endpoint", "https://cx.acme.eu/v1/results", "--study", "acme", "--out", out];
  const told = await run(["import", "surveyjs", "-", ...args], { input: fixture(SURVEYJS) });
  assert.deepEqual([told.code, told.out], [0, ""]);
  const study = JSON.parse(readFileSync(out, "utf8"));
  assert.deepEqual([study.study, study.endpoint.url], ["acme", "https://cx.acme.eu/v1/results"]);
  assert.doesNotMatch(told.err, /placeholder/);
  const { survey, err } = await imported("surveyjs", fixture(SURVEYJS).replace('"locale": "en",', ""), ["--language", "nl"]);
  assert.equal(Object.keys(survey.text)[0], "nl");
  assert.match(err, /^endpoint: a placeholder/m);
});

test("a wrong command line is exit code 2, a file of which nothing can be made is 1 with what was found", async () => {
  const one = file(fixture(SURVEYJS), "survey.json");
  for (const args of [
    [],
    ["typeform", one],
    ["posthog"],
    ["posthog", one, one],
    ["posthog", one, "--endpoint", "cx.acme.eu"],
    ["posthog", one, "--measure", "nps"],
  ]) {
    const { code, err } = await run(["import", ...args]);
    assert.equal(code, 2, args.join(" "));
    assert.match(err, /Usage: /);
  }
  for (const [tool, content] of [
    ["posthog", "a,b"],
    ["posthog", "[]"],
    ["posthog", "[3]"],
    ["posthog", '{"questions": [null]}'],
    ["formbricks", '{"blocks": [{"elements": {}}]}'],
    ["surveyjs", fixture(POSTHOG)],
    ["posthog", JSON.stringify({ name: "L", questions: [{ type: "link", question: "Read", link: "https://x.eu" }] })],
  ]) {
    const { code, out, err } = await run(["import", tool, file(content, "survey.json")]);
    assert.deepEqual([code, out], [1, ""], `${tool} ${content.slice(0, 40)}: ${err}`);
  }
  const { err } = await run(["import", "posthog", join(folder, "none.json")]);
  assert.match(err, /the survey does not exist/);
});
