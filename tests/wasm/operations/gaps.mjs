// Owns the rows about gaps between two answers of the same person.
import { core } from "../core.mjs";
import { ends, times } from "./take.mjs";

/** Some pair on seven points with that difference. */
const pairWith = (difference) => (difference > 0 ? [1 + difference, 1] : [1, 1 - difference]);

export const operations = {
  gap_from_joint: ({ joint, conf }) => {
    const options = { scale: "quality7", kind: "servqual", confidence: conf };
    const { n, first, second, difference, correlation, split } = core.gap({ joint }, options);
    return {
      n: [n],
      mean_e: [first.point],
      mean_p: [second.point],
      gap: [difference.point],
      r: [correlation],
      df: [n - 1],
      ci: ends(difference),
      share_met_or_exceeded: [(split[1] + split[2]) / n],
    };
  },
  gap_tost: ({ gap_hist, gap_min, margin, alpha }) => {
    const pairs = gap_hist.flatMap((count, index) => times(count, pairWith(gap_min + index)));
    const { difference, meanDistance } = core.gap(pairs, { scale: "quality7", kind: "xgap", margin, confidence: 1 - 2 * alpha });
    return { mean: [difference.point], ci90: ends(difference), mean_abs: [meanDistance] };
  },
};
