// Owns SurveyJS' ratings: a range, or values listed one by one. What they mean, SurveyJS does not say.
import { rangeOf } from "../../sources/definition.mjs";
import { rating, choice } from "../questions.mjs";

const DRAWN = { stars: "stars", smileys: "faces" };

export function rated(source, shared, losses, texts) {
  const { path } = shared;
  const as = DRAWN[source.rateType ?? source.rateDisplayMode];
  const listed = (source.rateValues ?? []).map((one) => (typeof one === "object" && one !== null ? one : { value: one }));
  const rising = listed.every(({ value }, index) => Number.isInteger(value) && (index === 0 || value === listed[index - 1].value + 1));
  if (listed.length > 0 && !rising) return ofWords(listed, shared, losses, texts);
  if ((source.rateStep ?? 1) !== 1) return ofSteps(source, shared, losses, texts);
  const range = listed.length > 0 ? [listed[0].value, listed.at(-1).value] : rangeOf(source);
  const [min, max] = range;
  const end = (own, index) =>
    own ?? (listed.at(index)?.text === undefined ? undefined : texts.of(`${path}.rateValues`, listed.at(index).text));
  if (listed.slice(1, -1).some(({ text }) => text !== undefined)) losses.add(`${path}.rateValues`, "words of the values between the ends");
  const means = min === 0 && max === 10 ? "nps" : undefined;
  if (means !== undefined) losses.add(path, "0 to 10, taken as NPS, where 10 is good; SurveyJS does not say what a rating means");
  return rating({ ...shared, range, means, as, low: end(shared.low, 0), high: end(shared.high, -1) }, losses);
}

function ofSteps(source, shared, losses, texts) {
  const [min, max] = rangeOf(source);
  const values = Array.from({ length: Math.floor((max - min) / source.rateStep) + 1 }, (_, index) => min + index * source.rateStep);
  return ofWords(
    values.map((value) => ({ value })),
    shared,
    losses,
    texts,
  );
}

/** Values that do not rise one by one are on no scale; turned round, they would be read the wrong way. */
function ofWords(listed, { low, high, ...shared }, losses, texts) {
  const { path } = shared;
  losses.add(path, "values that do not rise one by one; it becomes a choice, which has no score");
  for (const [key, name] of Object.entries({ minRateDescription: low, maxRateDescription: high })) {
    if (name !== undefined) losses.add(`${path}.${key}`, "words at the ends of a scale");
  }
  const entries = listed.map(({ value, text }, index) => ({
    key: value,
    names: [String(value).replace(/^-/, "minus-"), `option-${index + 1}`],
    text: texts.of(`${path}.rateValues[${index}]`, text ?? value),
  }));
  return choice({ ...shared, entries }, losses);
}
