// Owns fetching the widget's own words, unless they are English, which is built in, or their file does not arrive.
import { get } from "../get.js";

// Each language and, after it, the hash of its file.
const files = "__WORDS__".split(" ");
const fetched = {};

/** The words for a language tag; empty for English. */
export const words = (tag) => {
  const base = tag.split("-")[0].toLowerCase();
  const place = files.indexOf(base);
  if (place < 0) return "";
  return (fetched[base] ||= get(new URL(`words-${base}-__HASH__.json`, import.meta.url), files[place + 1]).catch(() => ""));
};
