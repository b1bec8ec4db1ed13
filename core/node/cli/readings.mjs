// Owns the calls of the package, the only place that has any; everything else here counts and prints.
//
// Answers are counted as they are read, so that a file of any size takes the same memory, and a measure's function is given the counts.
import * as core from "../index.mjs";

/** What was asked, by the scale of its answers. */
const FORMS = { ease7: "ease", agree7: "agreement", effort5: "effort" };

/** Each measure's function; some give several readings. */
const CALLS = {
  nps: (tally, scale, options) => [core.nps(tally, options)],
  enps: (tally, scale, options) => [core.enps(tally, options)],
  csat: (tally, { levels }, options) => Object.values(core.csat(tally, { points: levels, ...options })),
  ces: (tally, { name }, options) => {
    const { polarity: _, ...readings } = core.ces(tally, { form: FORMS[name], ...options });
    return Object.values(readings);
  },
};

/** The readings of one measure over counts, lowest value first. */
export function readings({ measure, scale, confidence }, counts) {
  const population = measure === "enps" ? "internal" : "customer";
  return tallied({ scale: scale.name, population, counts }, (tally) => CALLS[measure](tally, scale, { confidence }));
}

/** Both sides of a gap and its difference, over counts: for each first value, lowest first, those of each second value. */
export function gap({ scale, kind, margin, confidence }, counts) {
  const joint = Array.from({ length: scale.levels }, (_, first) => counts.slice(first * scale.levels, (first + 1) * scale.levels));
  return core.gap({ joint }, { scale: scale.name, kind, margin, confidence });
}

/** Whether the package takes that margin for an XGap on that scale. */
export function isMargin(margin, scale) {
  try {
    core.gap([], { scale: scale.name, kind: "xgap", margin });
    return true;
  } catch (error) {
    if (error.path === "margin") return false;
    throw error;
  }
}

/** The lowest value of the package's scale of that name, and how many values it has. */
export function rangeOf(scale) {
  return tallied({ scale }, (tally) => {
    // 1 is on every scale; which count it raises tells where the scale begins.
    tally.push(1);
    const { counts } = tally;
    return { min: 1 - counts.indexOf(1), levels: counts.length };
  });
}

function tallied(about, call) {
  const tally = new core.Tally(about);
  try {
    return call(tally);
  } finally {
    tally.free();
  }
}

/** Whether the page and the collector take a study: what is wrong first, or what is used otherwise than it is written. */
export function checkStudy(text) {
  return core.validateStudy(text);
}
