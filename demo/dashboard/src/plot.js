// Owns the drawing of gaps that share a scale: a hollow dot, an arrow, a filled dot and their intervals a row. The words stand around it.
import { arrow, axisX, dot, plot, ruleX, ruleY, text } from "@observablehq/plot";
import { fixed } from "./numbers.js";
import { sidesAt } from "./sides.js";
import { toneOf } from "./findings.js";
import { valuesOf } from "./scales.js";

const RADIUS = 7.5;
/** A label stands over its dot, on the side away from the other dot. */
const LABEL = { dy: -19, fontSize: 13, fontVariant: "tabular-nums", stroke: "var(--card)", strokeWidth: 4 };
/** Half the least distance between two labels, in pixels. */
const HANG = 2;
const ARROW = { strokeWidth: 3, insetStart: RADIUS, insetEnd: RADIUS + 1, headLength: 4, headAngle: 60 };
const INTERVAL = { strokeWidth: 13, strokeOpacity: 0.22, strokeLinecap: "round" };
/** Room for a dot and half a label beyond the last value. */
const MARGIN = 26;
const AXIS_HEIGHT = 24;

const ink = ({ tone }) => `var(--${tone})`;

/** One row of the drawing for each gap that has both dots. */
function drawn(gaps, scale) {
  return gaps.flatMap((gap, index) => {
    const { first, second } = sidesAt(gap, scale);
    return first && second ? [{ row: index, tone: toneOf(gap), first, second }] : [];
  });
}

/** A mean has two digits; what everybody said is one of the scale's values. */
const valueText = ({ at, low }) => (low === undefined ? String(at) : fixed(at, 2));

/** Values outside their dots: the smaller one to the left, the larger one to the right, so that they never touch. */
function values(rows, side, fill, isLeft) {
  const options = { ...LABEL, x: (row) => row[side].at, y: "row", text: (row) => valueText(row[side]), fill };
  const left = text(rows.filter(isLeft), { ...options, textAnchor: "end", dx: -HANG });
  const right = text(rows.filter((row) => !isLeft(row)), { ...options, textAnchor: "start", dx: HANG });
  return [left, right];
}

function interval(rows, side, stroke) {
  const known = rows.filter((row) => row[side].low !== undefined);
  return ruleY(known, { x1: (row) => row[side].low, x2: (row) => row[side].high, y: "row", stroke, ...INTERVAL });
}

/** Vertical lines through each row's drawing, but not through the words above it. */
function grid(count, scale, { dotsAt, gridFrom }) {
  const lines = Array.from({ length: count }, (_, row) => valuesOf(scale).map((value) => ({ row, value }))).flat();
  return ruleX(lines, { x: "value", y1: ({ row }) => row - dotsAt + gridFrom, y2: ({ row }) => row - dotsAt + 1, stroke: "var(--line)" });
}

/** An SVG of that size. In each row, counted from its top as a share of its height, lines begin at `gridFrom` and dots lie at `dotsAt`. */
export function drawGaps(gaps, scale, { width, height, dotsAt, gridFrom, label }) {
  const rows = drawn(gaps, scale);
  const svg = plot({
    width, height, marginTop: 0, marginBottom: AXIS_HEIGHT, marginLeft: MARGIN, marginRight: MARGIN,
    style: { background: "none", overflow: "visible", fontFamily: "inherit", color: "inherit" },
    x: { domain: [scale.min, scale.max], clamp: true },
    y: { type: "linear", domain: [-dotsAt, gaps.length - dotsAt], range: [0, height - AXIS_HEIGHT], axis: null },
    marks: [
      grid(gaps.length, scale, { dotsAt, gridFrom }),
      axisX({ ticks: valuesOf(scale), tickFormat: String, tickSize: 0, label: null, fill: "var(--soft)", fontSize: 12, tickPadding: 8 }),
      interval(rows, "first", "var(--soft)"),
      interval(rows, "second", ink),
      arrow(rows, { x1: (row) => row.first.at, x2: (row) => row.second.at, y1: "row", y2: "row", stroke: ink, ...ARROW }),
      dot(rows, { x: (row) => row.first.at, y: "row", r: RADIUS, fill: "var(--card)", stroke: "var(--ink)", strokeWidth: 2 }),
      dot(rows, { x: (row) => row.second.at, y: "row", r: RADIUS, fill: ink, stroke: "var(--card)", strokeWidth: 1 }),
      ...values(rows, "first", "var(--soft)", ({ first, second }) => first.at <= second.at),
      ...values(rows, "second", ink, ({ first, second }) => second.at < first.at),
    ],
  });
  // The drawing is one picture with one label; groups without a role must not have their own.
  svg.querySelectorAll("[aria-label]").forEach((part) => part.removeAttribute("aria-label"));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  return svg;
}
