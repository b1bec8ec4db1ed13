// Owns where the answer stands in a table of one's own, and in SurveyJS' flat data and `getPlainData()`, which name a question as one does.
import { own, wanted } from "./columns.mjs";

export class Plain {
  #asked;

  constructor(asked) {
    this.#asked = asked;
  }

  /** Which columns are to be read. */
  columns(header) {
    const { first, second, by } = this.#asked;
    const column = (name) => (name === undefined ? -1 : wanted(header, name));
    return { first: column(first), second: column(second), segment: column(by) };
  }

  /** Takes what is asked for out of a record. */
  read(record, row) {
    const { first, second, by } = this.#asked;
    const answers = Array.isArray(record) ? flat(record) : record;
    row.first = own(answers, first);
    if (second !== undefined) row.second = own(answers, second);
    if (by !== undefined) row.segment = own(answers, by);
  }

  /** Which names a record has, for a person who mistook one. */
  names(record) {
    return Object.keys(Array.isArray(record) ? flat(record) : record);
  }
}

/** One respondent's `getPlainData()` as SurveyJS' flat data. A null prototype, so that a question may be named as it likes. */
function flat(entries) {
  const answers = Object.create(null);
  for (const entry of entries) {
    const name = own(entry, "name");
    if (typeof name === "string") answers[name] = own(entry, "value");
  }
  return answers;
}
