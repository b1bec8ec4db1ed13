// Owns what counts as an answer on a scale: a cell's text, or a JSON value. Does not count.

/** What is not a position on the scale. All are below 0. */
export const SKIPPED = -1;
const WRONG_TYPE = -2;
const OUT_OF_RANGE = -3;

/** The package's code of a refusal. */
export const CODES = new Map([
  [WRONG_TYPE, "wrong_type"],
  [OUT_OF_RANGE, "out_of_range"],
]);

// 9, 9.0 as spreadsheets write it, −3; not 09, 1e1 or 9,5.
const NUMBER = /^[+-]?(?:0|[1-9]\d*)(?:\.\d+)?$/;

/** A cell's position on the scale, from 0. In CSV everything is text, so a numeric text is a number there. An empty cell is no answer. */
export function fromCell(cell, scale) {
  // Most answers are one digit.
  const digit = cell.length === 1 ? cell.charCodeAt(0) - 0x30 : -1;
  if (digit >= 0 && digit <= 9) return position(digit, scale);
  const text = cell.trim();
  if (text === "") return SKIPPED;
  return NUMBER.test(text) ? position(Number(text), scale) : WRONG_TYPE;
}

/** A JSON value's position on the scale, from 0. Only a number is one; `null` and what is absent are no answer. */
export function fromValue(value, scale) {
  if (value === undefined || value === null) return SKIPPED;
  return typeof value === "number" ? position(value, scale) : WRONG_TYPE;
}

function position(number, { min, max }) {
  return Number.isInteger(number) && number >= min && number <= max ? number - min : OUT_OF_RANGE;
}
