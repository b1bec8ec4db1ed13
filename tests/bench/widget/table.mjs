// Owns how the comparison is printed: a Markdown table. Judges by the rows' goals, and only says so.
import { ROWS } from "./rows.mjs";

/** `found` gives for each contestant's name its numbers; the blank page comes first, ours second. Without PostHog no ratio is judged. */
export function table(found) {
  const [[, blank], ...contestants] = found;
  const posthog = found.get("PostHog");
  const [[, ours]] = contestants;
  const lines = ROWS.map(({ name, of, shown, goal }) => {
    const values = contestants.map(([, numbers]) => shown(of(numbers, blank), numbers));
    const [mine, theirs] = [of(ours, blank), posthog && of(posthog, blank)];
    const ratio = theirs > 0 ? (mine / theirs).toFixed(2) : "";
    const verdict = posthog || !goal.words.includes("PostHog") ? (goal.met(mine, theirs, ours) ? "met" : "missed") : "";
    return [name, ...values, ratio, goal.words, verdict];
  });
  const head = ["", ...contestants.map(([name]) => name), "ours / PostHog", "goal", ""];
  const all = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...all.map((line) => line[column].length)));
  const line = (cells) => `| ${cells.map((cell, column) => cell.padEnd(widths[column])).join(" | ")} |`;
  return [line(head), `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`, ...lines.map(line)].join("\n");
}
