// Owns decoding bytes; refuses what is not UTF-8.
import { isUtf8 } from "node:buffer";
import { Unreadable } from "../failures.mjs";

/** The text of those bytes. Replacement characters in it would make one segment of several, so a wrong encoding is told instead. */
export function decoded(data, start, end, line) {
  const text = data.utf8Slice(start, end);
  if (text.includes("\ufffd") && !isUtf8(data.subarray(start, end)))
    throw new Unreadable(`line ${line}: not UTF-8. Save the file as UTF-8 and try again`);
  return text;
}
