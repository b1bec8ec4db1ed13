// Owns the rows about means and shares of satisfaction and effort.
import { core } from "../core.mjs";
import { ends, unfolded } from "./take.mjs";

export const operations = {
  csat_from_hist: ({ hist, conf }) => {
    const { top2, mean, pomp } = core.csat(unfolded(hist, 1), { confidence: conf });
    return { mean: [mean.point], t_ci: ends(mean), t2b: [top2.point], t2b_wilson: ends(top2), pomp: [pomp.point] };
  },
};
