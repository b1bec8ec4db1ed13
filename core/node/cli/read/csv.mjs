// Owns cutting CSV (RFC 4180) into rows and taking the wanted cells out of them; does not know what they mean.
//
// Own code rather than a library, for three reasons. Refusals name lines, and a line number costs: of the two well-kept parsers tried on
// 100 MB with quoted newlines, csv-parse read 21 MB/s (7 MB/s with line numbers) and papaparse 78 MB/s (it has none). Both make a string of
// every cell, where two of a row are wanted. And the package has no dependencies. The tests hold this against written-out files at random,
// cut into chunks at random.
import { Unreadable } from "../failures.mjs";
import { decoded } from "./utf8.mjs";

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** The longest row, in bytes: memory stays bounded when a quote is opened and never closed. No comment box takes 8 MiB. */
export const LONGEST_ROW = 8 * 1024 * 1024;

/** How many short texts are remembered, a power of two, and up to which length. Ids are longer. */
const KNOWN = 1024;
const LONGEST_KNOWN = 24;

/** Reads rows out of chunks. `onHeader(names)` says which columns are wanted (−1 for none); `onRow(cells, line)` gets those, and the same
 * array each time; `onRefused(line, code, why)` gets rows that are none. */
export class Csv {
  #separator;
  #handlers;
  #rest = Buffer.alloc(0);
  #line;
  #columns = 0;
  #wanted = [];
  #cells = [];
  // Where each cell of the current row starts and ends, and whether it was quoted.
  #starts = [];
  #ends = [];
  #quoted = [];
  #knownTexts = new Array(KNOWN).fill(undefined);

  /** `line`: on which the header stands. */
  constructor(separator, handlers, line = 1) {
    this.#line = line;
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
    while (at < data.length) {
      const next = this.#unquotedRow(data, at, last);
      if (next === -1) break;
      at = next;
    }
    this.#rest = at < data.length ? Buffer.from(data.subarray(at)) : Buffer.alloc(0);
    if (this.#rest.length > LONGEST_ROW) {
      throw new Unreadable(`line ${this.#line}: a row of more than ${LONGEST_ROW / 1024 / 1024} MiB. Is a quote opened and never closed?`);
    }
  }

  /** The usual row, in one pass over its bytes. Gives where the next one starts, or −1 if this one goes on in the next chunk. */
  #unquotedRow(data, from, last) {
    const separator = this.#separator;
    const length = data.length;
    const columns = this.#columns === 0 ? ANY : this.#columns;
    const starts = this.#starts;
    const ends = this.#ends;
    let field = 0;
    let start = from;
    let at = from;
    if (data[at] === QUOTE) return this.#quotedRow(data, from, last);
    for (; at < length; at += 1) {
      const byte = data[at];
      if (byte === separator) {
        if (field < columns) {
          starts[field] = start;
          ends[field] = at;
        }
        field += 1;
        start = at + 1;
        // Only a quote that opens a cell has a meaning.
        if (start < length && data[start] === QUOTE) return this.#quotedRow(data, from, last);
      } else if (byte === LF) break;
    }
    if (at === length && !last) return -1;
    const end = at > start && data[at - 1] === CR ? at - 1 : at;
    if (field < columns) {
      starts[field] = start;
      ends[field] = end;
    }
    const line = this.#line;
    this.#line += 1;
    // A blank line is no row, except where a row is a single cell, which may be empty.
    if (end > from || columns === 1) this.#row(data, field + 1, line, NO_QUOTES);
    return at + 1;
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
      if (this.#columns === 0 || field < this.#columns) {
        this.#starts[field] = start;
        this.#ends[field] = quoted ? end : stop;
        this.#quoted[field] = quoted;
      }
      field += 1;
      if (data[at] !== separator) break;
      at += 1;
    }
    this.#line += lines + 1;
    if (broken) this.#handlers.onRefused(line, "inconsistent", "text behind a closing quote");
    else this.#row(data, field, line, this.#quoted);
    return at + 1;
  }

  #row(data, fields, line, quoted) {
    if (this.#columns === 0) {
      this.#columns = fields;
      this.#wanted = this.#handlers.onHeader(Array.from({ length: fields }, (_, field) => this.#text(data, field, line, quoted).trim()));
      return;
    }
    if (fields !== this.#columns) {
      return this.#handlers.onRefused(
        line,
        fields < this.#columns ? "missing" : "inconsistent",
        `${fields} cells under ${this.#columns} columns`,
      );
    }
    const wanted = this.#wanted;
    for (let role = 0; role < wanted.length; role += 1) {
      if (wanted[role] !== -1) this.#cells[role] = this.#text(data, wanted[role], line, quoted);
    }
    this.#handlers.onRow(this.#cells, line);
  }

  #text(data, field, line, quoted) {
    const start = this.#starts[field];
    const end = this.#ends[field];
    // Most cells that are wanted are scores: one or two ASCII characters need no decoding.
    const length = end - start;
    if (length === 0) return "";
    if (length === 1 && data[start] < 0x80) return ASCII[data[start]];
    const text = length > LONGEST_KNOWN ? decoded(data, start, end, line) : this.#known(data, start, end, line);
    return quoted[field] ? text.replaceAll('""', '"') : text;
  }

  /** The text of a short cell, from memory if it stood in a row before, as a segment's name has: decoding takes longer than comparing. */
  #known(data, start, end, line) {
    let hash = 0;
    for (let at = start; at < end; at += 1) hash = (Math.imul(hash, 31) + data[at]) | 0;
    const slot = hash & (KNOWN - 1);
    const known = this.#knownTexts[slot];
    if (known !== undefined && known.bytes.length === end - start) {
      let at = start;
      while (at < end && known.bytes[at - start] === data[at]) at += 1;
      if (at === end) return known.text;
    }
    const text = decoded(data, start, end, line);
    this.#knownTexts[slot] = { bytes: Uint8Array.prototype.slice.call(data, start, end), text };
    return text;
  }
}

/** A header may have any number of cells. */
const ANY = 0x3fffffff;

/** A row without any quoted cell. */
const NO_QUOTES = [];

const ASCII = Array.from({ length: 0x80 }, (_, code) => String.fromCharCode(code));
