// Owns reading SurveyJS' expressions: comparisons of answers with values, joined by and, or and not. Anything else is none of ours.

/** Thrown for what a study's conditions cannot say. */
export class Unsayable extends Error {}

/** A name in braces, a text, a number, a sign, a word. */
const TOKENS = [
  /(\{[^}]+\})/,
  /('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")/,
  /(-?\d+(?:\.\d+)?)(?![\w.])/,
  /(<>|[!<>=]=|[=<>!()[\],]|&&|\|\|)/,
  /([A-Za-z]+)/,
];
const TOKEN = new RegExp(`\\s*(?:${TOKENS.map(({ source }) => source).join("|")})`, "y");

const OPERATORS = {
  ...{ "=": "is", "==": "is", equal: "is", "<>": "isNot", "!=": "isNot", notequal: "isNot" },
  ...{
    "<": "below",
    less: "below",
    "<=": "atMost",
    lessorequal: "atMost",
    ">": "above",
    greater: "above",
    ">=": "atLeast",
    greaterorequal: "atLeast",
  },
  ...{
    empty: "empty",
    notempty: "notEmpty",
    contains: "contains",
    contain: "contains",
    notcontains: "notContains",
    notcontain: "notContains",
  },
  ...{ anyof: "anyOf", allof: "allOf", noneof: "noneOf" },
};

/** `{ and }`, `{ or }`, `{ not }` or `{ name, operator, value }`. */
export function parse(text) {
  const tokens = tokensOf(text);
  let at = 0;
  const next = (...wanted) => wanted.includes(tokens[at]?.word) && tokens[at++];
  const joined = (key, words, inner) => {
    const parts = [inner()];
    while (next(...words)) parts.push(inner());
    return parts.length === 1 ? parts[0] : { [key]: parts };
  };
  const or = () => joined("or", ["or", "||"], () => joined("and", ["and", "&&"], one));
  const one = () => {
    if (next("!", "not")) return { not: one() };
    if (!next("(")) return comparison();
    const inner = or();
    if (!next(")")) throw new Unsayable();
    return inner;
  };
  const comparison = () => {
    const { name } = tokens[at++] ?? {};
    const word = tokens[at++]?.word;
    if (name === undefined || !Object.hasOwn(OPERATORS, word ?? "")) throw new Unsayable();
    const operator = OPERATORS[word];
    return operator === "empty" || operator === "notEmpty" ? { name, operator } : { name, operator, value: value() };
  };
  const value = () => {
    if (!next("[")) return constant();
    const list = [constant()];
    while (next(",")) list.push(constant());
    if (!next("]")) throw new Unsayable();
    return list;
  };
  const constant = () => {
    const token = tokens[at++] ?? {};
    if (token.word === "true" || token.word === "false") return token.word === "true";
    if (!Object.hasOwn(token, "value")) throw new Unsayable();
    return token.value;
  };
  const whole = or();
  if (at < tokens.length) throw new Unsayable();
  return whole;
}

function tokensOf(text) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  const trimmed = String(text).trim();
  while (TOKEN.lastIndex < trimmed.length) {
    const found = TOKEN.exec(trimmed);
    if (found === null) throw new Unsayable();
    const [, name, quoted, number, sign, word] = found;
    if (name !== undefined) tokens.push({ name: name.slice(1, -1).trim() });
    else if (quoted !== undefined) tokens.push({ value: quoted.slice(1, -1).replace(/\\(.)/g, "$1") });
    else if (number !== undefined) tokens.push({ value: Number(number) });
    else tokens.push({ word: (sign ?? word).toLowerCase() });
  }
  return tokens;
}
