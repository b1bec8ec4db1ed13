// Owns fetching the widget's own words, in the language of the region, else in the language, else in English.
import { get } from "../get.js";

// Each language and, after it, the hash of its file.
const files = "__WORDS__".split(" ");
const fetched = {};

/** The words for a language tag; none if their file does not arrive, which is tried again on the next occasion. */
export const words = (tag) => {
  // Where Chinese is written in traditional characters the tag need not say so.
  let known = tag.toLowerCase().replace(/^zh-(tw|hk|mo)$/, "zh-hant");
  while (known && !files.includes(known)) known = known.replace(/(^|-)[^-]*$/, "");
  known ||= "en";
  const hash = files[files.indexOf(known) + 1];
  return (fetched[known] ||= get(new URL(`words-${known}-__HASH__.json`, import.meta.url), hash).catch(() => {
    delete fetched[known];
  }));
};
