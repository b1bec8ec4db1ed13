// Owns the rows about the net promoter score.
import { core } from "../core.mjs";
import { ends } from "./take.mjs";

const camps = ({ D, N, P }) => ({ detractors: D, passives: N, promoters: P });

/** Core knows the added answers by the papers that they come from. Rocks is who calls it adjusted Wald without more words. */
const BY_PSEUDO = { undefined: "adjusted-wald", "0.75,1.5,0.75": "adjusted-wald", "0.5,1,0.5": "agresti-min", "1,0,1": "bonett-price", "0,0,0": "wald" };

const interval = (input, method) => {
  const reading = core.nps(camps(input), { confidence: input.conf, method });
  return { nps: [reading.point], ci: ends(reading) };
};

const summary = (people) => {
  const { point, variance, standardError } = core.npsSummary(people);
  return { nps: [point], var: [variance], se: [standardError] };
};

const compared = ({ difference, test }) => ({
  diff: [difference.point],
  ci: ends(difference),
  ...(test && { diff_adj: [test.difference], se: [test.standardError], z: [test.statistic], p: [test.p] }),
});

const difference = ({ a, b, conf }, method) => compared(core.npsDifference(camps(a), camps(b), { confidence: conf, method }));

export const operations = {
  nps_from_scores: ({ scores }) => summary(scores),
  nps_from_counts: (counts) => summary(camps(counts)),
  nps_from_hist: ({ hist, conf }) => {
    const { mean, standardDeviation } = core.npsSummary({ counts: hist });
    const wald = core.nps({ counts: hist }, { confidence: conf, method: "wald" });
    return { ...summary({ counts: hist }), wald_ci: ends(wald), mean: [mean], sd: [standardDeviation] };
  },
  nps_score_ci: (input) => interval(input, "score"),
  nps_wald_ci: (input) => interval(input, "wald"),
  nps_adjwald_ci: (input) => interval(input, BY_PSEUDO[input.pseudo]),
  nps_bootstrap_percentile: (input) => {
    const { ci } = interval(input, "bootstrap");
    return { exact: ci, scipy_mc: ci };
  },
  nps_diff_wald: (input) => difference(input, "wald"),
  nps_diff_adjwald: (input) => difference(input, BY_PSEUDO[input.pseudo]),
  nps_diff_mover: (input) => {
    const { diff, ci } = difference(input, "mover");
    return { diff, ci };
  },
  nps_paired: ({ joint, conf }) => {
    const { diff, ci, z, p } = compared(core.npsChange({ joint }, { confidence: conf }));
    return { diff, ci, t: z, p };
  },
  nps_merge_segments: ({ segments }) => {
    const parts = Object.values(segments).map(camps);
    const total = (camp) => parts.reduce((sum, part) => sum + part[camp], 0);
    const pooled = { detractors: total("detractors"), passives: total("passives"), promoters: total("promoters") };
    const sum = parts.reduce((sum, part) => sum + core.nps(part).point, 0);
    return { pooled_nps: [core.nps(pooled).point], naive_mean_of_nps: [sum / parts.length] };
  },
};
