// Owns fetching the widget's own words, unless they are English, which is built in, or their file does not arrive.
import { get } from "../get.js";

const fetched = {};

/** The words for a language tag; empty for English. */
export const words = (tag) => {
  const base = tag.split("-")[0].toLowerCase();
  if (!"__LANGUAGES__".split(" ").includes(base)) return "";
  return (fetched[base] ||= get(new URL("words-" + base + "-__HASH__.json", import.meta.url)).catch(() => ""));
};
