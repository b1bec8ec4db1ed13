// Owns the title of a plot: the one finding that somebody should take away from it. Computes nothing.
import { leavesOutZero, toneOf, verbOf } from "./findings.js";
import { fixed, roundsToZero } from "./numbers.js";

/** Titles are read at a glance; the second digit stands beside the plot. */
const DIGITS = 1;
const SHORTFALLS = new Set(["worse", "over"]);
const SURPLUSES = new Set(["better", "under"]);

const points = (gap) => {
  const size = Math.abs(gap.difference.point);
  return `${verbOf(gap)} ${roundsToZero(size, DIGITS) ? "less than 0.1" : fixed(size, DIGITS)} points`;
};

/** A gap that may be none, or one of a promise that may still be within its margin. */
function open(gap) {
  if (!gap.verdict) return "shows no clear gap yet";
  const allowed = `the ${gap.margin} that the study allows`;
  return leavesOutZero(gap.difference) ? `${points(gap)}, perhaps no more than ${allowed}` : `may be within ${allowed} or not: too early to tell`;
}

const largest = (gaps) => gaps.reduce((most, gap) => (Math.abs(gap.difference.point) > Math.abs(most.difference.point) ? gap : most));

/**
 * What the gaps of one plot say together: the gap that it is about, if it is about one, and words to follow its name. Clear
 * shortfalls come before clear surpluses, since they are what somebody has to act on.
 */
export function headlineOf(gaps) {
  const toned = (tones) => gaps.filter((gap) => tones.has(toneOf(gap)));
  for (const clear of [toned(SHORTFALLS), toned(SURPLUSES)]) {
    if (clear.length > 0) {
      const found = largest(clear);
      return { about: found, words: points(found) };
    }
  }
  const kept = toned(new Set(["kept"]));
  if (kept.length > 0) return { about: kept[0], words: `was kept, within ${kept[0].margin} points` };
  if (toned(new Set(["unclear"])).length === 0) {
    return { words: gaps.some(({ n }) => n > 0) ? "Too few answers for a finding yet" : "Nobody has answered both sides yet" };
  }
  return gaps.length === 1 ? { about: gaps[0], words: open(gaps[0]) } : { words: "No clear gap yet" };
}
