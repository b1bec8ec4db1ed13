// Owns the rows about weighted samples and those who did not answer.
import { core } from "../core.mjs";
import { ends } from "./take.mjs";

/** Rows give what is left of the variance, 1 − n / N, as other packages do; the package asks for n / N. */
const fractions = (fpc) => {
  if (fpc === undefined) return {};
  if (typeof fpc === "number") return { fraction: 1 - fpc };
  return { fractions: Object.fromEntries(Object.entries(fpc).map(([stratum, rest]) => [stratum, 1 - rest])) };
};

const weighted = ({ y, w, stratum, use_strata = stratum !== undefined, fpc, cluster, clusters = cluster, psu = clusters, conf }) => {
  const sample = { values: y, weights: w, clusters: psu, strata: use_strata ? stratum : undefined };
  return core.weighted(sample, { ...fractions(fpc), confidence: conf });
};

const counted = ({ hists, conf }, key, numbers) => {
  const reading = core.weightedNps(hists.map((counts, index) => ({ counts, [key]: numbers[index] })), { confidence: conf });
  return { nps: [reading.point], ci: ends(reading) };
};

export const operations = {
  weighted_mean: (input) => {
    const { mean, total, standardError, totalStandardError } = weighted(input);
    return { mean: [mean.point], se: [standardError], ci: ends(mean), total: [total.point], total_se: [totalStandardError] };
  },
  weighted_total: (input) => {
    const { total, totalStandardError } = weighted(input);
    return { total: [total.point], se: [totalStandardError], ci: ends(total) };
  },
  kish_neff: ({ w }) => ({ value: [core.effectiveSize(w).effectiveN] }),
  design_effect: ({ w, m, rho }) => {
    const { weightDesignEffect, clusterDesignEffect } = core.effectiveSize(w, { clusterSize: m, correlation: rho });
    return { weights: [weightDesignEffect], clusters: [clusterDesignEffect] };
  },
  nps_nonresponse_bounds: ({ nps_respondents, response_rate }) => ({ value: ends(core.nonResponse(nps_respondents, response_rate)) }),
  tipping_point: ({ nps_respondents, response_rate }) => ({ value: [core.nonResponse(nps_respondents, response_rate).tippingPoint] }),
  nps_strata: (input) => counted(input, "population", input.populations),
  nps_sampled: (input) => counted(input, "probability", input.pi),
  post_stratify: ({ w, cell, sizes }) => ({ value: [...core.postStratify({ weights: w, cells: cell }, sizes)] }),
  response_class: ({ pi, answered }) => {
    const [{ rate, factor }] = core.responseClasses({ classes: pi.map(() => "all"), probabilities: pi, answered: answered.map(Boolean) });
    return { rate: [rate], factor: [factor] };
  },
};
