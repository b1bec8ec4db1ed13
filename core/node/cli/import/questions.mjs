// Owns what the questions of others become: a rating on a scale of ours, a choice, a text. What follows from their answers is elsewhere.
//
// A step is `{ path, question, kind?, variable? }`: the question of a study without its id, which kind of survey it can open, and what
// conditions ask of its answer. A step without a question is one that could not be carried over; jumps still lead through it.
import { choiceOf, ratingOf } from "./condition.mjs";
import { Ids } from "./ids.mjs";

/** The most options of a choice. */
const MOST_OPTIONS = 50;

/** The scales that a meaning has, by their number of values. CES on five points has none: ours of five counts effort, where low is good. */
const SCALES = { nps: { 11: "likelihood11" }, csat: { 5: "csat5", 7: "csat7" }, ces: { 7: "ease7" } };

/** What a rating without a meaning is taken for. */
const TAKEN = { 5: ["csat5", "5 is good"], 7: ["csat7", "7 is good"], 11: ["likelihood11", "10 is good"] };

/**
 * A rating from `min` to `max`. `means` is nps, csat, ces, or undefined where the tool does not say; `as` how it is drawn, `more` what the
 * question has beside its scale.
 */
export function rating({ path, range: [min, max], means, as, text, low, high, hint, requires }, losses) {
  const levels = max - min + 1;
  const fits = min === (levels === 11 ? 0 : 1);
  let scale = fits && means !== undefined ? SCALES[means]?.[levels] : undefined;
  if (scale === undefined && means === undefined && fits && TAKEN[levels] !== undefined) {
    const [taken, good] = TAKEN[levels];
    scale = taken;
    losses.add(
      path,
      `${levels} values whose meaning is not said; taken as ${scale}, where ${good}: check that, and which names its values get`,
    );
  }
  if (scale === undefined) return choiceOfNumbers({ path, min, max, text, low, high, hint, means, requires }, losses);
  const question = given({ type: "rating", text, hint, scale, low, high });
  if (as !== undefined && levels === 11) losses.add(path, `${as} for eleven values; shown as numbers`);
  else if (as !== undefined) question.as = as;
  const values = Array.from({ length: levels }, (_, index) => min + index);
  return { path, question, kind: means, variable: ratingOf(question, values, requires) };
}

function choiceOfNumbers({ path, min, max, text, low, high, hint, means, requires }, losses) {
  const of = means === undefined ? "" : ` of ${means.toUpperCase()}`;
  losses.add(path, `Expectly has no scale${of} from ${min} to ${max}; it becomes a choice of these numbers, which has no score`);
  const entries = Array.from({ length: max - min + 1 }, (_, index) => {
    const value = min + index;
    const name = { min: low, max: high }[value === min ? "min" : value === max ? "max" : ""];
    const words = Object.fromEntries(Object.keys(text).map((language) => [language, String(value)]));
    return { key: value, names: [value < 0 ? `minus ${-value}` : value], text: name === undefined ? words : labelled(value, name, words) };
  });
  return choice({ path, text, hint, entries, requires }, losses);
}

function labelled(value, name, words) {
  const tags = new Set([...Object.keys(words), ...Object.keys(name)]);
  return Object.fromEntries([...tags].map((tag) => [tag, `${value} (${name[tag] ?? Object.values(name)[0]})`]));
}

/** A choice. `entries`: `{ key, names, text }`, what the source calls an option, what its id is made of, its words; one may be `other`. */
export function choice({ path, text, hint, entries, several, shuffle, requires }, losses) {
  const there = entries.filter(({ text: words, other }) => other || words !== undefined);
  const other = there.find((entry) => entry.other);
  const own = there.filter((entry) => !entry.other);
  if (own.length < 2) return dropped(path, "fewer than two options with words; left out", losses);
  if (own.length > MOST_OPTIONS) losses.add(path, `only the first ${MOST_OPTIONS} of ${own.length} options`);
  if (other?.text !== undefined && !/^other\b/i.test(Object.values(other.text)[0]))
    losses.add(other.path ?? path, "the words of the open option; the widget has its own for it");
  const ids = new Ids(["other"]);
  const options = own.slice(0, MOST_OPTIONS).map(({ key, names, text: words }) => ({ key, id: ids.of(...names, "option"), text: words }));
  const question = given({
    type: "choice",
    text,
    hint,
    options: options.map(({ id, text: words }) => ({ id, text: words })),
    several: several || undefined,
    other: other !== undefined || undefined,
    shuffle: shuffle || undefined,
  });
  const named = new Map(options.map(({ key, id }) => [key, id]));
  if (other !== undefined) named.set(other.key, "other");
  return { path, question, options: named, variable: several ? undefined : choiceOf(question, named, requires) };
}

/** An answer in one's own words. */
export function words({ path, text, hint, short }) {
  return { path, question: given({ type: "text", text, hint, short: short || undefined }) };
}

/** A question that cannot be asked. */
export function dropped(path, why, losses) {
  losses.add(path, why);
  return { path };
}

/** The object without what is undefined. */
export function given(object) {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
