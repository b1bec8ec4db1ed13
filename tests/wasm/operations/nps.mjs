// Owns the rows about the net promoter score.
import { core } from "../core.mjs";
import { ends, times, unfolded } from "./take.mjs";

const promoters = ({ D, N, P }) => [...times(D, 0), ...times(N, 7), ...times(P, 9)];

const nps = (scores, options) => {
  const reading = core.nps(scores, options);
  return { nps: [reading.point], ci: ends(reading) };
};
const point = (scores) => ({ nps: nps(scores).nps });

export const operations = {
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
};
