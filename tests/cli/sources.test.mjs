// Owns the exports of others: an event counted twice, or another scale taken for this one, is a wrong score that looks right.
import assert from "node:assert/strict";
import { test } from "node:test";
import { lines, score, scored } from "./command.mjs";

const NPS = ["--measure", "nps"];
const ID = "0190a1c4-1111-7000-8000-00000000000a";
const OTHER = "0190a1c4-2222-7000-8000-00000000000b";
const NDJSON = { name: "events.ndjson" };

const sent = (submission, response, { time = "2026-11-01T10:00:00Z", survey = "s1", ...more } = {}) => ({
  event: "survey sent",
  timestamp: time,
  properties: {
    $survey_id: survey,
    $survey_submission_id: submission,
    $survey_response: response,
    [`$survey_response_${ID}`]: response,
    ...more,
  },
});

test("PostHog: events are detected, others than answers passed over, and the one question found", async () => {
  const events = [
    { event: "survey shown", properties: { $survey_id: "s1" } },
    sent("a", 9),
    sent("b", 10),
    { event: "$pageview", properties: {} },
  ];
  const result = await scored(lines(...events), NPS, NDJSON);
  assert.deepEqual([result.from, result.detected, result.total.n, result.rows.otherEvents], ["posthog", true, 2, 2]);
});

test("PostHog: of several events with one submission id the last by time counts, in whatever order they come", async () => {
  const early = sent("a", 0, { time: "2026-11-01T10:00:00Z" });
  const late = sent("a", 10, { time: "2026-11-01T10:00:09Z" });
  for (const events of [
    [early, late],
    [late, early],
  ]) {
    const { total, rows } = await scored(lines(...events, sent("b", 7)), NPS, NDJSON);
    assert.deepEqual([total.n, total.counts[0], total.counts[10], rows.replaced], [2, 0, 1, 1]);
  }
  const { total } = await scored(lines(sent("a", 0, { time: undefined }), sent("a", 10, { time: undefined })), NPS, NDJSON);
  assert.deepEqual([total.n, total.counts[10]], [1, 1], "without times, the last in the file");
});

test("PostHog: a refused event that a later one replaces is not refused", async () => {
  const { rows } = await scored(lines(sent("a", "x"), sent("a", 9, { time: "2026-11-01T11:00:00Z" })), NPS, NDJSON);
  assert.deepEqual([rows.read, rows.scored, rows.refused], [1, 1, 0]);
});

test("PostHog: of several questions one has to be chosen", async () => {
  const event = sent("a", 9, { [`$survey_response_${OTHER}`]: 2, $survey_response_1: 2 });
  const { code, err } = await score(lines(event), NPS, NDJSON);
  assert.equal(code, 1);
  assert.match(err, new RegExp(`2 questions.*--question: "${ID}", "${OTHER}"`));
  const chosen = await scored(lines(event), [...NPS, "--question", OTHER], NDJSON);
  assert.equal(chosen.total.counts[2], 1);
  assert.equal((await scored(lines(event), [...NPS, "--question", "0"], NDJSON)).total.counts[9], 1);
});

test("PostHog: answers to several surveys are not pooled", async () => {
  const events = lines(sent("a", 9), sent("b", 0, { survey: "s2" }));
  const { code, err } = await score(events, NPS, NDJSON);
  assert.equal(code, 1);
  assert.match(err, /--survey: "s1", "s2"/);
  const { total, rows } = await scored(events, [...NPS, "--survey", "s1"], NDJSON);
  assert.deepEqual([total.n, rows.otherSurveys], [1, 1]);
});

test("PostHog: CSV, with properties as columns or as JSON in one", async () => {
  const header = `event,timestamp,properties.$survey_id,properties.$survey_submission_id,properties.$survey_response_${ID},properties.$browser`;
  const rows = [
    "survey sent,2026-11-01 10:00:00,s1,a,0,Firefox",
    "survey sent,2026-11-01 10:00:05,s1,a,10,Firefox",
    "survey shown,,s1,,,Safari",
  ];
  const columns = await scored(`${[header, ...rows].join("\n")}\n`, [...NPS, "--by", "$browser"]);
  assert.deepEqual([columns.from, columns.total.counts[10], columns.total.n, columns.segments[0].segment], ["posthog", 1, 1, "Firefox"]);
  const quote = (value) => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
  const events = [sent("a", 0, { $browser: "Firefox" }), sent("b", 10, { $browser: "Safari" })];
  const json = events.map(({ event, timestamp, properties }) => `${event},${timestamp},${quote(properties)}`);
  const cell = await scored(`event,timestamp,properties\n${json.join("\n")}\nsurvey sent,,not json\n`, [...NPS, "--by", "$browser"]);
  assert.deepEqual([cell.total.n, cell.segments.length, cell.refused.byCode], [2, 2, [{ code: "not_json", count: 1 }]]);
});

