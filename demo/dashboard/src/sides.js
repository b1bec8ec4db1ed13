// Owns where the two dots of a gap stand. Reads core's report and computes nothing.

/** The index of the only row that somebody is counted in. */
const onlyRow = (rows) => {
  const used = rows.flatMap((row, index) => (row.some((count) => count > 0) ? [index] : []));
  return used.length === 1 ? used[0] : undefined;
};

const turned = (rows) => rows.map((_, column) => rows.map((row) => row[column]));

function side(reading, rows, { min }) {
  if (reading.status === "estimate") return { at: reading.point, low: reading.low, high: reading.high };
  if (reading.reason !== "no-spread") return undefined;
  const only = onlyRow(rows);
  return only === undefined ? undefined : { at: min + only };
}

/**
 * Both sides of a gap as `{at, low, high}`, in points of the scale. A side that everybody answered alike has a place but no interval;
 * one without enough answers has neither and is undefined.
 */
export const sidesAt = ({ first, second, joint }, scale) => ({
  first: side(first, joint, scale),
  second: side(second, turned(joint), scale),
});
