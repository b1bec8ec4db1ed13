// Owns what was refused, where and why: a count by code, and the first lines. Holds no more than that, however many there are.

/** How many refusals are kept with their line. */
const KEPT = 100;

/** How much of a refused value is kept: enough to see what it is. */
const VALUE = 40;

export class Refusals {
  count = 0;
  byCode = new Map();
  first = [];

  /** `column`: which cell was refused; none for a whole row. */
  add(line, code, why, column, value) {
    this.count += 1;
    this.byCode.set(code, (this.byCode.get(code) ?? 0) + 1);
    if (this.first.length < KEPT) this.first.push({ line, code, column, why, value: shown(value) });
  }
}

function shown(value) {
  if (value === undefined) return undefined;
  const text = typeof value === "string" ? value : (JSON.stringify(value) ?? String(value));
  return text.length > VALUE ? `${text.slice(0, VALUE)}…` : text;
}
