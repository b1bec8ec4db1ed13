// Owns taking the package's own sentence on a reading apart for a table: its name, its numbers as the package rounds them, its reason.

/** The only unit that is written out; a table says it once, in the heading. */
const POINTS = " percentage points";

/** What is measured. */
export function heading({ text, unit }) {
  return text.slice(0, text.indexOf(": ")) + (unit === "share-difference" ? `,${POINTS}` : "");
}

/** `point`, `interval` and `method`; the reason in place of the method where there is no number. */
export function said({ status, text, methodName }) {
  const rest = text.slice(text.indexOf(": ") + 2);
  if (status !== "estimate") return { point: "–", interval: "–", method: rest };
  const [, point, low, high] = /^(.+?) \(.+? % interval (.+?) to (.+?), n = /.exec(rest.replaceAll(POINTS, ""));
  return { point, interval: `${low} to ${high}`, method: methodName };
}
