// Owns the rows about randomized response.
import { core } from "../core.mjs";
import { ends } from "./take.mjs";

export const operations = {
  grr: ({ k, epsilon, n, f }) => {
    const { truth, other, variance, varianceAtZero } = core.randomizedResponse(k, epsilon, { n, share: f });
    const unused = core.randomizedResponse(k, epsilon, { n });
    return { p: [truth], q: [other], var_f0: [unused.variance], var_f: [variance], var_f0_closed: [varianceAtZero] };
  },
  grr_nps: ({ reported_hist, epsilon }) => {
    const { shares, nps, npsStandardError } = core.debias(reported_hist, epsilon);
    return { freq: shares.map(({ point }) => point), nps: [nps.point], se: [npsStandardError], ci: ends(nps) };
  },
  grr_shares: ({ reported, epsilon }) => {
    const { shares } = core.debias(reported, epsilon);
    return { points: shares.map(({ point }) => point), ends: shares.flatMap(ends) };
  },
  grr_randomise: ({ category, k, epsilon, draws }) => ({ value: draws.map((draw) => core.randomise(category, k, epsilon, draw)) }),
};
