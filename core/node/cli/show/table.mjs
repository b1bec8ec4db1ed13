// Owns laying out rows of texts in columns; does not know what they say.
import { width } from "./text.mjs";

/** Lines of a table under its heads. `right`: which columns are aligned to the right. A rule goes before the row at `ruleBefore`. */
export function table(heads, rows, { right, ruleBefore, style }) {
  const widths = heads.map((head, column) => Math.max(...[head, ...rows.map((row) => row[column])].map(width)));
  const line = (row) =>
    row
      .map((text, column) => padded(text, widths[column], right.includes(column)))
      .join("   ")
      .trimEnd();
  const rule = style.faint(widths.map((columns) => "─".repeat(columns)).join("───"));
  const lines = rows.flatMap((row, index) => (index === ruleBefore ? [rule, style.strong(line(row))] : [line(row)]));
  return [style.strong(line(heads)), rule, ...lines];
}

function padded(text, columns, toTheRight) {
  const space = " ".repeat(columns - width(text));
  return toTheRight ? space + text : text + space;
}

/** How to stress and to mute on this stream: not at all unless it is a terminal, and never against NO_COLOR (no-color.org). */
export function styleFor(stream, env) {
  const plain = !stream.isTTY || (env.NO_COLOR ?? "") !== "" || env.TERM === "dumb";
  const code = (on, off) => (text) => (plain ? text : `\u001b[${on}m${text}\u001b[${off}m`);
  return { strong: code(1, 22), faint: code(2, 22), alarming: code(33, 39) };
}
