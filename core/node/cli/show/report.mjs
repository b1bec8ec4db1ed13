// Owns the result as people read it: tables, then what was not counted. Does not compute.
import { title } from "../measures.mjs";
import { percent, value, whole } from "./numbers.mjs";
import { table } from "./table.mjs";
import { brief } from "./text.mjs";

/** The tables, on stdout. */
export function tables(result, style) {
  const { spec, segments, total } = result;
  const rows = segments ? [...segments, total] : [total];
  const heading = (row) => (row === total ? "Total" : row.segment === null ? "(none)" : brief(row.segment));
  const lines = spec.measure === "gap" ? gapTable(result, rows, heading, style) : scoreTables(result, rows, heading, style);
  return [...lines, style.faint(counted(result))].join("\n").concat("\n");
}

function scoreTables({ spec, segments }, rows, heading, style) {
  return rows[0].readings.flatMap((_, index) => {
    const measure = rows.at(-1).readings[index].measure;
    const heads = ["Segment", "n", title(measure, spec.scale), `${percent(spec.confidence)} interval`, "Method"];
    const body = rows.map((row) => [heading(row), whole(row.n), ...shown(row.readings[index])]);
    return [...laidOut(segments, heads, body, [1, 2, 3], style), ""];
  });
}

function gapTable({ spec, segments }, rows, heading, style) {
  const measure = rows[0].gap.difference.measure;
  const sides = spec.kind === "xgap" ? ["Advertised", "Actual"] : ["Expected", "Experienced"];
  const heads = ["Segment", "n", ...sides, title(measure, spec.scale), `${percent(spec.confidence)} interval`, "Method"];
  const point = (reading) => shown(reading)[0];
  const body = rows.map((row) => [heading(row), whole(row.n), point(row.gap.first), point(row.gap.second), ...shown(row.gap.difference)]);
  return [...laidOut(segments, heads, body, [1, 2, 3, 4, 5], style), ""];
}

function laidOut(segments, heads, body, right, style) {
  if (segments) return table(heads, body, { right, ruleBefore: body.length - 1, style });
  const rest = body.map((row) => row.slice(1));
  return table(heads.slice(1), rest, { right: right.map((column) => column - 1), style });
}

/** Score, interval and method; the reason where there is no number. */
function shown(reading) {
  if (reading.status === "estimate") {
    return [value(reading, "point"), `${value(reading, "low")} to ${value(reading, "high")}`, reading.methodName];
  }
  return ["–", "–", LACKS[reading.reason ?? reading.status](reading)];
}

const LACKS = {
  "no-answers": () => "no answers",
  "too-few": ({ need }) => `fewer than ${need} answers`,
  "no-spread": () => "all answers are equal: no interval",
  suppressed: ({ need }) => `fewer than ${need} people, or told by the others`,
};

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
