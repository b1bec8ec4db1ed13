// Owns Formbricks' filters of pages: rules on the whole URL, of which any or all must hold.
import { literal } from "../when.mjs";

/** Each rule alone. */
const ALONE = {
  exactMatch: (value) => ({ is: value }),
  startsWith: (value) => ({ starts: value }),
  notMatch: (value) => ({ not: [{ is: value }] }),
  notContains: (value) => ({ not: [{ regex: literal(value) }] }),
};

/** What a rule asks for, as a regular expression on the whole URL. */
const AS_REGEX = {
  exactMatch: (value) => `^${literal(value)}$`,
  startsWith: (value) => `^${literal(value)}`,
  contains: literal,
  endsWith: (value) => `${literal(value)}$`,
  matchesRegex: (value) => value,
};

/** `{ url }` or `{ path }`, or nothing for every page. */
export function pages({ urlFilters = [], urlFiltersConnector: connector = "or" }, path, losses) {
  const at = `${path}.urlFilters`;
  if (urlFilters.length === 0) return {};
  if (urlFilters.length === 1) return one(urlFilters[0], at, losses);
  const negative = urlFilters.filter(({ rule }) => rule === "notMatch" || rule === "notContains");
  const positive = urlFilters.filter(({ rule }) => Object.hasOwn(AS_REGEX, rule));
  if (negative.length + positive.length < urlFilters.length || (connector === "or" && negative.length > 0)) {
    losses.add(at, "alternatives of what the URL is not cannot be said; shown on all pages");
    return {};
  }
  const patterns = positive.map(({ rule, value }) => AS_REGEX[rule](value));
  const url = patterns.length === 0 ? {} : { regex: connector === "or" ? any(patterns) : all(patterns) };
  if (negative.length > 0) url.not = negative.flatMap(({ rule, value }) => ALONE[rule](value).not);
  return { url };
}

function one({ rule, value }, at, losses) {
  const plain = value.startsWith("/") && !/[?#*]/.test(value);
  if (plain && rule === "exactMatch") return { path: value };
  if (plain && rule === "startsWith") return { path: `${value}*` };
  if (Object.hasOwn(ALONE, rule)) return { url: ALONE[rule](value) };
  if (Object.hasOwn(AS_REGEX, rule)) return { url: { regex: AS_REGEX[rule](value) } };
  losses.add(at, `the rule ${JSON.stringify(rule)} is not known here; shown on all pages`);
  return {};
}

function any(patterns) {
  return patterns.length === 1 ? patterns[0] : patterns.map((pattern) => `(?:${pattern})`).join("|");
}

/** Each looked for from the beginning. */
function all(patterns) {
  if (patterns.length === 1) return patterns[0];
  return `^${patterns.map((pattern) => (pattern.startsWith("^") ? `(?=${pattern.slice(1)})` : `(?=.*(?:${pattern}))`)).join("")}`;
}
