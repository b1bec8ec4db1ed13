// Owns one element of a Formbricks survey. Its `scale` says how a rating looks, its `range` how many values it has, from 1; `nps` is 0–10.
import { rangeOf } from "../../sources/definition.mjs";
import { choice, dropped, given, rating, words } from "../questions.mjs";

const RATED = ["scale", "range", "lowerLabel", "upperLabel"];
const ASKED = [
  "choices",
  "shuffleOption",
  "rows",
  "columns",
  "longAnswer",
  "inputType",
  "firstName",
  "lastName",
  "email",
  "phone",
  "company",
];
const CARRIED = new Set([
  ...["id", "type", "headline", "subheader", "required", "logic", "logicFallback", "isDraft", "insightsEnabled", ...RATED, ...ASKED],
]);
const WORDS = "buttons have the widget's own words";
const LOST = {
  buttonLabel: WORDS,
  backButtonLabel: WORDS,
  placeholder: "fields are empty",
  otherOptionPlaceholder: "fields are empty",
  charLimit: "answers in words may have any length",
  validation: "answers are not checked",
  imageUrl: "images",
  videoUrl: "videos",
  isColorCodingEnabled: "values have one colour, so that none looks like the right one",
  displayType: "options are a list",
};

/** How `scale` is drawn here. */
const DRAWN = { smiley: "faces", star: "stars" };

/** Why elements without an equivalent are left out. */
const NO_QUESTION = {
  cta: "a button is no question; say it in `intro` or `thanks`",
  consent: "consent is asked for once, by `privacy`, not by a question",
  pictureSelection: "Expectly has no question with pictures",
  fileUpload: "Expectly has no question for files",
  cal: "Expectly has no question for appointments",
  address: "Expectly has no question for postal addresses",
  ranking: "Expectly has no question for an order",
};

/** The steps that an element becomes; a matrix is several. `always`: whether nothing jumps over it. */
export function element(source, path, always, losses, texts) {
  const text = (key) => texts.of(`${path}.${key}`, source[key]);
  const shared = { path, text: text("headline"), hint: text("subheader"), requires: always && source.required === true };
  const step = { names: [source.id], requires: source.required === true, id: source.id };
  losses.leftOver(path, source, CARRIED, LOST);
  if (shared.text === undefined) return [{ ...step, ...dropped(path, "has no words, so it is left out", losses) }];
  return [asked(source, shared, text, losses, texts)].flat().map((one) => ({ ...step, ...one }));
}

function asked(source, shared, text, losses, texts) {
  const { path, text: headline, hint } = shared;
  const { type } = source;
  switch (type) {
    case "nps":
    case "csat":
    case "ces":
    case "rating":
      return rated(source, { ...shared, low: text("lowerLabel"), high: text("upperLabel") }, losses);
    case "multipleChoiceSingle":
    case "multipleChoiceMulti":
      return chosen(source, shared, losses, texts);
    case "openText":
      if ((source.inputType ?? "text") !== "text")
        losses.add(`${path}.inputType`, `the answer is not checked to be of type ${source.inputType}`);
      return words({ ...shared, short: source.longAnswer === false });
    case "date":
      losses.add(path, "a date is asked for as a line of text");
      return words({ ...shared, short: true });
    case "contactInfo":
      losses.add(path, "asks whether, and at what one address, somebody may be contacted, not for each field");
      return { path, question: given({ type: "contact", text: headline, hint }) };
    case "matrix":
      return matrix(source, shared, losses, texts);
    default:
      return dropped(
        path,
        Object.hasOwn(NO_QUESTION, type) ? NO_QUESTION[type] : `an element of type ${JSON.stringify(type)} is not known here`,
        losses,
      );
  }
}

function rated(source, shared, losses) {
  const means = source.type === "rating" ? undefined : source.type;
  if (means === "ces" && source.range === 7)
    losses.add(
      `${shared.path}.range`,
      "Formbricks does not say which end of a CES is good; taken as ease7, where 7 is easy: check its labels",
    );
  return rating({ ...shared, range: rangeOf(source) ?? [1, 5], means, as: DRAWN[source.scale] }, losses);
}

function chosen(source, shared, losses, texts) {
  const { path } = shared;
  const several = source.type === "multipleChoiceMulti";
  const entries = (source.choices ?? []).map(({ id, label }, index) => {
    const at = `${path}.choices[${index}].label`;
    return { key: id, names: [label?.default, id], path: at, text: texts.of(at, label), other: id === "other" };
  });
  return choice({ ...shared, entries, several, shuffle: shuffled(source, path, losses) }, losses);
}

function shuffled({ shuffleOption = "none" }, path, losses) {
  if (shuffleOption === "none" || shuffleOption === null) return false;
  if (shuffleOption !== "all") losses.add(`${path}.shuffleOption`, `${shuffleOption}; all options are shown in a random order`);
  return true;
}

/** A battery has one scale with an order of its own; columns of any words are options of one question a row. */
function matrix(source, { path, hint, requires }, losses, texts) {
  losses.add(path, "a matrix of words; it becomes a choice for each row");
  const headline = texts.of(`${path}.headline`, source.headline);
  return (source.rows ?? []).map(({ label }, row) => {
    const at = `${path}.rows[${row}].label`;
    const entries = (source.columns ?? []).map(({ id, label: words }, column) => ({
      key: id,
      names: [words?.default, id],
      text: texts.of(`${path}.columns[${column}].label`, words),
    }));
    const text = texts.part(headline, texts.of(at, label));
    return { id: undefined, names: [`${source.id}-${row + 1}`], ...choice({ path: at, text, hint, entries, requires }, losses) };
  });
}
