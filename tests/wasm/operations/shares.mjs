// Owns the rows about shares, their intervals and differences, sample sizes and rates.
import { core } from "../core.mjs";
import { ends } from "./take.mjs";

const interval = (method) => ({ x, n, conf }) => ({ value: ends(core.share({ hits: x, n }, { method, confidence: conf })) });
const answers = (options) => ({ value: [core.sampleSize(options).answers] });

export const operations = {
  wilson_ci: interval("wilson"),
  wilson_cc_ci: interval("wilson-cc"),
  agresti_coull_ci: interval("agresti-coull"),
  clopper_pearson_ci: interval("clopper-pearson"),
  newcombe_diff_ci: ({ x1, n1, x2, n2, conf }) => ({
    value: ends(core.shareDifference({ hits: x1, n: n1 }, { hits: x2, n: n2 }, { confidence: conf })),
  }),
  samplesize_prop: ({ p, half_width, conf, deff, N }) =>
    answers({ of: "share", share: p, halfWidth: half_width, confidence: conf, designEffect: deff, population: N }),
  samplesize_nps: ({ var: variance, half_width, conf, deff, N }) =>
    answers({ of: "nps", variance, halfWidth: half_width, confidence: conf, designEffect: deff, population: N }),
  samplesize_nps_diff: ({ var: both, difference, conf, power }) =>
    answers({ of: "nps", variance: both / 2, difference, confidence: conf, power }),
  poisson_exact_ci: ({ x, exposure, conf }) => ({ value: ends(core.rate({ events: x, exposure }, { confidence: conf })) }),
};
