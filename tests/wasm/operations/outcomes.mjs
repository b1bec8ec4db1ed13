// Owns the rows about outcomes, rates, goals and running moments.
import { core } from "../core.mjs";
import { ends } from "./take.mjs";

/** How many amounts a part has before the parts are merged, as natively. */
const PART = 37;

const parts = (amounts) => Array.from({ length: Math.ceil(amounts.length / PART) }, (_, part) => amounts.slice(part * PART, (part + 1) * PART));

/** NIST's larger data sets are a first value and 500 pairs of two others. */
const amounts = ({ generator, x, first, a, b }) => {
  if (generator === "literal") return x;
  if (generator !== "first,then 500x(a,b)") throw new Error(`unknown generator ${generator}`);
  return [first, ...Array(500).fill([a, b]).flat()];
};

/** What is linked makes no difference to the numbers. */
const linked = (data, name, confidence) => {
  const { reading } = core.link(data, { measure: "nps", outcome: "churn", lagDays: 90, confidence });
  return { [name]: [reading.point], ci: ends(reading) };
};

export const operations = {
  merge_moments: (input) => {
    const { mean, deviation } = core.moments(parts(amounts(input)));
    return { mean: [mean.point], sd: [deviation] };
  },
  outcome_churn: ({ lost, at_risk, conf }) => {
    const share = core.churn(lost, at_risk, { confidence: conf });
    return { share: [share.point], ci: ends(share) };
  },
  outcome_cost_of_sales: ({ cost, revenue, conf }) => {
    const ratio = core.costOfSales({ cost, revenue }, { confidence: conf });
    return { ratio: [ratio.point], ci: ends(ratio) };
  },
  outcome_waits: ({ hours, open, target, conf }) => {
    const { median, within, ended } = core.waits({ hours, open, target }, { confidence: conf });
    return { median: [median.point], ci: ends(median), within: [within.point], within_ci: ends(within), ended: [ended.point] };
  },
  outcome_correlation: ({ pairs, conf }) => linked({ pairs }, "r", conf),
  outcome_risk_difference: ({ group, others, conf }) => linked({ group, others }, "difference", conf),
};
