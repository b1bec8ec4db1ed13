// Owns the study as a whole: the surveys side by side, and what they share because a study has it once. Reads no source.
import { Ids } from "./ids.mjs";
import { given } from "./questions.mjs";

/** Where results go if nobody says where; no such host exists. */
export const PLACEHOLDER = "https://cx.example/v1/results";

/** `made`: what each survey became, `{ survey, look, restDays, attributes, losses }`. */
export function study({ id, endpoint, made }, losses) {
  const ids = new Ids();
  const surveys = made.map(({ survey }) => ({ ...survey, id: ids.of(survey.id, "survey") }));
  if (endpoint === undefined) losses.add("endpoint", `a placeholder, ${PLACEHOLDER}; say with --endpoint where results go`);
  const attributes = [...new Set(made.flatMap((one) => one.attributes ?? []))];
  return given({
    study: id ?? (surveys.length === 1 ? surveys[0].id : "imported"),
    version: 1,
    endpoint: { url: endpoint ?? PLACEHOLDER },
    attributes: attributes.length > 0 ? attributes : undefined,
    surveys,
    fatigue: fatigue(made),
    look: look(made),
  });
}

/** One rest for all: the longest, so that nobody is asked more often than any of the surveys allowed. */
function fatigue(made) {
  const rests = made.filter(({ restDays }) => restDays !== undefined);
  if (rests.length === 0) return undefined;
  const longest = Math.max(...rests.map(({ restDays }) => restDays));
  for (const { restDays, losses } of made) {
    if (restDays !== longest) losses.add("", `a study has one rest between surveys, here ${longest} days, the longest of them`);
  }
  return { anySurveyEveryDays: longest };
}

/** One look for all: the first survey's. */
function look(made) {
  const [first] = made;
  for (const { look: own, losses } of made.slice(1)) {
    if (JSON.stringify(own) !== JSON.stringify(first.look)) losses.add("", "a study has one look; it is that of the first survey");
  }
  return Object.keys(first.look ?? {}).length > 0 ? first.look : undefined;
}
