// Owns where the answer stands in PostHog's `survey sent` events, as rows of a CSV or as objects with `properties`.
//
// PostHog sends the same answer under two names, by the question's id and by its index; several events may carry one submission, each with
// everything answered so far. Its scale 10 runs from 0 to 10.
import { Unreadable } from "../failures.mjs";
import { notFound, optional, own, quoted, wanted } from "./columns.mjs";

const RESPONSE = "$survey_response";
const BY_INDEX = /^\$survey_response(?:_\d+)?$/;
const SENT = "survey sent";

export class Posthog {
  #asked;
  #found;

  constructor(asked) {
    this.#asked = asked;
  }

  columns(header) {
    const { first, second, by } = this.#asked;
    const optionally = (...names) => optional(header, ...names.flatMap((name) => [name, `properties.${name}`]));
    const shared = {
      event: optionally("event"),
      time: optionally("timestamp"),
      survey: optionally("$survey_id"),
      submission: optionally("$survey_submission_id"),
      finished: optionally("$survey_completed"),
    };
    const responses = header.filter((name) => withoutPrefix(name).startsWith(RESPONSE));
    if (responses.length === 0 && header.includes("properties")) {
      return { ...shared, properties: wanted(header, "properties"), segment: by === undefined ? -1 : optionally(by) };
    }
    const answer = (name) => wanted(header, ...responseNames(name).flatMap((response) => [response, `properties.${response}`]));
    return {
      ...shared,
      first: first === undefined ? wanted(header, theOnly(responses)) : answer(first),
      second: second === undefined ? -1 : answer(second),
      segment: by === undefined ? -1 : wanted(header, by, `properties.${by}`),
    };
  }

  /** A row of a CSV whose column `properties` holds JSON; false if that is none. */
  readProperties(text, row) {
    let properties;
    try {
      properties = JSON.parse(text);
    } catch {
      return false;
    }
    const { event, time, segment } = row;
    this.read({ event, timestamp: time, properties }, row);
    row.segment ??= segment;
    row.isText = false;
    return true;
  }

  read(record, row) {
    row.event = own(record, "event");
    if (!this.counts(row)) return;
    let properties = own(record, "properties") ?? record;
    if (typeof properties === "string") properties = parsed(properties);
    const { first, second, by } = this.#asked;
    const answer = (name) =>
      responseNames(name)
        .map((response) => own(properties, response))
        .find((value) => value !== undefined);
    row.first = first === undefined ? own(properties, this.#onlyQuestion(properties)) : answer(first);
    if (second !== undefined) row.second = answer(second);
    if (by !== undefined) row.segment = own(properties, by) ?? own(record, by);
    row.time = own(record, "timestamp");
    row.survey = own(properties, "$survey_id");
    row.submission = own(properties, "$survey_submission_id");
    row.finished = own(properties, "$survey_completed");
  }

  /** Whether the event is an answer: a survey that was shown or dismissed is none. */
  counts(row) {
    return row.event === undefined || row.event === SENT;
  }

  names(record) {
    const properties = own(record, "properties");
    const names = Object.keys(typeof properties === "object" && properties !== null ? properties : record);
    // Answers first: an event has some forty properties, and only so many are listed.
    return names.sort((a, b) => b.startsWith(RESPONSE) - a.startsWith(RESPONSE));
  }

  /** The question that nobody had to name, since there is one only. */
  #onlyQuestion(properties) {
    const responses = Object.keys(properties).filter((name) => name.startsWith(RESPONSE));
    if (responses.length > 0) this.#found ??= theOnly(responses);
    return this.#found ?? RESPONSE;
  }
}

/** The names that a question's answer may have: by its id, or by its index. */
function responseNames(question) {
  const byIndex = question === "0" ? [RESPONSE] : [];
  return [...byIndex, `${RESPONSE}_${question}`, question];
}

/** The one question among the names of responses. By id if there is any by id: those by index say the same again. */
function theOnly(responses) {
  const byId = responses.filter((name) => !BY_INDEX.test(withoutPrefix(name)));
  const questions = byId.length > 0 ? byId : responses;
  if (questions.length === 1) return questions[0];
  if (questions.length === 0) throw new Unreadable(notFound(RESPONSE, responses, "answer"));
  const ids = questions.map((name) => quoted(withoutPrefix(name).slice(RESPONSE.length + 1) || "0"));
  throw new Unreadable(`answers to ${ids.length} questions. Say which with --question: ${ids.join(", ")}`);
}

function withoutPrefix(name) {
  return name.startsWith("properties.") ? name.slice("properties.".length) : name;
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
