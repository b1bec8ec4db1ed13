// Owns what several sources share of when a survey is shown: URLs as patterns, moments, and how often. Knows no tool's names.

/** As good as never again: the longest that a study takes. */
export const NEVER_AGAIN_DAYS = 3650;
/** The longest wait. */
export const MOST_MS = 3_600_000;

/** A text as a regular expression that matches just that. */
export function literal(text) {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, (found) => (found === "/" ? found : `\\${found}`));
}

/** A moment as a study writes it, to the second; undefined if it is none. */
export function moment(source) {
  const time = new Date(source);
  return Number.isNaN(time.getTime()) ? undefined : `${time.toISOString().slice(0, 19)}Z`;
}

/** Seconds as milliseconds of a wait; undefined if there is none. */
export function wait(path, seconds, losses) {
  if (typeof seconds !== "number" || seconds <= 0) return undefined;
  if (seconds * 1000 > MOST_MS) losses.add(path, "longer than an hour; an hour instead");
  return Math.min(Math.round(seconds * 1000), MOST_MS);
}