test("PostHog: answers of thumbs only are remarked on, since their 1 is the good end", async () => {
  const { caveats } = await scored(lines(sent("a", 1), sent("b", 2)), ["--measure", "csat"], NDJSON);
  assert.match(caveats[0], /thumbs/);
});

const response = (data, more = {}) => ({ id: "r", surveyId: "f1", finished: true, data, ttc: {}, meta: { country: "DE" }, ...more });

test("Formbricks: an absent element was skipped; hidden fields and meta make segments", async () => {
  const responses = [
    response({ nps1: 9, plan: "pro" }),
    response({ plan: "pro" }),
    response({ nps1: 3, plan: "free" }, { finished: false }),
  ];
  const args = [...NPS, "--question", "nps1"];
  const result = await scored(JSON.stringify({ data: responses }), [...args, "--by", "plan"], { name: "responses.json" });
  assert.deepEqual([result.from, result.total.n, result.rows.skipped], ["formbricks", 2, 1]);
  assert.deepEqual(
    result.segments.map(({ segment, n }) => [segment, n]),
    [
      ["free", 1],
      ["pro", 1],
    ],
  );
  assert.equal((await scored(lines(...responses), [...args, "--by", "meta.country"], NDJSON)).segments[0].segment, "DE");
  const finished = await scored(lines(...responses), [...args, "--finished"], NDJSON);
  assert.deepEqual([finished.total.n, finished.rows.unfinished], [1, 1]);
});

test("Formbricks: CSV, whose questions are numbered headlines", async () => {
  const content = 'No.,Response ID,Finished,Survey ID,"1. How likely, really?",plan\n1,r1,Yes,f1,9,pro\n2,r2,No,f1,,pro\n';
  const result = await scored(content, [...NPS, "--question", "How likely, really?", "--by", "plan"]);
  assert.deepEqual([result.from, result.total.n, result.rows.skipped], ["formbricks", 1, 1]);
});

test("Formbricks: webhook messages are opened", async () => {
  const message = { webhookId: "w", event: "responseFinished", data: response({ nps1: 10 }) };
  assert.equal((await scored(lines(message), [...NPS, "--question", "nps1"], NDJSON)).total.n, 1);
});

test("Formbricks: a question has to be named", async () => {
  const { code, err } = await score(lines(response({ nps1: 10 })), NPS, NDJSON);
  assert.equal(code, 1);
  assert.match(err, /--question/);
});

test("an NPS of many without a single 0 is remarked on: it may have been asked from 1 to 10", async () => {
  const responses = Array.from({ length: 400 }, (_, index) => response({ q: 1 + (index % 10) }));
  const { caveats } = await scored(lines(...responses), [...NPS, "--question", "q"], NDJSON);
  assert.match(caveats[0], /Formbricks rating of range 10/);
});

test("SurveyJS: flat data, and getPlainData by line or as an array of people", async () => {
  const flat = [{ nps: 9, plan: "pro" }, { plan: "pro" }];
  assert.equal(
    (await scored(JSON.stringify(flat), [...NPS, "--question", "nps", "--from", "surveyjs"], { name: "a.json" })).rows.skipped,
    1,
  );
  const plain = flat.map((data) => Object.entries(data).map(([name, value]) => ({ name, title: name, value, displayValue: value })));
  for (const content of [lines(...plain), JSON.stringify(plain), lines(plain[0])]) {
    const result = await scored(content, [...NPS, "--question", "nps", "--by", "plan"], { name: "a.json" });
    assert.deepEqual([result.from, result.total.n, result.segments[0].segment], ["surveyjs", 1, "pro"]);
  }
});
