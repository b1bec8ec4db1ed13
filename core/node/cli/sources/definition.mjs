// Owns checking a question against the survey's own definition: that it was asked on the scale that it is scored on. Answers cannot show
// that, since 1 to 10 lies within 0 to 10.
import { Unreadable } from "../failures.mjs";
import { notFound, own, quoted } from "./columns.mjs";

/** Where PostHog, Formbricks (blocks today, questions formerly) and SurveyJS hold their questions. */
const HOLDERS = ["questions", "blocks", "pages", "elements"];

/** Where APIs hold surveys. */
const LISTS = ["results", "surveys", "data"];

/** Refuses a question that was asked on another scale. */
export function check(definition, { first, second, survey, scale }) {
  const asked = questionsOf(chosen(definition, survey));
  const ratings = asked.filter(({ type }) => type === "rating" || type === "nps" || type === "csat" || type === "ces");
  for (const name of [first, second].filter((name) => name !== undefined)) compare(named(asked, name), name, scale);
  if (first !== undefined) return;
  if (ratings.length !== 1) throw new Unreadable(`the definition has ${ratings.length} questions with ratings. Say which with --question`);
  compare(ratings[0], nameOf(ratings[0]), scale);
}

/** The surveys that a document holds, each with where it stands: one alone, a list of them, or either as an API wraps it. */
export function surveysOf(document) {
  const { path, list } = listIn(document);
  if (list !== undefined) return list.map((survey, index) => ({ path: `${path}[${index}]`, survey }));
  const wrapped = own(document, "data");
  return [wrapped === undefined ? { path: "", survey: document } : { path: "data", survey: wrapped }];
}

function listIn(document) {
  if (Array.isArray(document)) return { path: "", list: document };
  const path = LISTS.find((key) => Array.isArray(own(document, key)));
  return { path, list: path === undefined ? undefined : document[path] };
}

function chosen(definition, survey) {
  const list = surveysOf(definition).map((one) => one.survey);
  if (listIn(definition).list === undefined) return list[0];
  const found = survey === undefined && list.length === 1 ? list[0] : list.find((one) => own(one, "id") === survey);
  if (found === undefined) throw new Unreadable(`the definition has ${list.length} surveys. Say which with --survey`);
  return found;
}

function questionsOf(node) {
  const held = HOLDERS.map((key) => own(node, key))
    .filter(Array.isArray)
    .flat();
  return held.length > 0 ? held.flatMap(questionsOf) : [node].filter((question) => nameOf(question) !== undefined);
}

function nameOf(question) {
  return own(question, "id") ?? own(question, "name");
}

function named(questions, name) {
  const found = questions.find((question) => nameOf(question) === name) ?? (/^\d+$/.test(name) ? questions[Number(name)] : undefined);
  if (found === undefined) throw new Unreadable(`the definition: ${notFound(name, questions.map(nameOf), "question")}`);
  return found;
}

function compare(question, name, scale) {
  const range = rangeOf(question);
  if (range === undefined) throw new Unreadable(`question ${quoted(name)} is of type ${quoted(question.type)}, which has no rating`);
  if (range === "thumbs") throw new Unreadable(`question ${quoted(name)} is PostHog's thumbs: 1 is up and 2 is down, so it is no rating`);
  const [min, max] = range;
  if (min !== scale.min || max !== scale.max) {
    throw new Unreadable(
      `question ${quoted(name)} runs from ${min} to ${max}, ${scale.name} from ${scale.min} to ${scale.max}: its answers are none on it`,
    );
  }
}

/** Lowest and highest value that can be given, or "thumbs". */
export function rangeOf(question) {
  const { type, range, scale, rateMin, rateMax, rateCount } = question;
  if (type === "nps") return [0, 10];
  // Formbricks: `scale` says how it looks, `range` how many values it has, from 1.
  if (typeof range === "number") return [1, range];
  if (type !== "rating") return undefined;
  if (scale === 2) return "thumbs";
  if (typeof scale === "number") return scale === 10 ? [0, 10] : [1, scale];
  // SurveyJS, whose ratings run from 1 to 5 unless they say otherwise.
  const min = rateMin ?? 1;
  return [min, rateMax ?? (rateCount === undefined ? 5 : min + rateCount - 1)];
}
