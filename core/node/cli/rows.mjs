// Owns handing each row of a file to the counting: which source it comes from, and whether it is an answer to the survey in question.
import { Unreadable } from "./failures.mjs";
import { notFound, quoted } from "./sources/columns.mjs";
import { ofHeader, ofRecord, source } from "./sources/source.mjs";

/** What a source may find in a row, in the order in which CSV cells are handed over. */
const ROLES = ["first", "second", "segment", "survey", "submission", "time", "finished", "event", "properties"];

/** How many surveys are named when there are several. */
const LISTED = 10;

/** How many records are searched for the names that they have, when none has the one asked for. */
const SAMPLED = 20;

export class Rows {
  /** Rows read so far, of whatever kind. */
  seen = 0;
  /** Events that are no answers, such as `survey shown`. */
  otherEvents = 0;
  /** Answers to other surveys than the one chosen. */
  otherSurveys = 0;
  unfinished = 0;
  #spec;
  #counting;
  #source;
  #surveys = new Set();
  #names = new Set();
  #records = 0;
  #seen = { first: false, second: false, segment: false };
  #row = Object.fromEntries([...ROLES, "isText"].map((role) => [role, undefined]));

  constructor(spec, counting) {
    this.#spec = spec;
    this.#counting = counting;
  }

  /** Whose export it is; undefined before the first row. */
  from;

  // For CSV.

  onHeader = (header) => {
    this.#choose(() => ofHeader(header));
    const columns = this.#source.columns(header);
    this.#seen = { first: true, second: true, segment: true };
    return ROLES.map((role) => columns[role] ?? -1);
  };

  onRow = (cells, line) => {
    const row = this.#row;
    // In the order of ROLES, written out: a loop over names takes as long as reading the row.
    row.first = cells[0];
    row.second = cells[1];
    row.segment = cells[2];
    row.survey = cells[3];
    row.submission = cells[4];
    row.time = cells[5];
    row.finished = cells[6];
    row.event = cells[7];
    row.properties = cells[8];
    row.isText = true;
    if (row.properties !== undefined && !this.#source.readProperties(row.properties, row)) {
      return this.#counting.refuse(line, "not_json", "its properties are no JSON", row.properties);
    }
    this.#take(row, line);
  };

  // For JSON.

  onValue = (record, line) => {
    if (typeof record !== "object" || record === null) return this.#counting.refuse(line, "wrong_type", "an object expected", record);
    this.#choose(() => ofRecord(record));
    const row = this.#row;
    for (const role of ROLES) row[role] = undefined;
    row.isText = false;
    this.#source.read(record, row);
    this.#look(record, row);
    this.#take(row, line);
  };

  onRefused = (line, code, why, value) => this.#counting.refuse(line, code, why, value);

  /** Checks what only the whole file shows. */
  end() {
    if (this.#surveys.size > 1) {
      const named = [...this.#surveys].slice(0, LISTED).map(quoted).join(", ");
      throw new Unreadable(`answers to several surveys, which are not to be pooled. Say which with --survey: ${named}`);
    }
    const { first, second, by } = this.#spec;
    const absent = [
      ["first", first],
      ["second", second],
      ["segment", by],
    ].find(([role, name]) => name !== undefined && !this.#seen[role]);
    if (absent && this.#counting.rows > 0) throw new Unreadable(notFound(absent[1], [...this.#names], "row with"));
  }

  #choose(detect) {
    if (this.#source) return;
    this.from = this.#spec.from ?? detect();
    if (this.#spec.first === undefined && this.from !== "posthog") {
      const option = this.from === "plain" ? "column" : "question";
      throw new Unreadable(`which ${option} holds the score? Say it with --${option}`);
    }
    this.#source = source(this.from, this.#spec);
  }

  #take(row, line) {
    this.seen += 1;
    if (row.event !== undefined && !(this.#source.counts?.(row) ?? true)) {
      this.otherEvents += 1;
      return;
    }
    const survey = row.survey;
    if (survey !== undefined && survey !== null && survey !== "") {
      if (this.#spec.survey === undefined) {
        if (this.#surveys.size <= LISTED) this.#surveys.add(survey);
      } else if (survey !== this.#spec.survey) {
        this.otherSurveys += 1;
        return;
      }
    }
    if (this.#spec.finished && isUnfinished(row.finished)) {
      this.unfinished += 1;
      return;
    }
    this.#counting.take(row, line);
  }

  #look(record, row) {
    for (const role of ["first", "second", "segment"]) if (row[role] !== undefined) this.#seen[role] = true;
    if (this.#records < SAMPLED) {
      this.#records += 1;
      for (const name of this.#source.names(record)) this.#names.add(name);
    }
  }
}

/** `false`, or as the exports write it. An export without that column says nothing. */
function isUnfinished(value) {
  return value === false || value === "false" || value === "No";
}
