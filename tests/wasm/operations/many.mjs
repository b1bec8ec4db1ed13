// Owns the rows about many tests and many touchpoints.
import { core } from "../core.mjs";

const judged = ({ rejected, adjusted }) => ({ rejected: [rejected], adjusted });
const shrunk = ({ tauSquared, mean, scores }) => ({
  tau2: [tauSquared],
  mean: [mean],
  shrunk: scores.map(({ shrunk }) => shrunk),
  kept: scores.map(({ kept }) => kept),
  rank: scores.map(({ rank }) => rank),
});

export const operations = {
  benjamini_hochberg: ({ p, q, declared }) => judged(core.adjust(p, { rate: q, declared })),
  e_bh: ({ e, q, declared }) => judged(core.adjustE(e, { rate: q, declared })),
  james_stein: ({ successes, n }) => {
    const { c, shrunk } = core.jamesStein(successes, n);
    return { c: [c], first: [shrunk[0]], last: [shrunk.at(-1)] };
  },
  shrink: ({ y, v }) => shrunk(core.shrink(y.map((score, index) => ({ score, variance: v[index] })))),
  shrink_nps: ({ counts }) => shrunk(core.shrink(counts.map(([D, N, P]) => ({ counts: [D, 0, 0, 0, 0, 0, 0, N, 0, P, 0] })))),
};
