// Owns the rows about rises, falls and change points.
import { core } from "../core.mjs";
import { ends } from "./take.mjs";

const at = (alarm) => (alarm ? [alarm.at] : []);
const onset = (alarm) => (alarm ? [alarm.onset] : []);

export const operations = {
  cusum_upper: ({ x, ...options }) => {
    const { upper, rise } = core.cusum(x, options);
    return { c_plus_1_29: upper.slice(0, 29), first_signal: at(rise) };
  },
  cusum: ({ x, ...options }) => {
    const { upper, lower, rise, fall } = core.cusum(x, options);
    const run_length = rise && rise.runLength !== null ? [rise.runLength] : [];
    return { upper, lower, rise: at(rise), rise_onset: onset(rise), fall: at(fall), fall_onset: onset(fall), run_length };
  },
  ewma: ({ x, target, sigma, lambda, L }) => {
    const { values, halfWidths, steadyHalfWidth } = core.ewma(x, { target, sd: sigma, lambda, width: L });
    return { z: values, half_width: halfWidths, steady_half_width: [steadyHalfWidth] };
  },
  decayed: ({ ages, hists, half_life, scale, conf }) => {
    const periods = ages.map((age, index) => ({ age, counts: hists[index] }));
    const reading = core.decayed(periods, { halfLife: half_life, scale, confidence: conf });
    return { point: [reading.point], n_eff: [reading.effectiveN], ci: ends(reading) };
  },
  e_detector: ({ x, ...options }) => {
    const { alarms, evidence } = core.eDetector(x, options);
    return { alarms: alarms.flatMap(at), onsets: alarms.flatMap(onset), evidence: [evidence] };
  },
};
