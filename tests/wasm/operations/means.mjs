// Owns the rows about means and shares of satisfaction and effort, and of employees.
import { core } from "../core.mjs";
import { ends, unfolded } from "./take.mjs";

export const operations = {
  csat_from_hist: ({ hist, min, top_k = 2, conf }) => {
    const { mean, deviation, top, pomp } = core.describe(hist, { min, topK: top_k, confidence: conf });
    return { mean: [mean.point], sd: [deviation], t_ci: ends(mean), t2b: [top.point], t2b_wilson: ends(top), pomp: [pomp.point] };
  },
  ces_from_hist: ({ hist, form, conf }) => {
    const { mean, easy, top2, net, pomp } = core.ces(unfolded(hist, 1), { form, confidence: conf });
    return {
      mean: [mean.point],
      mean_ci: ends(mean),
      easy: [easy.point],
      easy_ci: ends(easy),
      top2: [top2.point],
      top2_ci: ends(top2),
      net: [net.point],
      net_ci: ends(net),
      pomp: [pomp.point],
    };
  },
  enps_from_hist: ({ hist, conf }) => {
    const reading = core.enps(unfolded(hist, 0), { confidence: conf });
    return { enps: [reading.point], ci: ends(reading) };
  },
};
