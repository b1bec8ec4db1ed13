// Owns counting answers by segment, in plain integers: memory grows with the segments, not with the file. Does not compute scores.
import { CODES, fromCell, fromValue, SKIPPED } from "./answer.mjs";
import { Unreadable } from "./failures.mjs";
import { Refusals } from "./refusals.mjs";
import { quoted } from "./sources/columns.mjs";
import { Submissions } from "./submissions.mjs";

/** More segments than this are no segments, but something that is told of each person. */
const MOST_SEGMENTS = 10_000;

/** A segment that is a list or an object. */
const NO_SEGMENT = -1;

export class Counting {
  /** Rows that are answers, whether counted, skipped or refused. */
  rows = 0;
  skipped = 0;
  /** Rows of a gap with one of its sides only. */
  unpaired = 0;
  refusals = new Refusals();
  submissions = new Submissions();
  #segments = new Map();
  #list = [];
  #spec;
  #cells;

  /** `spec`: `scale`, `first` and `by` as named on the command line, and `second` for a gap. */
  constructor(spec) {
    this.#spec = spec;
    this.#cells = spec.second === undefined ? spec.scale.levels : spec.scale.levels ** 2;
  }

  /** Takes a row's values. */
  take(row, line) {
    const { scale } = this.#spec;
    const read = row.isText ? fromCell : fromValue;
    const first = read(row.first, scale);
    const second = this.#spec.second === undefined ? first : read(row.second, scale);
    const segment = this.#segment(row.segment);
    if (row.submission === undefined || row.submission === null || row.submission === "") {
      this.#settle(line, segment, first, second, row);
      return;
    }
    const refused = CODES.has(first) || CODES.has(second) || segment === NO_SEGMENT;
    const values = refused ? { first: row.first, second: row.second, segment: row.segment } : undefined;
    const time = Date.parse(row.time);
    // NaN is never earlier than anything: without times, the order in the file decides.
    this.submissions.keep(String(row.submission), time, { line, segment, first, second, values });
  }

  /** Refuses a row whose cells could not be told apart. */
  refuse(line, code, why, value) {
    this.rows += 1;
    this.refusals.add(line, code, why, undefined, value);
  }

  /** Counts what was held back in case it is replaced. */
  end() {
    this.submissions.forEach(({ line, segment, first, second, values }) => this.#settle(line, segment, first, second, values));
  }

  /** What was counted: a list of segments, `segment` being null where none was given. */
  get segments() {
    return this.#list;
  }

  #settle(line, segment, first, second, values) {
    this.rows += 1;
    if (segment === NO_SEGMENT) {
      this.refusals.add(line, "wrong_type", "a text expected", this.#spec.by, values.segment);
      return;
    }
    const counted = this.#list[segment];
    if (first >= 0 && second >= 0) {
      counted.counts[this.#spec.second === undefined ? first : first * this.#spec.scale.levels + second] += 1;
      counted.n += 1;
    } else if (CODES.has(first) || CODES.has(second)) {
      counted.refused += 1;
      const isFirst = CODES.has(first);
      const { min, max } = this.#spec.scale;
      const column = isFirst ? this.#spec.first : this.#spec.second;
      this.refusals.add(
        line,
        CODES.get(isFirst ? first : second),
        `a whole number from ${min} to ${max} expected`,
        column,
        isFirst ? values.first : values.second,
      );
    } else if (first === SKIPPED && second === SKIPPED) {
      counted.skipped += 1;
      this.skipped += 1;
    } else {
      counted.unpaired += 1;
      this.unpaired += 1;
    }
  }

  #segment(value) {
    let name = value ?? null;
    if (typeof name === "object" && name !== null) return NO_SEGMENT;
    if (name !== null) name = String(name).trim() || null;
    const known = this.#segments.get(name);
    if (known !== undefined) return known;
    if (this.#list.length === MOST_SEGMENTS) {
      throw new Unreadable(`more than ${MOST_SEGMENTS} segments. Is ${quoted(this.#spec.by)} something that many people share?`);
    }
    const index = this.#list.push({ segment: name, n: 0, skipped: 0, refused: 0, unpaired: 0, counts: new Array(this.#cells).fill(0) }) - 1;
    this.#segments.set(name, index);
    return index;
  }
}
