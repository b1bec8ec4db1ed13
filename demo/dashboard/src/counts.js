// Owns which counts are reckoned with: all of them, or those without simulated visitors. Does no statistics.

const SIMULATED = "simulated";

const none = (counts) => counts.map(() => 0);

/** A row of the same things asked, but of nobody: core then says "no answers yet" where the row itself would be missed. */
const emptied = (row) =>
  row.joint ? { ...row, joint: row.joint.map(none) } : { ...row, counts: none(row.counts), skipped: 0, dontKnow: 0 };

/** The counts with or without simulated visitors. Expects counts as the collector reports them. */
export function chosen({ ratings, pairs }, { simulated }) {
  const keep = (row) => (simulated || row.source !== SIMULATED ? row : emptied(row));
  return { ratings: ratings.map(keep), pairs: pairs.map(keep) };
}

/** How many of some people were simulated, from core's numbers by channel. */
export const simulatedAmong = (sources) => (Object.hasOwn(sources, SIMULATED) ? sources[SIMULATED] : 0);

/** Whether there are any simulated visitors to leave out. */
export const hasSimulated = ({ ratings, pairs }) => [...ratings, ...pairs].some((row) => row.source === SIMULATED);
