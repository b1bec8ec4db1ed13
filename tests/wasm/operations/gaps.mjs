// Owns the rows about gaps between two answers of the same person.
import { core } from "../core.mjs";
import { ends, unfolded } from "./take.mjs";

const SCALES = { "1 5": "csat5", "1 7": "quality7", "1 9": "tolerance9", "-3 7": "disconfirmation7" };
const table = (values = 11) => Array.from({ length: values }, () => Array(values).fill(0));

/** The table on one of core's scales; one that is none is a part of −3 to 3 or of 0 to 10. */
function onScale(joint, min) {
  const scale = SCALES[`${min} ${joint.length}`];
  if (scale) return { scale, joint };
  const [wider, lowest, wide] = min < 0 ? ["disconfirmation7", -3, table(7)] : ["likelihood11", 0, table()];
  joint.forEach((row, first) => row.forEach((count, second) => (wide[min - lowest + first][min - lowest + second] = count)));
  return { scale: wider, joint: wide };
}

/** A number that there may be none of. */
const maybe = (number) => (number == null ? [] : [number]);

export const operations = {
  gap_from_joint: ({ joint, min, conf }) => {
    const { scale, joint: rows } = onScale(joint, min);
    const gap = core.gap({ joint: rows }, { scale, kind: "servqual", confidence: conf, tests: true });
    const { n, first, second, difference, deviation, correlation, split, unpairedContrast, signedRank, netMet, p } = gap;
    return {
      n: [n],
      mean_e: maybe(first.point),
      mean_p: maybe(second.point),
      gap: [difference.point],
      sd_gap: [deviation],
      r: maybe(correlation),
      t: [difference.point / (deviation / Math.sqrt(n))],
      df: [n - 1],
      ci: ends(difference),
      unpaired_welch_ci: ends(unpairedContrast),
      share_met_or_exceeded: [(split[1] + split[2]) / n],
      // scipy gives the statistic of the smaller rank sum, which is never above 0.
      wilcoxon_z: signedRank ? [-Math.abs(signedRank.z)] : [],
      wilcoxon_p: maybe(p.signedRank),
      sign_p: maybe(p.sign),
      net_met: [netMet.point],
      net_met_ci: ends(netMet),
    };
  },
  gap_tost: ({ gap_hist, gap_min, margin, alpha }) => {
    const joint = table();
    gap_hist.forEach((count, index) => {
      const difference = gap_min + index;
      joint[Math.max(difference, 0)][Math.max(-difference, 0)] = count;
    });
    const options = { scale: "likelihood11", kind: "xgap", margin, confidence: 1 - 2 * alpha, tests: true };
    const { difference, meanDistance, rootMeanSquare, p } = core.gap({ joint }, options);
    return {
      mean: [difference.point],
      p_tost: maybe(p.equivalence),
      ci90: ends(difference),
      mean_abs: [meanDistance],
      rms: [rootMeanSquare],
    };
  },
  servqual_unweighted: ({ gaps }) => ({ value: [core.servqualOverall(gaps)] }),
  servqual_from_people: ({ people, weights, conf }) => {
    const all = core.servqual(people.map((items, index) => ({ items, weights: weights[index] })), { confidence: conf });
    return {
      dimensions: all.dimensions.map(({ point }) => point),
      dimension_cis: all.dimensions.flatMap(ends),
      unweighted: [all.unweighted.point],
      unweighted_ci: ends(all.unweighted),
      weighted: [all.weighted.point],
      weighted_ci: ends(all.weighted),
    };
  },
  libqual_gaps: (means) => {
    const { adequacy, superiority, zoneWidth } = core.toleranceOfMeans(means);
    return { adequacy: [adequacy], superiority: [superiority], zone_width: [zoneWidth] };
  },
  tolerance_from_triples: ({ triples, conf }) => {
    const { n, inconsistent, adequacy, superiority, width, inside } = core.tolerance(triples, { confidence: conf });
    return {
      n: [n],
      inconsistent: [inconsistent],
      adequacy: [adequacy.point],
      adequacy_ci: ends(adequacy),
      superiority: [superiority.point],
      superiority_ci: ends(superiority),
      width: [width.point],
      width_ci: ends(width),
      inside: [inside.point],
      inside_ci: ends(inside),
    };
  },
  disconfirmation_from_hist: ({ hist, conf }) => {
    const { mean, net } = core.disconfirmation(unfolded(hist, -3), { confidence: conf });
    return { mean: [mean.point], mean_ci: ends(mean), net: [net.point], net_ci: ends(net) };
  },
  diff_reliability: (known) => ({ value: [core.differenceReliability(known)] }),
};
