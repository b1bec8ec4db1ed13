// Owns the readings of each segment and of all of them together, pooled from counts: a mean of segments' scores would weigh people
// unequally.
import { gapReadings, readings, suppressed } from "./readings.mjs";

/** People who work there are to be protected from being told by their answers: so many at least, as in the package. */
const SMALLEST_CELL = 5;

/** The segments in the order asked for, and the total. */
export function scored(spec, segments) {
  const hidden = spec.measure === "enps" ? tooSmall(segments) : new Set();
  const ordered = [...segments].sort(ORDERS[spec.sort]);
  return {
    segments: spec.by === undefined ? undefined : ordered.map((counted) => one(spec, counted, hidden.has(counted))),
    total: one(spec, pooled(spec, segments), spec.measure === "enps" && sum(segments, "n") < SMALLEST_CELL),
  };
}

// Code units decide, not a locale: the same file gives the same order everywhere. No segment comes last.
const byName = (a, b) => (a.segment === null) - (b.segment === null) || (a.segment < b.segment ? -1 : 1);
const ORDERS = { n: (a, b) => b.n - a.n || byName(a, b), name: byName };

function one(spec, counted, hide) {
  const { measure, scale, kind, confidence } = spec;
  const { segment, n, skipped, refused, unpaired, counts } = counted;
  if (measure === "gap") {
    const joint = Array.from({ length: scale.levels }, (_, first) => counts.slice(first * scale.levels, (first + 1) * scale.levels));
    return { segment, n, skipped, unpaired, refused, gap: gapReadings(scale, kind, joint, confidence) };
  }
  if (hide) return { segment, n, skipped, refused, readings: [suppressed(measure, n, SMALLEST_CELL)] };
  return { segment, n, skipped, refused, counts, readings: readings(measure, scale, counts, confidence) };
}

function pooled(spec, segments) {
  const cells = spec.second === undefined ? spec.scale.levels : spec.scale.levels ** 2;
  const counts = Array.from({ length: cells }, (_, cell) => segments.reduce((all, { counts }) => all + counts[cell], 0));
  const [n, skipped, refused, unpaired] = ["n", "skipped", "refused", "unpaired"].map((key) => sum(segments, key));
  return { segment: null, n, skipped, refused, unpaired, counts };
}

/** The segments to keep back. What is kept back must not follow from the total less what is shown, so together they hold enough too. */
function tooSmall(segments) {
  const answered = segments.filter(({ n }) => n > 0).sort((a, b) => a.n - b.n);
  const hidden = new Set(answered.filter(({ n }) => n < SMALLEST_CELL));
  if (hidden.size === 0) return hidden;
  for (const next of answered) {
    if (sum([...hidden], "n") >= SMALLEST_CELL) break;
    hidden.add(next);
  }
  return hidden;
}

function sum(segments, key) {
  return segments.reduce((all, counted) => all + counted[key], 0);
}
