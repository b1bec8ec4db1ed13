// Invents what one visitor of the shop answers, in the form of results. Sends nothing, and knows no wording but what it is given.
import { randomUUID } from "node:crypto";
import { SAID } from "./said.mjs";

/** Share of visitors who reach each question and do not close it unread; the after side counts those who came back. */
const REACH = {
  brewing: 0.12, "kettle-promise": 0.45, "checkout-ease": 0.7, after: 0.68, relationship: 0.4, "support-csat": 0.28, "return-ease": 0.16, feedback: 0.05,
};
/** Share of questions that a visitor sees and passes over, and of those answered with "don't know". */
const SKIPS = 0.05;
const DONT_KNOW = 0.02;
/** Share of those who were asked to write something who do. */
const WRITES = 0.6;
/** What is said of the brewing steps, as often as it stands here. */
const USEFUL = ["yes", "yes", "yes", "yes", "partly", "partly", "no"];
/** Languages as the shop's visitors would bring them. */
const LOCALES = [..."eeeeeeddda"].map((letter) => ({ e: "en", d: "de", a: "ar" })[letter]);
/** A grumpy tenth makes the skew of recommendations that real shops see. */
const GRUMPY = 0.1;
/** Milliseconds that an answer takes, and that lie between basket and order, typically. */
const READING = 3200;
const WRITING = 14_000;
const SHOPPING = 240_000;

/**
 * The results of one visit, in the order in which they would arrive.
 * @param {ReturnType<import("./random.mjs").chance>} chance
 * @param {object} study the shop's study
 * @param {(survey: string, moment: string) => string} wording
 */
export function visit(chance, study, wording) {
  const locale = chance.pick(LOCALES);
  const mood = chance.normal(0, 1);
  const meets = (survey) => chance.happens(REACH[survey]);

  /** A rated question; `value` is only drawn by those who answer. */
  const rated = (question, measure, scale, value) => {
    const asked = { question, measure, scale };
    if (chance.happens(SKIPS)) return { ...asked, state: "skipped" };
    if (chance.happens(DONT_KNOW)) return { ...asked, state: "dont-know" };
    return { ...asked, state: "answered", value: value(), tookMs: chance.millis(READING) };
  };

  const result = (survey, moment, path, answers, more = {}) => {
    const { touchpoint, promise } = study.surveys.find(({ id }) => id === survey);
    const at = touchpoint ?? study.promises.find(({ id }) => id === promise)?.touchpoint;
    const { stage, facet } = study.touchpoints.find(({ id }) => id === at) ?? {};
    return {
      v: 1, id: randomUUID(), study: study.study, studyVersion: study.version, survey, moment, wording: wording(survey, moment),
      ...(at && { touchpoint: at, stage, facet }),
      population: "customer", source: "simulated", locale, answers, ...more,
      complete: true, sample: 1, ageMs: chance.millis(40), page: { path },
    };
  };

  const promise = () => {
    const { id, version } = study.promises.find(({ id }) => id === "boils-in-ninety");
    const promised = rated("promised", "quality", "quality7", () => chance.rating(5.9, 0.8, 1, 7));
    const actual = rated("actual", "quality", "quality7", () => chance.rating(5.1 + 0.5 * mood, 1, 1, 7));
    const gap = difference(promised, actual, { kind: "xgap", above: "over-promised", same: "kept", below: "under-sold" });
    return result("kettle-promise", "once", "/product", [promised, actual], { promise: { id, version }, ...gap });
  };

  const checkout = () => {
    const before = rated("expectation", "ces", "ease7", () => chance.rating(6 + 0.2 * mood, 0.8, 1, 7));
    if (before.state !== "answered") return [result("checkout-ease", "before", "/cart", [before])];
    const pair = { id: randomUUID(), timing: "before", expected: before.value };
    const first = result("checkout-ease", "before", "/cart", [before], { pair });
    if (!meets("after")) return [first];

    const after = rated("experience", "ces", "ease7", () => chance.rating(5.1 + 0.5 * (before.value - 6) + 0.6 * mood, 1, 1, 7));
    const gap = difference(before, after, { kind: "sacrifice", above: "fell-short", same: "met", below: "exceeded" });
    // A pair without a second side joins nothing, so the wire format has none.
    const joined = gap && { pair: { ...pair, experienced: after.value, elapsedMs: chance.millis(SHOPPING) }, ...gap };
    return [first, result("checkout-ease", "after", "/thanks", [after, written("why", gap?.gap.value >= 1)], joined)];
  };

  const written = (question, asked = true) => {
    if (!asked) return { question, state: "not-shown" };
    if (!chance.happens(WRITES)) return { question, state: "skipped" };
    return { question, state: "answered", text: chance.pick(SAID[question][locale]), tookMs: chance.millis(WRITING) };
  };

  const brewing = () => {
    const useful = { question: "useful", state: "answered", choices: [chance.pick(USEFUL)], tookMs: chance.millis(READING) };
    return result("brewing", "once", "/", [useful, written("missing", useful.choices[0] !== "yes")]);
  };

  /** Who opens the tab has something on their mind, more often a bad thing. */
  const feedback = () => {
    const shop = rated("shop", "csat", "csat5", () => chance.rating(3.4 + 0.9 * mood, 1.1, 1, 5));
    return result("feedback", "once", chance.pick(["/product", "/support", "/returns", "/account"]), [shop, written("wish")]);
  };

  const recommend = () =>
    rated("recommend", "nps", "likelihood11", () =>
      chance.happens(GRUMPY) ? chance.rating(3.5, 2, 0, 10) : chance.rating(8.4 + 1.1 * mood, 1.1, 0, 10));
  const satisfaction = () => rated("satisfaction", "csat", "csat5", () => chance.rating(4.1 + 0.4 * mood, 0.8, 1, 5));
  const ease = () => rated("ease", "ces", "ease7", () => chance.rating(5.2 + 0.6 * mood, 1.1, 1, 7));

  return [
    ...(meets("brewing") ? [brewing()] : []),
    ...(meets("kettle-promise") ? [promise()] : []),
    ...(meets("checkout-ease") ? checkout() : []),
    ...(meets("relationship") ? [result("relationship", "once", "/account", [recommend()])] : []),
    ...(meets("support-csat") ? [result("support-csat", "once", "/support", [satisfaction()])] : []),
    ...(meets("return-ease") ? [result("return-ease", "once", "/returns", [ease()])] : []),
    ...(meets("feedback") ? [feedback()] : []),
  ];
}

/** The gap between two answers on one scale, first minus second; none unless both were given. */
function difference(first, second, { kind, above, same, below }) {
  if (first.state !== "answered" || second.state !== "answered") return undefined;
  const value = first.value - second.value;
  return { gap: { kind, value, scale: first.scale, verdict: value > 0 ? above : value < 0 ? below : same } };
}
