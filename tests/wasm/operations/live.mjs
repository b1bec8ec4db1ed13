// Owns the rows about always-valid bands.
import { core } from "../core.mjs";
import { ends } from "./take.mjs";

/** What confseq tunes for where a row does not say. */
const ALPHA_OPT = 0.05;

const promoters = ({ D, N, P }) => ({ counts: [D, 0, 0, 0, 0, 0, 0, N, 0, P, 0] });

export const operations = {
  normal_mixture: ({ v, alpha, v_opt, alpha_opt = ALPHA_OPT }) => {
    const { rho, bound } = core.normalMixture({ v, alpha, vOpt: v_opt, alphaOpt: alpha_opt });
    return { rho: [rho], bound: [bound] };
  },
  nps_cs_subgaussian: ({ alpha, v_opt, alpha_opt = ALPHA_OPT, ...counts }) => {
    const { reading } = core.npsLive(promoters(counts), { alpha, plannedN: v_opt, tunedAlpha: alpha_opt });
    return { value: ends(reading) };
  },
  nps_cs_asymptotic: ({ alpha, n_opt, ...counts }) => {
    const { reading } = core.npsLive(promoters(counts), { alpha, plannedN: n_opt, method: "asymptotic" });
    return { value: ends(reading) };
  },
  nps_cs_dirichlet: ({ alpha, ...counts }) => {
    const { reading, logMarginal } = core.npsLive(promoters(counts), { alpha, plannedN: 1, method: "dirichlet" });
    return { ci: ends(reading), log_marginal: [logMarginal] };
  },
  bernoulli_cs: ({ x, n, alpha, t_opt, alpha_opt = ALPHA_OPT }) => ({
    value: ends(core.shareLive({ hits: x, n }, { alpha, plannedN: t_opt, tunedAlpha: alpha_opt })),
  }),
  mean_cs: ({ scale, hist, alpha, n_opt }) => ({ value: ends(core.meanLive({ counts: hist }, { scale, alpha, plannedN: n_opt })) }),
};
