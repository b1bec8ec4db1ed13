// Owns telling whose export a file is.
import { isPlainEntry } from "../read/sniff.mjs";
import { own } from "./columns.mjs";
import { Formbricks } from "./formbricks.mjs";
import { Plain } from "./plain.mjs";
import { Posthog } from "./posthog.mjs";

const SOURCES = { plain: Plain, surveyjs: Plain, posthog: Posthog, formbricks: Formbricks };

export const NAMES = Object.keys(SOURCES);

/** Where that source has what is asked for. */
export function source(name, asked) {
  return new SOURCES[name](asked);
}

/** Whose export has such a header. */
export function ofHeader(header) {
  if (header.some((name) => /^(?:properties\.)?\$survey_(?:response|id)/.test(name))) return "posthog";
  if (header.includes("event") && header.includes("properties")) return "posthog";
  const formbricks = ["Response ID", "Survey ID", "Finished"];
  return formbricks.every((name) => header.includes(name)) ? "formbricks" : "plain";
}

/** Whose export has such a record. */
export function ofRecord(record) {
  if (Array.isArray(record)) return record.some(isPlainEntry) ? "surveyjs" : "plain";
  if (own(record, "event") !== undefined && own(record, "properties") !== undefined) return "posthog";
  if (Object.keys(record).some((name) => name.startsWith("$survey_"))) return "posthog";
  const response = own(record, "webhookId") === undefined ? record : own(record, "data");
  const isResponse = typeof own(response, "data") === "object" && own(response, "surveyId") !== undefined;
  return isResponse ? "formbricks" : "plain";
}
