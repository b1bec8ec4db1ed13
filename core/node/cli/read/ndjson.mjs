// Owns cutting newline-delimited JSON into values; does not know what they mean.
import { Unreadable } from "../failures.mjs";
import { LONGEST_ROW } from "./csv.mjs";
import { decoded } from "./utf8.mjs";

/** Reads one value a line. `onValue(value, line)`; `onRefused(line, code, why)` for lines that are no JSON. */
export class Ndjson {
  #handlers;
  #rest = Buffer.alloc(0);
  #line = 1;

  constructor(handlers) {
    this.#handlers = handlers;
  }

  push(chunk) {
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let at = 0;
    for (let end = data.indexOf(0x0a); end !== -1; end = data.indexOf(0x0a, at)) {
      this.#value(decoded(data, at, end, this.#line));
      at = end + 1;
    }
    this.#rest = Buffer.from(data.subarray(at));
    if (this.#rest.length > LONGEST_ROW) throw new Unreadable(`line ${this.#line}: longer than ${LONGEST_ROW / 1024 / 1024} MiB`);
  }

  end() {
    this.#value(decoded(this.#rest, 0, this.#rest.length, this.#line));
  }

  #value(text) {
    const line = this.#line;
    this.#line += 1;
    if (text.trim() === "") return;
    let value;
    try {
      value = JSON.parse(text);
    } catch {
      return this.#handlers.onRefused(line, "not_json", "no JSON", text);
    }
    this.#handlers.onValue(value, line);
  }
}
