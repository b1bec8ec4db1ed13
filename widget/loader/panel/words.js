// Owns fetching the widget's words in the language of the region, else in the language, else in English.
import { get } from "../get.js";

const languages = "__LANGUAGES__".split(" ");
const fetched = {};

/** The words for a language tag; none if their file does not arrive, which is tried again on the next occasion. */
export const words = (tag) => {
  let known = tag.toLowerCase();
  while (known && !languages.includes(known)) known = known.replace(/(^|-)[^-]*$/, "");
  known ||= "en";
  return (fetched[known] ||= get(new URL("words-" + known + "-__HASH__.json", import.meta.url)).catch(() => {
    fetched[known] = undefined;
  }));
};
