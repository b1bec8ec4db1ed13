// Owns cutting CSV (RFC 4180) into rows and taking the wanted cells out of them; does not know what they mean.
//
// Own code rather than a library, for three reasons. Refusals name lines, and a line number costs: of the two well-kept parsers tried on
// 100 MB with quoted newlines, csv-parse read 21 MB/s (7 MB/s with line numbers) and papaparse 78 MB/s (it has none). Both make a string of
// every cell, where two of a row are wanted. And the package has no dependencies. The tests hold this against written-out files at random,
// cut into chunks at random.
import { isUtf8 } from "node:buffer";
import { Unreadable } from "../failures.mjs";

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** The longest row, in bytes: memory stays bounded when a quote is opened and never closed. No comment box takes 8 MiB. */
export const LONGEST_ROW = 8 * 1024 * 1024;

/** Reads rows out of chunks. `onHeader(names)` says which columns are wanted (−1 for none); `onRow(cells, line)` gets those, and the same
 * array each time; `onRefused(line, code, why)` gets rows that are none. */
export class Csv {
  #separator;
  #handlers;
  #rest = Buffer.alloc(0);
  #line = 1;
  #columns = 0;
  #wanted = [];
  #cells = [];
  // Where each field of the current row starts and ends, and whether it was quoted.
  #starts = [];
  #ends = [];
  #quoted = [];

  constructor(separator, handlers) {
    this.#separator = separator.charCodeAt(0);
    this.#handlers = handlers;
  }

  push(chunk) {
    this.#scan(this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]), false);
  }

  end() {
    this.#scan(this.#rest, true);
  }

  #scan(data, last) {
    let at = 0;
    let quote = data.indexOf(QUOTE);
    while (at < data.length) {
      let end = data.indexOf(LF, at);
      if (end === -1) {
        if (!last) break;
        end = data.length;
      }
      if (quote !== -1 && quote < at) quote = data.indexOf(QUOTE, at);
      if (quote === -1 || quote >= end) {
        this.#unquotedRow(data, at, end);
        at = end + 1;
        this.#line += 1;
      } else {
        const next = this.#quotedRow(data, at, last);
        if (next === -1) break;
        at = next;
      }
    }
    this.#rest = at < data.length ? Buffer.from(data.subarray(at)) : Buffer.alloc(0);
    if (this.#rest.length > LONGEST_ROW) {
      throw new Unreadable(`line ${this.#line}: a row of more than ${LONGEST_ROW / 1024 / 1024} MiB. Is a quote opened and never closed?`);
    }
  }

  /** The usual row: no quote in it, so the next line feed ends it and every separator separates. */
  #unquotedRow(data, from, lineEnd) {
    const end = lineEnd > from && data[lineEnd - 1] === CR ? lineEnd - 1 : lineEnd;
    // A blank line is no row, except where a row is a single cell, which may be empty.
    if (end === from && this.#columns !== 1) return;
    const separator = this.#separator;
    let field = 0;
    let start = from;
    for (let at = from; at < end; at += 1) {
      if (data[at] === separator) {
        this.#field(field, start, at, false);
        field += 1;
        start = at + 1;
      }
    }
    this.#field(field, start, end, false);
    this.#row(data, field + 1, this.#line, false);
  }

  /** A row with a quote in it. Gives where the next one starts, or −1 if this one goes on in the next chunk. */
  #quotedRow(data, from, last) {
    const separator = this.#separator;
    const line = this.#line;
    let lines = 0;
    let field = 0;
    let at = from;
    let broken = false;
    for (;;) {
      let start = at;
      let end;
      const quoted = data[at] === QUOTE;
      if (quoted) {
        start = at + 1;
        at = start;
        for (;;) {
          const close = data.indexOf(QUOTE, at);
          if (close === -1) {
            if (last) throw new Unreadable(`line ${line}: a quote is opened and never closed`);
            return -1;
          }
          // A quote at the chunk's end may be the first half of a doubled one.
          if (close + 1 === data.length && !last) return -1;
          at = close + 1;
          if (data[at] !== QUOTE) break;
          at += 1;
        }
        end = at - 1;
        for (let feed = data.indexOf(LF, start); feed !== -1 && feed < end; feed = data.indexOf(LF, feed + 1)) lines += 1;
      }
      const after = at;
      while (at < data.length && data[at] !== separator && data[at] !== LF) at += 1;
      if (at === data.length && !last) return -1;
      const stop = data[at] !== separator && at > after && data[at - 1] === CR ? at - 1 : at;
      // Text behind a closing quote: what was quoted is anyone's guess.
      if (quoted && stop !== after) broken = true;
      this.#field(field, start, quoted ? end : stop, quoted);
      field += 1;
      if (data[at] !== separator) break;
      at += 1;
    }
    this.#line += lines + 1;
    this.#row(data, field, line, broken);
    return at + 1;
  }

  #field(field, start, end, quoted) {
    if (this.#columns !== 0 && field >= this.#columns) return;
    this.#starts[field] = start;
    this.#ends[field] = end;
    this.#quoted[field] = quoted;
  }

  #row(data, fields, line, broken) {
    if (this.#columns === 0) {
      this.#columns = fields;
      this.#wanted = this.#handlers.onHeader(Array.from({ length: fields }, (_, field) => this.#text(data, field, line).trim()));
      return;
    }
    if (broken) return this.#handlers.onRefused(line, "inconsistent", "text behind a closing quote");
    if (fields !== this.#columns) {
      return this.#handlers.onRefused(line, fields < this.#columns ? "missing" : "inconsistent", `${fields} cells under ${this.#columns} columns`);
    }
    const wanted = this.#wanted;
    for (let role = 0; role < wanted.length; role += 1) this.#cells[role] = wanted[role] === -1 ? undefined : this.#text(data, wanted[role], line);
    this.#handlers.onRow(this.#cells, line);
  }

  #text(data, field, line) {
    const start = this.#starts[field];
    const end = this.#ends[field];
    // Most cells that are wanted are scores: one or two ASCII characters need no decoding.
    const length = end - start;
    if (length === 0) return "";
    if (length === 1 && data[start] < 0x80) return ASCII[data[start]];
    const text = data.utf8Slice(start, end);
    if (text.includes("\ufffd") && !isUtf8(data.subarray(start, end))) {
      // Replacement characters would make one segment of several.
      throw new Unreadable(`line ${line}: not UTF-8. Save the file as UTF-8 and try again`);
    }
    return this.#quoted[field] ? text.replaceAll('""', '"') : text;
  }
}

const ASCII = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code));
