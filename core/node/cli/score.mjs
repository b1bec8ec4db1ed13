// Owns the command: from a stream of bytes to a result. Does not print.
import { caveats } from "./caveats.mjs";
import { Counting } from "./counting.mjs";
import { Unreadable } from "./failures.mjs";
import { Csv } from "./read/csv.mjs";
import { JsonArray } from "./read/json-array.mjs";
import { Ndjson } from "./read/ndjson.mjs";
import { SNIFFED, sniff } from "./read/sniff.mjs";
import { Rows } from "./rows.mjs";
import { scored } from "./scored.mjs";

/** Scores what the stream holds. `onProgress(bytes, rows)` is called after each chunk. */
export async function score(spec, stream, onProgress) {
  const counting = new Counting(spec);
  const rows = new Rows(spec, counting);
  const format = await read(spec, stream, rows, (bytes) => onProgress(bytes, rows.seen));
  counting.end();
  rows.end();
  const { otherEvents, otherSurveys, unfinished } = rows;
  const { skipped, unpaired, refusals } = counting;
  const passed = { otherEvents, otherSurveys, unfinished, replaced: counting.submissions.replaced };
  const found = { format, from: rows.from ?? spec.from, detected: spec.from === undefined };
  const result = { spec, ...found, ...scored(spec, counting.segments), rows: counting.rows, skipped, unpaired, passed, refusals };
  return { ...result, caveats: caveats(result) };
}

async function read(spec, stream, rows, onChunk) {
  let reader;
  let format;
  let bytes = 0;
  let begun = [];
  const begin = () => {
    const data = Buffer.concat(begun);
    begun = [];
    const found = sniff(data.subarray(0, SNIFFED), spec.file, spec);
    format = found.format;
    reader = readerOf(found, rows);
    reader.push(data.subarray(found.skip));
  };
  for await (const chunk of stream) {
    bytes += chunk.length;
    if (reader) reader.push(chunk);
    else {
      begun.push(chunk);
      if (bytes >= SNIFFED) begin();
    }
    onChunk(bytes);
  }
  if (!reader) begin();
  reader.end();
  return format;
}

function readerOf({ format, separator, line }, rows) {
  if (format === "csv") return new Csv(separator, rows, line);
  return format === "ndjson" ? new Ndjson(rows) : new JsonArray(rows, line);
}

/** Fails where nothing was scored: a table of nothing is no answer. */
export function expectAnswers(result) {
  if (result.total.n > 0) return;
  const { rows, skipped, unpaired, refusals } = result;
  throw new Unreadable(
    `nothing scored: ${rows} rows, ${skipped} without an answer, ${unpaired} with one side only, ${refusals.count} refused`,
  );
}
