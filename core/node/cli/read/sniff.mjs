// Owns finding out what a file is from its first bytes and its name; does not read it.
import { Unreadable } from "../failures.mjs";

/** How many bytes are looked at. */
export const SNIFFED = 64 * 1024;

/** An array inside an object, as APIs give them out: `{"next": null, "results": [`. */
const PAGING = String.raw`"(?:next|previous|count|limit|offset|total)"\s*:\s*(?:null|true|false|-?\d+|"(?:[^"\\]|\\.)*")\s*,\s*`;
const WRAPPED = new RegExp(String.raw`^\s*\{\s*(?:${PAGING})*"(?:data|results)"\s*:\s*(?=\[)`);

const FORMATS = new Map([
  ["csv", "csv"],
  ["tsv", "csv"],
  ["ndjson", "ndjson"],
  ["jsonl", "ndjson"],
]);

/** The file's format, how many bytes to skip before its first row, and on which line that is. A format and a separator that were said are
 * taken as said. */
export function sniff(bytes, name, { format, separator }) {
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    throw new Unreadable("UTF-16 text. Save the file as UTF-8 and try again");
  }
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) throw new Unreadable("gzip. Try: gunzip -c FILE | expectly-core score -");
  if (bytes[0] === 0x50 && bytes[1] === 0x4b)
    throw new Unreadable("a ZIP archive or an Excel workbook. Save the sheet as CSV and try again");
  if (bytes.includes(0)) throw new Unreadable("a binary file, not CSV or JSON");
  const text = bytes.utf8Slice(bom);
  if (text.trim() === "") throw new Unreadable("empty");
  const extension = /\.([a-z]+)$/i.exec(name)?.[1].toLowerCase();
  const found = format ?? FORMATS.get(extension) ?? (/^\s*[[{]/.test(text) ? "json" : "csv");
  if (found === "csv") return csv(text, bom, separator);
  return found === "ndjson" ? { format: "ndjson", skip: bom, line: 1 } : json(text, bom);
}

function csv(text, bom, separator) {
  if (text.includes("\r") && !text.includes("\n"))
    throw new Unreadable("its lines end in CR alone, as on old Macs. Save it with LF or CRLF");
  // Excel's own way of saying what separates; it is no row.
  const said = /^sep=(.)\r?\n/.exec(text);
  const skip = bom + (said ? said[0].length : 0);
  return { format: "csv", skip, line: said ? 2 : 1, separator: separator ?? said?.[1] ?? mostFrequent(text) };
}

/** The separator that the header has most of, outside quotes. */
function mostFrequent(text) {
  const header = /^(?:"(?:[^"]|"")*"|[^"\n])*/.exec(text)[0].replace(/"(?:[^"]|"")*"/g, "");
  const counts = [",", ";", "\t"].map((separator) => [separator, header.split(separator).length]);
  return counts.reduce((best, next) => (next[1] > best[1] ? next : best))[0];
}

/** A JSON array, an object with one inside, or one value a line. */
function json(text, bom) {
  const wrapped = WRAPPED.exec(text);
  if (wrapped) return { format: "json", skip: bom + wrapped[0].length, line: wrapped[0].split("\n").length };
  const start = /^\s*/.exec(text)[0];
  if (text[start.length] === "[" && !isArrayALine(text)) return { format: "json", skip: bom, line: 1 };
  return { format: "ndjson", skip: bom, line: 1 };
}

/** One array a line, as `getPlainData()` is when each respondent has a line, rather than one array of everyone. */
function isArrayALine(text) {
  const [first, ...others] = text.trim().split("\n");
  let value;
  try {
    value = JSON.parse(first);
  } catch {
    return false;
  }
  return Array.isArray(value) && (others.length > 0 || isPlainEntry(value[0]));
}

/** One question of SurveyJS' `getPlainData()`. */
export function isPlainEntry(value) {
  return typeof value === "object" && value !== null && ["name", "value", "displayValue"].every((key) => Object.hasOwn(value, key));
}
