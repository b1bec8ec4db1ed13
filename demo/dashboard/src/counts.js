// Owns which counts are reckoned with: all of them, or those without simulated visitors. Does no statistics.

const SIMULATED = "simulated";

const none = (counts) => counts.map(() => 0);

const noneOf = (options) => Object.fromEntries(Object.keys(options).map((option) => [option, 0]));

/** A row of the same things asked, but of nobody: core then says "no answers yet" where the row itself would be missed. */
function emptied(row) {
  if (row.joint) return { ...row, joint: row.joint.map(none) };
  const counts = row.options ? { options: noneOf(row.options), n: 0 } : { counts: none(row.counts) };
  return { ...row, ...counts, skipped: 0, dontKnow: 0 };
}

/** The counts with or without simulated visitors. Expects counts as the collector reports them. */
export function chosen({ ratings, pairs, choices }, { simulated }) {
  const keep = (row) => (simulated || row.source !== SIMULATED ? row : emptied(row));
  return { ratings: ratings.map(keep), pairs: pairs.map(keep), choices: choices.map(keep) };
}

/** How many of some people were simulated, from core's numbers by channel. */
export const simulatedAmong = (sources) => (Object.hasOwn(sources, SIMULATED) ? sources[SIMULATED] : 0);

/** Whether there are any simulated visitors to leave out. */
export const hasSimulated = ({ ratings, pairs, choices }) => [...ratings, ...pairs, ...choices].some((row) => row.source === SIMULATED);
