// Owns PostHog's branching: by the index of an option, or by a bucket of a rating whose bounds PostHog has fixed.
import { ALWAYS, has } from "../formula.mjs";
import { rangeOf } from "../../sources/definition.mjs";

/** The buckets of each scale, as its first and last value. */
const BUCKETS = {
  2: { positive: [1, 1], negative: [2, 2] },
  3: { negative: [1, 1], neutral: [2, 2], positive: [3, 3] },
  5: { negative: [1, 2], neutral: [3, 3], positive: [4, 5] },
  7: { negative: [1, 3], neutral: [4, 4], positive: [5, 7] },
  10: { detractors: [0, 6], passives: [7, 8], promoters: [9, 10] },
};

/** Where a question leads, as `flow` takes it. */
export function exits(source, index, steps, losses) {
  const { branching } = source;
  const path = `questions[${index}].branching`;
  switch (branching?.type) {
    case undefined:
    case "next_question":
      return [];
    case "end":
      return [{ if: ALWAYS, to: steps.length, path }];
    case "specific_question":
      return to(branching.index, ALWAYS, path, steps, losses);
    case "response_based":
      return byResponse(source, steps[index], `${path}.responseValues`, steps, losses);
    default:
      losses.add(path, `a branching of type ${JSON.stringify(branching.type)} is not known here`);
      return [];
  }
}

function byResponse(source, step, path, steps, losses) {
  const values = Object.entries(source.branching.responseValues ?? {});
  if (values.length > 0 && step.variable === undefined) {
    losses.add(path, "a branching on a question that could not be carried over, or that has several answers");
    return [];
  }
  return values.flatMap(([response, target]) => {
    const meant = valuesOf(source, response, step);
    const at = `${path}.${response}`;
    if (meant.length > 0) return to(target, has(step.variable, meant), at, steps, losses);
    losses.add(at, "names no answer that can be given");
    return [];
  });
}

function valuesOf(source, response, { variable }) {
  if (source.type !== "rating") return variable.values.filter((index) => String(index) === response);
  const scale = rangeOf(source) === "thumbs" ? 2 : source.scale;
  const bucket = Object.hasOwn(BUCKETS, scale) ? BUCKETS[scale][response] : undefined;
  return bucket === undefined ? [] : variable.values.filter((value) => value >= bucket[0] && value <= bucket[1]);
}

function to(target, formula, path, steps, losses) {
  if (target === "end") return [{ if: formula, to: steps.length, path }];
  if (Number.isInteger(target) && target >= 0 && target <= steps.length) return [{ if: formula, to: target, path }];
  losses.add(path, `leads to ${JSON.stringify(target)}, which is no question; it goes on with the next one`);
  return [];
}
