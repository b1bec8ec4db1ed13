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

// Every selector and expression of a rule: where it stands, how it is used, the text.
const usedBy = (when) => [
  ["click", select, own(when, "click")],
  ["appears", select, own(when, "appears")],
  ["url.regex", match, own(own(when, "url"), "regex")],
  ...(own(own(when, "url"), "not") || []).map((one, at) => [`url.not[${at}].regex`, match, own(one, "regex")]),
];

/** Says which rule of a study holds a broken one, and takes its `when` away: it is never due. The others run. */
export const disarmBroken = (study, rules) => {
  for (const rule of rules) {
    const { moment, survey, when } = rule;
    const broken = usedBy(when).find(([, use, text]) => text !== undefined && !works(use, text));
    if (!broken) continue;
    const path = `surveys[${study.surveys.indexOf(survey)}]${moment == "once" ? "" : "." + moment}.when.${broken[0]}`;
    rule.when = undefined;
    console.warn(`${name}: unknown_value at ${path}`);
    tell("error", { code: "unknown_value", path });
  }
};
