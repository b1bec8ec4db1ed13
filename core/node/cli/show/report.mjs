// Owns the result as people read it: tables, then what was not counted. Does not compute.
import { percent, whole } from "./numbers.mjs";
import { heading, said } from "./sentence.mjs";
import { table } from "./table.mjs";
import { brief } from "./text.mjs";

/** The tables, on stdout. */
export function tables(result, style) {
  const all = result.segments ? bySegment(result, style) : [ofAll(result, style)];
  const lines = all.flatMap((one) => [...one, ""]);
  return [...lines, style.faint(counted(result))].join("\n").concat("\n");
}

/** A table for each estimand, a row for each segment; for an XGap one more, of its size. */
function bySegment({ spec, segments, total }, style) {
  const rows = [...segments, total];
  const named = (row) => (row === total ? "Total" : row.segment === null ? "(none)" : brief(row.segment));
  const laidOut = (heads, cells, texts) => {
    const body = rows.map((row) => [named(row), whole(row.n), ...cells(row)]);
    const right = Array.from({ length: heads.length + 1 - texts }, (_, column) => column + 1);
    return table(["Segment", "n", ...heads], body, { right, ruleBefore: body.length - 1, style });
  };
  const all = estimands(total).map(({ head, of }, index) => {
    // The sides of a gap stand beside the gap itself.
    const sides = index === 0 && total.gap ? ["first", "second"] : [];
    const heads = [...sides.map((side) => heading(total.gap[side])), head, `${percent(spec.confidence)} interval`, "Method"];
    const cells = (row) => {
      const { point, interval, method } = said(of(row));
      return [...sides.map((side) => said(row.gap[side]).point), point, interval, method];
    };
    return laidOut(heads, cells, 1);
  });
  const sized = sizes(spec);
  if (sized.length === 0) return all;
  const size = laidOut(
    sized.map(({ head }) => head),
    ({ gap }) => sized.map(({ of }) => of(gap)),
    0,
  );
  return [all[0], size, ...all.slice(1)];
}

/** One table, a row for each estimand. */
function ofAll({ spec, total }, style) {
  const { gap, n } = total;
  const sides = gap ? [gap.first, gap.second].map((side) => ({ head: heading(side), of: () => side })) : [];
  const body = [...sides, ...estimands(total)].map(({ head, of }) => {
    const { point, interval, method } = said(of(total));
    return [head, whole(n), point, interval, method];
  });
  const heads = ["Measure", "n", "Value", `${percent(spec.confidence)} interval`, "Method"];
  const lines = sizes(spec).map(({ head, of }) => `${head}: ${of(gap)}`);
  return [...table(heads, body, { right: [1, 2, 3], style }), ...(lines.length > 0 ? ["", ...lines] : [])];
}

/** What there are readings of. Two that are called the same are the same share, such as the two best of five points. */
function estimands({ gap, readings }) {
  if (gap) return ["difference", "netMet"].map((part) => ({ head: heading(gap[part]), of: (row) => row.gap[part] }));
  const all = readings.map((reading, index) => ({ head: heading(reading), of: (row) => row.readings[index] }));
  return all.filter(({ head }, index) => all.findIndex((other) => other.head === head) === index);
}

/** How large an XGap is regardless of its direction, since over- and under-selling cancel, and whether that keeps within the margin. */
function sizes({ kind, margin }) {
  if (kind !== "xgap") return [];
  const points = (key) => (gap) => (gap.n > 0 ? gap[key].toFixed(2) : "–");
  const size = [
    { head: "Mean distance", of: points("meanDistance") },
    { head: "Root mean square", of: points("rootMeanSquare") },
  ];
  return margin === undefined ? size : [...size, { head: `Within ±${margin} (at 5 %)`, of: ({ verdict }) => VERDICTS[verdict] ?? "–" }];
}

const VERDICTS = { close: "yes", gap: "no", undetermined: "undetermined" };

/** What was counted and what was not. */
function counted({ rows, total, skipped, unpaired, passed, refusals, from, detected, format }) {
  const parts = [
    `${whole(total.n)} of ${whole(rows)} rows scored`,
    [skipped, "without an answer"],
    [unpaired, "with one side only"],
    [refusals.count, "refused"],
    [passed.replaced, "replaced by a later event of the same submission"],
    [passed.otherEvents, "other events"],
    [passed.otherSurveys, "of other surveys"],
    [passed.unfinished, "unfinished"],
  ].flatMap((part) => (typeof part === "string" ? [part] : part[0] > 0 ? [`${whole(part[0])} ${part[1]}`] : []));
  const origin = from === "plain" ? "" : `, ${NAMES[from]}${detected ? " (detected; --from says otherwise)" : ""}`;
  return `${parts.join(" · ")} · ${FORMATS[format]}${origin}`;
}

const NAMES = { posthog: "PostHog", formbricks: "Formbricks", surveyjs: "SurveyJS" };
const FORMATS = { csv: "CSV", ndjson: "JSON by line", json: "JSON" };

/** How many refusals are listed. */
const LISTED = 20;

/** What was refused and what looks odd, on stderr. */
export function remarks({ refusals, caveats }, style) {
  const lines = refusals.first.slice(0, LISTED).map(({ line, code, column, why, value: refused }) => {
    const where = column === undefined ? "" : ` ${brief(column)}`;
    const what = refused === undefined ? "" : ` ${brief(JSON.stringify(refused))}`;
    return `line ${line}:${where}${what} refused, ${code}: ${why}`;
  });
  if (refusals.count > LISTED) lines.push(`… and ${whole(refusals.count - LISTED)} more`);
  if (refusals.count > 0) {
    const byCode = [...refusals.byCode].sort((a, b) => b[1] - a[1]).map(([code, count]) => `${whole(count)} ${code}`);
    lines.push(`${whole(refusals.count)} ${refusals.count === 1 ? "row" : "rows"} refused: ${byCode.join(", ")}`);
  }
  return [...lines, ...caveats].map((line) => `${style.alarming(line)}\n`).join("");
}
