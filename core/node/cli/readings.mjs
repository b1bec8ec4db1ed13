// Owns turning counts into a call of the package, the only place that does; everything else here counts and prints.
//
// Answers are counted as they are read, so that a file of any size takes the same memory. A measure's function is given the counts as a
// `Tally`; where the package has none, or the measure's function not that scale, `report` computes the same readings from the counts.
import * as core from "../index.mjs";

const QUESTIONS = { nps: "recommend", enps: "recommend", csat: "satisfaction", ces: "ease" };

/** The functions of the package that give readings of answers on a scale, of which some give several. */
const CALLS = {
  likelihood11: (tally, options) => [core.nps(tally, options)],
  csat5: (tally, options) => Object.values(core.csat(tally, options)),
  ease7: (tally, options) => Object.values(core.ces(tally, options)),
};

/** How the mean of a form is called that `report` knows only as a mean. */
const FORMS = { agree7: "ces-agreement-mean", effort5: "ces-effort-mean" };

/** The readings of one measure over counts, lowest value first. */
export function readings(measure, scale, counts, confidence) {
  return direct(measure, scale, counts, confidence) ?? reported(measure, scale, counts, confidence);
}

/** Both sides of a gap and its difference, over a table of counts: a row for each first value. */
export function gapReadings(scale, kind, joint, confidence) {
  return core.gap({ joint }, { scale: scale.name, kind, confidence });
}

/** The reading of a group so small that it would show who answered what. */
export function suppressed(measure, n, need) {
  return { status: "suppressed", measure, n, need, text: `not shown: with fewer than ${need} people, a score would show who gave which` };
}

function direct(measure, scale, counts, confidence) {
  const call = CALLS[scale.name];
  if (call === undefined || core.Tally === undefined) return undefined;
  const tally = new core.Tally({ scale: scale.name, counts });
  try {
    return call(tally, { confidence }).map((reading) => named(measure, scale, reading));
  } finally {
    tally.free();
  }
}

function reported(measure, scale, counts, confidence) {
  const row = { survey: "", scale: scale.name, wording: "", population: "customer", question: QUESTIONS[measure], source: "", counts };
  const [score] = core.report({ ratings: [row] }, { confidence }).scores;
  return score.readings.map((reading) => named(measure, scale, reading));
}

/** The package's sentence goes where its name does: it would say the other measure's name. */
function named(measure, scale, reading) {
  const name = measure === "enps" ? "enps" : reading.measure === "quality-mean" ? FORMS[scale.name] : reading.measure;
  if (name === reading.measure && scale.name !== "csat7") return reading;
  const { text: _, ...rest } = reading;
  return { ...rest, measure: name };
}
