// Owns one question of a PostHog survey. Its scale 10 runs from 0 to 10; its thumbs (scale 2) store 1 for up.
import { rangeOf } from "../../sources/definition.mjs";
import { choice, dropped, rating, words } from "../questions.mjs";

const COMMON = [
  "id",
  "type",
  "question",
  "description",
  "descriptionContentType",
  "branching",
  "translations",
  "optional",
  "originalQuestionIndex",
];
const RATED = ["display", "scale", "lowerBoundLabel", "upperBoundLabel", "isNpsQuestion"];
const CARRIED = new Set([...COMMON, ...RATED, "choices", "link", "hasOpenChoice", "shuffleOptions"]);
const LOST = {
  buttonText: "buttons have the widget's own words",
  skipSubmitButton: "an answer is sent with its button",
  validation: "answers in words are not checked",
};

export function question(source, path, losses, texts) {
  const text = (key) => texts.of(`${path}.${key}`, translated(source, key));
  const step = { names: [source.id, `q${path.match(/\d+/)[0]}`], requires: source.optional === false };
  const requires = source.optional !== true;
  const shared = { path, requires, text: text("question"), hint: text("description") };
  losses.leftOver(path, source, CARRIED, LOST);
  if (shared.text === undefined) return { ...step, ...dropped(path, "has no words, so it is left out", losses) };
  return { ...step, ...asked(source, shared, text, losses, texts) };
}

function asked(source, shared, text, losses, texts) {
  const { path } = shared;
  switch (source.type) {
    case "open":
      return words(shared);
    case "rating":
      return rated(source, { ...shared, low: text("lowerBoundLabel"), high: text("upperBoundLabel") }, losses);
    case "single_choice":
    case "multiple_choice":
      return chosen(source, shared, losses, texts);
    case "link":
      return dropped(path, `a link is no question; ${source.link ?? "it"} can stand on the page instead`, losses);
    default:
      return dropped(path, `a question of type ${JSON.stringify(source.type)} is not known here`, losses);
  }
}

function rated(source, shared, losses) {
  const range = rangeOf(source);
  if (range === "thumbs") return thumbs(shared, losses);
  const means = range[1] === 10 && source.isNpsQuestion !== false ? "nps" : undefined;
  return rating({ ...shared, range, means, as: source.display === "emoji" ? "faces" : undefined }, losses);
}

/** Keeps which thumb was meant: the values 1 and 2 would read as if down were better. */
function thumbs({ path, text, hint, low, high, requires }, losses) {
  losses.add(path, "thumbs become a choice of two, which has no score; PostHog's 1 is `up`, its 2 is `down`");
  for (const [key, name] of Object.entries({ lowerBoundLabel: low, upperBoundLabel: high })) {
    if (name !== undefined) losses.add(`${path}.${key}`, "words beside the thumbs");
  }
  const both = (sign) => Object.fromEntries(Object.keys(text).map((tag) => [tag, sign]));
  const entries = [
    { key: 1, names: ["up"], text: both("👍") },
    { key: 2, names: ["down"], text: both("👎") },
  ];
  return choice({ path, text, hint, entries, requires }, losses);
}

function chosen(source, shared, losses, texts) {
  const { path } = shared;
  const choices = Array.isArray(source.choices) ? source.choices : [];
  const entries = choices.map((name, index) => {
    const at = `${path}.choices[${index}]`;
    const inOthers = Object.entries(source.translations ?? {}).map(([language, { choices: own } = {}]) => [language, own?.[index]]);
    const other = source.hasOpenChoice === true && index === choices.length - 1;
    return {
      key: index,
      path: at,
      names: [name, `option-${index + 1}`],
      text: texts.of(at, Object.fromEntries([["default", name], ...inOthers])),
      other,
    };
  });
  return choice({ ...shared, entries, several: source.type === "multiple_choice", shuffle: source.shuffleOptions }, losses);
}

/** A text with its translations, which PostHog holds beside it. */
export function translated(source, key) {
  const others = Object.entries(source.translations ?? {}).map(([language, own]) => [language, own?.[key]]);
  return Object.fromEntries([["default", source[key]], ...others]);
}
