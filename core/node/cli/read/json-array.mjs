// Owns cutting one large JSON array into its elements without holding it; does not know what they mean.
import { Unreadable } from "../failures.mjs";
import { LONGEST_ROW } from "./csv.mjs";
import { decoded } from "./utf8.mjs";

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LF = 0x0a;

/** Reads the elements of an array; what follows the array, such as the end of the object that it stood in, is passed over.
 * `onValue(value, line)`; `onRefused(line, code, why)` for elements that are no JSON. */
export class JsonArray {
  #handlers;
  #rest = Buffer.alloc(0);
  // Where the scan stands in the rest, which it does not read twice.
  #at = 0;
  #line;
  #elementLine;
  #depth = 0;
  #inText = false;
  #closed = false;

  /** `line`: on which the array opens. */
  constructor(handlers, line = 1) {
    this.#handlers = handlers;
    this.#line = line;
    this.#elementLine = 0;
  }

  push(chunk) {
    if (this.#closed) return;
    const data = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    let start = 0;
    let at = this.#at;
    for (; at < data.length && !this.#closed; at += 1) {
      const byte = data[at];
      if (byte === LF) this.#line += 1;
      if (this.#inText) {
        if (byte === BACKSLASH) {
          // The escaped character is skipped with it; at the chunk's end, wait for it.
          if (at + 1 === data.length) break;
          at += 1;
        } else if (byte === QUOTE) this.#inText = false;
        continue;
      }
      if (byte === 0x20 || byte === LF || byte === 0x0d || byte === 0x09) continue;
      if (this.#depth === 0) {
        // The opening bracket, which the sniffing has found.
        this.#depth = 1;
        start = at + 1;
        continue;
      }
      if (this.#elementLine === 0) this.#elementLine = this.#line;
      if (byte === QUOTE) this.#inText = true;
      else if (byte === 0x5b || byte === 0x7b) this.#depth += 1;
      else if (byte === 0x5d || byte === 0x7d) {
        this.#depth -= 1;
        if (this.#depth === 0) {
          this.#element(decoded(data, start, at, this.#elementLine));
          this.#closed = true;
        }
      } else if (byte === 0x2c && this.#depth === 1) {
        this.#element(decoded(data, start, at, this.#elementLine));
        start = at + 1;
      }
    }
    this.#rest = this.#closed ? Buffer.alloc(0) : Buffer.from(data.subarray(start));
    this.#at = at - start;
    if (this.#rest.length > LONGEST_ROW)
      throw new Unreadable(`line ${this.#line}: an element of more than ${LONGEST_ROW / 1024 / 1024} MiB`);
  }

  end() {
    if (!this.#closed) throw new Unreadable("the array is not closed: the file is cut off, or not JSON");
  }

  #element(text) {
    const line = this.#elementLine;
    this.#elementLine = 0;
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
