// Owns what surveys, their questions and their options are called on the screen. Its texts come from studies and visitors' results: they
// are only ever shown as text.

import { fixed } from "./numbers.js";
import { scaleOf } from "./scales.js";

/** Questions that surveys bring with them: their rows are called like their surveys. */
const ROLES = new Set(["recommend", "satisfaction", "ease", "expectation", "experience", "promised", "actual"]);

/** What is asked in the widget's own words where the author has none. */
const ASKED = new Map([["told", "Told what to expect"], ["contact", "May be contacted"]]);

/** The three levels of a zone of tolerance, which share their author's words. */
const LEVELS = new Map([["minimum", "lowest that would do"], ["desired", "wished for"], ["perceived", "received"]]);

/** The language of the page, which is tried first. */
const LANGUAGE = "en";

/** One of a text's languages: the page's, or else the first. */
export function inLanguage(texts) {
  const [lang] = texts && Object.hasOwn(texts, LANGUAGE) ? [LANGUAGE] : Object.keys(texts ?? {});
  return lang && typeof texts[lang] === "string" ? { text: texts[lang], lang } : undefined;
}

/** An id as words: `return-ease` becomes "Return ease". */
const spelled = (id) => {
  const words = String(id).replaceAll("-", " ");
  return { text: words.charAt(0).toUpperCase() + words.slice(1), lang: undefined };
};

/** The study's surveys by id. A Map, since an id may be the name of something that every object has. */
export const byId = (surveys) => new Map((surveys ?? []).map((survey) => [survey.id, survey]));

const entryOf = ({ survey }, named) => named.get(survey) ?? {};

/** The author's own question of a row: the question itself, or the battery that its item belongs to. */
const questionOf = (row, named) =>
  entryOf(row, named).questions?.find(({ id, items }) => id === row.question || items?.some((item) => item.id === row.question));

const itemOf = (row, named) => questionOf(row, named)?.items?.find(({ id }) => id === row.question);

/** The battery that a row's item belongs to, by its id; none for what is no item. */
export const batteryOf = (row, named) => (itemOf(row, named) ? questionOf(row, named).id : undefined);

/** Where an item stands in its battery; those that the study no longer has come last. */
export function placeOf(row, named) {
  const items = questionOf(row, named)?.items ?? [];
  const place = items.findIndex(({ id }) => id === row.question);
  return place < 0 ? items.length : place;
}

/** What a survey is called: the promise it is about, the touchpoint, or its own id. */
export function surveyTitle(survey, named) {
  const entry = entryOf({ survey }, named);
  const promise = inLanguage(entry.promiseText);
  if (promise) return { ...promise, text: `“${promise.text}”` };
  return inLanguage(entry.name) ?? spelled(entry.touchpoint ?? survey);
}

/** What a battery is called: its own words, or else its survey. */
export const batteryTitle = (row, named) => inLanguage(questionOf(row, named)?.text) ?? surveyTitle(row.survey, named);

/** Whether the author asks this, in words that are in the study. */
export const isOwn = (row, named) => Boolean(questionOf(row, named)) && !ROLES.has(row.question);

/** What a row is called: the item or the question in the author's words, or else its survey. */
export function titleOf(row, named) {
  if (!row.question || ROLES.has(row.question)) return surveyTitle(row.survey, named);
  const question = questionOf(row, named);
  const words = inLanguage((itemOf(row, named) ?? question)?.text);
  if (!words) return ASKED.has(question?.role) ? { text: ASKED.get(question.role), lang: undefined } : spelled(row.question);
  return LEVELS.has(question.role) ? { ...words, text: `${words.text}: ${LEVELS.get(question.role)}` } : words;
}

/** What an option is called, in the author's words or else by its id. */
export const optionTitle = (option, row, named) =>
  inLanguage(questionOf(row, named)?.options?.find(({ id }) => id === option)?.text) ?? spelled(option);

/** Options in the order in which the study offers them; those that it does not know come last. */
export function optionsInOrder(row, named) {
  const offered = (questionOf(row, named)?.options ?? []).map(({ id }) => id);
  const place = ({ option }) => (offered.includes(option) ? offered.indexOf(option) : offered.length);
  return [...row.options].sort((one, other) => place(one) - place(other));
}

/** What people were asked, in a few words. */
export function askedOf(row, named) {
  const scale = scaleOf(row.scale);
  if (isOwn(row, named) || !scale.asked) {
    const battery = batteryOf(row, named) ? `${batteryTitle(row, named).text}: ` : "";
    return `${battery}${scale.noun}, ${scale.min}–${scale.max}`;
  }
  const action = inLanguage(named.get(row.survey)?.action)?.text;
  switch (row.measure) {
    case "nps":
      return "How likely to recommend us, 0–10";
    case "ces":
      return action && row.scale === "ease7" ? `${scale.asked} to ${action}, 1–7` : `${scale.asked}, ${scale.min}–${scale.max}`;
    default:
      return `${scale.asked}, ${scale.min}–${scale.max}`;
  }
}

/** What may set rows of one title apart, with how it is said. */
const PARTS = [
  ["population", ({ population }) => population],
  ["timing", ({ timing }) => (timing === "concurrent" ? "both sides asked at once" : `expectation ${timing}`)],
  ["promise", ({ promise }) => promise],
  ["survey", ({ survey }) => survey],
  ["question", ({ question }) => question],
  ["randomized", ({ randomized }) => `ε = ${fixed(randomized, 2)}`],
  ["wording", ({ wording }) => `wording ${wording.slice(0, 6)}`],
];

/** Gaps whose first side is an expectation. */
const TIMED = new Set(["sacrifice", "servqual"]);

/** What is unusual enough to be said even of a row that stands alone: other people, or an expectation that was only remembered. */
const isUnusual = (part, row) =>
  (part === "population" && row.population !== "customer") || (part === "timing" && TIMED.has(row.gap) && row.timing !== "before");

/** What sets a row apart from others of the same title, and whatever is unusual about it, in short words. */
export function qualifiersOf(row, rows, named) {
  const title = titleOf(row, named).text;
  const namesakes = rows.filter((other) => other.measure === row.measure && titleOf(other, named).text === title);
  const differs = (part) => namesakes.some((other) => other[part] !== row[part]);
  return PARTS.filter(([part]) => row[part] !== undefined && (isUnusual(part, row) || differs(part))).map(([, say]) => say(row));
}
