// Owns what surveys are called on the screen. Its texts come from studies and visitors' results: they are only ever shown as text.

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

/** What a survey is called: the promise it is about, the touchpoint, or its own id. */
export function titleOf(survey, named) {
  const entry = named.get(survey) ?? {};
  const promise = inLanguage(entry.promiseText);
  if (promise) return { ...promise, text: `“${promise.text}”` };
  return inLanguage(entry.name) ?? spelled(entry.touchpoint ?? survey);
}

/** What people were asked, in a few words. */
export function askedOf(row, named) {
  const action = inLanguage(named.get(row.survey)?.action)?.text;
  switch (row.measure) {
    case "nps":
      return "How likely to recommend us, 0–10";
    case "csat":
      return "How satisfied, 1–5";
    case "ces":
      return action ? `How easy it was to ${action}, 1–7` : "How easy it was, 1–7";
    default:
      return "How good it was, 1–7";
  }
}

/** What may set rows of one title apart, with how it is said. */
const PARTS = [
  ["population", ({ population }) => population],
  ["timing", ({ timing }) => `expectation ${timing}`],
  ["promise", ({ promise }) => promise],
  ["survey", ({ survey }) => survey],
  ["question", ({ question }) => question],
  ["wording", ({ wording }) => `wording ${wording.slice(0, 6)}`],
];

/** What is unusual enough to be said even of a row that stands alone: other people, or an expectation that was only remembered. */
const isUnusual = (part, row) =>
  (part === "population" && row.population !== "customer") || (part === "timing" && row.gap === "sacrifice" && row.timing !== "before");

/** What sets a row apart from others of the same title, and whatever is unusual about it, in short words. */
export function qualifiersOf(row, rows, named) {
  const title = titleOf(row.survey, named).text;
  const namesakes = rows.filter((other) => other.measure === row.measure && titleOf(other.survey, named).text === title);
  const differs = (part) => namesakes.some((other) => other[part] !== row[part]);
  return PARTS.filter(([part]) => row[part] !== undefined && (isUnusual(part, row) || differs(part))).map(([, say]) => say(row));
}
