// Owns what a gap is said to be, in words. Reads core's report; computes nothing, and calls nothing close that is only unclear.
import { fixed, roundsToZero } from "./numbers.js";

const DIGITS = 2;
const isEstimate = (reading) => reading.status === "estimate";

/** Whether the interval leaves no doubt about the sign. */
export const leavesOutZero = ({ low, high }) => low > 0 || high < 0;

/** What a difference above and below zero is. SERVQUAL takes the expectation from the perception, so its sign is the other way round. */
const TONES = { sacrifice: ["worse", "better"], servqual: ["better", "worse"], xgap: ["over", "under"] };

/**
 * How a gap is to be seen: `worse` and `better` for an experience against its expectation, `over`, `under` and `kept` for a promise,
 * `unclear` while the interval allows more than one of them, `none` without a number.
 */
export function toneOf({ gap, difference, verdict }) {
  if (!isEstimate(difference)) return "none";
  if (gap === "xgap" && verdict === "close") return "kept";
  const sure = gap === "xgap" && verdict ? verdict === "gap" : leavesOutZero(difference);
  if (!sure) return "unclear";
  const [above, below] = TONES[gap];
  return difference.point > 0 ? above : below;
}

const VERBS = {
  sacrifice: { above: "fell short by", below: "exceeded by", zero: "as expected" },
  servqual: { above: "exceeded by", below: "fell short by", zero: "as expected" },
  xgap: { above: "over-promised by", below: "under-sold by", zero: "as promised" },
};
const ENDS = { sacrifice: { above: "short", below: "better" }, servqual: { above: "better", below: "short" }, xgap: { above: "over", below: "under" } };

/** What happened, such as "fell short by". Expects a gap that has a number. */
export const verbOf = ({ gap, difference }) => VERBS[gap][difference.point > 0 ? "above" : "below"];

/** The mean gap, such as "fell short by 1.12"; nothing without a number. */
export function pointWords(gap) {
  const { difference } = gap;
  if (!isEstimate(difference)) return undefined;
  if (roundsToZero(difference.point, DIGITS)) return VERBS[gap.gap].zero;
  return `${verbOf(gap)} ${fixed(Math.abs(difference.point), DIGITS)}`;
}

/** The gap's interval. Where it holds both directions, each end names its own. */
export function intervalWords({ gap, difference }) {
  if (!isEstimate(difference)) return undefined;
  const { low, high } = difference;
  const size = (value) => fixed(Math.abs(value), DIGITS);
  if (low >= 0) return `${size(low)} to ${size(high)}`;
  if (high <= 0) return `${size(high)} to ${size(low)}`;
  const { above, below } = ENDS[gap];
  return `${size(low)} ${below} to ${size(high)} ${above}`;
}

/** What the two one-sided tests say about a promise, in a sentence; nothing where the study sets no margin. */
export function verdictWords({ verdict, margin }) {
  const within = `±${margin} points`;
  switch (verdict) {
    case "close":
      return `Close: kept within ${within}`;
    case "gap":
      return `Gap: more than ${within} away`;
    case "undetermined":
      return `Undetermined: answers allow both, within ${within} and beyond`;
    default:
      return undefined;
  }
}

/** How far the finding can be trusted, in a few words beside the plot; nothing where the number says it all. */
export function caveatWords(gap) {
  const within = `±${gap.margin}`;
  if (gap.verdict && isEstimate(gap.difference)) {
    return { close: `kept within ${within}`, gap: `beyond ${within}`, undetermined: `undetermined against ${within}` }[gap.verdict];
  }
  return toneOf(gap) === "unclear" ? "not clear yet" : undefined;
}
