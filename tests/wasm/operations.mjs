// Owns computing the rows of tests/vectors/cases.json with nothing but the npm package's public functions.
import { core } from "./core.mjs";

const times = (count, value) => Array(count).fill(value);
const promoters = ({ D, N, P }) => [...times(D, 0), ...times(N, 7), ...times(P, 9)];
const unfolded = (counts, lowest) => counts.flatMap((count, index) => times(count, lowest + index));
const ends = ({ low, high }) => [low, high];

const nps = (scores, options) => {
  const reading = core.nps(scores, options);
  return { nps: [reading.point], ci: ends(reading) };
};
const point = (scores) => ({ nps: nps(scores).nps });

/** What the package computes for a row, by the names in its `expected`. A share's interval is read off CSAT: fives among ones. */
const OPERATIONS = {
  wilson_ci: ({ x, n, conf }) => ({ ci: ends(core.csat([...times(x, 5), ...times(n - x, 1)], { confidence: conf }).top2) }),
  nps_from_scores: ({ scores }) => point(scores),
  nps_from_counts: (counts) => point(promoters(counts)),
  nps_from_hist: ({ hist }) => point(unfolded(hist, 0)),
  nps_score_ci: (input) => nps(promoters(input), { confidence: input.conf }),
  nps_adjwald_ci: (input) => nps(promoters(input), { confidence: input.conf, method: "adjusted-wald" }),
  nps_merge_segments: ({ segments }) => {
    const parts = Object.values(segments).map(promoters);
    const sum = parts.reduce((sum, scores) => sum + core.nps(scores).point, 0);
    return { pooled_nps: nps(parts.flat()).nps, naive_mean_of_nps: [sum / parts.length] };
  },
  csat_from_hist: ({ hist, conf }) => {
    const { top2, mean, pomp } = core.csat(unfolded(hist, 1), { confidence: conf });
    return { mean: [mean.point], t_ci: ends(mean), t2b: [top2.point], t2b_wilson: ends(top2), pomp: [pomp.point] };
  },
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

/** Some pair on seven points with that difference. */
const pairWith = (difference) => (difference > 0 ? [1 + difference, 1] : [1, 1 - difference]);

/** Core computes these too, but the package gives a score with its interval instead of them. */
export const NATIVE_ONLY = {
  nps_from_scores: ["var", "se"],
  nps_from_counts: ["var", "se"],
  nps_from_hist: ["var", "se", "mean", "sd"],
  csat_from_hist: ["sd"],
  gap_from_joint: ["sd_gap", "t"],
  gap_tost: ["p_tost", "rms"],
};

/** Computes a row; an operation that nobody knows fails. */
export function run({ op, ...input }) {
  if (!Object.hasOwn(OPERATIONS, op)) throw new Error(`unknown operation ${op}`);
  return OPERATIONS[op](input);
}
