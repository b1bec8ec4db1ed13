// Owns finding selectors and regular expressions that no browser understands. Core cannot tell them, since it is no browser.
import { own } from "../own.js";
import { name } from "../name.js";
import { tell } from "../tell.js";

const works = (use, text) => {
  try {
    use(text);
    return true;
  } catch {
    return false;
  }
};
const select = (selector) => document.createDocumentFragment().querySelector(selector);
const match = (expression) => new RegExp(expression);

const patternsOf = (url) => [[".regex", match, own(url, "regex")], ...(own(url, "not") || []).map((one, at) => [`.not[${at}].regex`, match, own(one, "regex")])];

/** Says which rule of a study holds a broken one, and takes its `when` away: it is never due. The others run. */
export const disarmBroken = (study, rules) => {
  for (const rule of rules) {
    const { moment, survey, when } = rule;
    const used = [...["click", "appears"].map((key) => [key, select, own(when, key)]), ...patternsOf(own(when, "url")).map(([at, ...rest]) => ["url" + at, ...rest])];
    const [broken] = used.filter(([, use, text]) => text !== undefined && !works(use, text));
    if (!broken) continue;
    const path = `surveys[${study.surveys.indexOf(survey)}]${moment == "once" ? "" : "." + moment}.when.${broken[0]}`;
    rule.when = undefined;
    console.warn(`${name}: unknown_value at ${path}`);
    tell("error", { code: "unknown_value", path });
  }
};
