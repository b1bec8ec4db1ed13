// Owns the readings of each segment and of all of them together, pooled from counts: a mean of segments' scores would weigh people
// unequally.
import { gap, readings } from "./readings.mjs";

/** The segments in the order asked for, and the total. */
export function scored(spec, segments) {
  const all = [...segments].sort(ORDERS[spec.sort]).map((counted) => one(spec, counted));
  protect(all);
  return { segments: spec.by === undefined ? undefined : all.map(shown), total: shown(one(spec, pooled(spec, segments))) };
}

// Code units decide, not a locale: the same file gives the same order everywhere. No segment comes last.
const byName = (a, b) => (a.segment === null) - (b.segment === null) || (a.segment < b.segment ? -1 : 1);
const ORDERS = { n: (a, b) => b.n - a.n || byName(a, b), name: byName };

function one(spec, { segment, n, skipped, refused, unpaired, counts }) {
  if (spec.measure === "gap") return { segment, n, skipped, unpaired, refused, gap: gap(spec, counts) };
  return { segment, n, skipped, refused, counts, readings: readings(spec, counts) };
}

function pooled(spec, segments) {
  const cells = spec.second === undefined ? spec.scale.levels : spec.scale.levels ** 2;
  const counts = Array.from({ length: cells }, (_, cell) => segments.reduce((all, { counts }) => all + counts[cell], 0));
  const [n, skipped, refused, unpaired] = ["n", "skipped", "refused", "unpaired"].map((key) => sum(segments, key));
  return { segment: null, n, skipped, refused, unpaired, counts };
}

/** Keeps back further segments where the package has suppressed some: what it suppressed must not follow from the total less the rest. */
function protect(segments) {
  const suppressed = segments.filter(isSuppressed);
  if (suppressed.length === 0) return;
  const { need } = suppressed[0].readings[0];
  const others = segments.filter((one) => one.n > 0 && !isSuppressed(one)).sort((a, b) => a.n - b.n);
  let together = sum(suppressed, "n");
  for (const next of others) {
    if (together >= need) return;
    together += next.n;
    next.readings = next.readings.map(({ measure, n, text }) => {
      const name = text.slice(0, text.indexOf(": "));
      return { status: "suppressed", measure, n, need, text: `${name}: not shown, for with the total it would tell of those not shown` };
    });
  }
}

/** A segment as it is given out: counts would say what its suppressed reading does not. */
function shown(one) {
  if (!isSuppressed(one)) return one;
  const { counts: _, ...rest } = one;
  return rest;
}

function isSuppressed({ readings }) {
  return readings?.[0].status === "suppressed";
}

function sum(segments, key) {
  return segments.reduce((all, counted) => all + counted[key], 0);
}
