// Owns writing a formula as a study's condition, and the variables that answers are. Decides nothing.
import { rest } from "./formula.mjs";

/** That there is no answer: passed over, or never asked. */
export const NONE = Symbol("no answer");

/**
 * A rating's values, which a condition names by ranges. `question` has the id when the condition is written. Where the source `requires` an
 * answer, no path of it goes on without one.
 */
export function ratingOf(question, values, requires) {
  const within = (wanted) => {
    const ranges = runs(values, wanted).map(([from, to]) => {
      const range = {};
      if (from !== values[0] || to === values.at(-1)) range.atLeast = from;
      if (to !== values.at(-1)) range.atMost = to;
      return { answer: { question: question.id, ...range } };
    });
    return ranges.length === 1 ? ranges[0] : { any: ranges };
  };
  return variable([...values], within, requires);
}

/** One of several options: `options` says what each of the source's values is called in the study. */
export function choiceOf(question, options, requires) {
  const ids = (wanted) => wanted.map((value) => options.get(value));
  const within = (wanted) => {
    if (wanted.length === options.size) return { answer: { question: question.id, state: "answered" } };
    return { answer: { question: question.id, is: wanted.length === 1 ? ids(wanted)[0] : ids(wanted) } };
  };
  return variable([...options.keys()], within, requires);
}

/**
 * Whether a step's answer is like this, such as `{ is: "price" }` or `{ state: "answered" }`. The same variable for the same question, so
 * that formulas know it for the same.
 */
export function flag(step, like) {
  step.flags ??= new Map();
  const key = JSON.stringify(like);
  if (!step.flags.has(key))
    step.flags.set(
      key,
      yesOrNo(() => ({ answer: { question: step.question.id, ...like } })),
    );
  return step.flags.get(key);
}

/** Whether the page says this of the visitor. */
export function attributeIs(name, is) {
  return yesOrNo(() => ({ attribute: { name, is } }));
}

function yesOrNo(condition) {
  return { domain: [true, false], write: (values) => (values.has(true) ? condition() : { not: condition() }) };
}

function variable(values, within, requires) {
  const self = {
    domain: requires ? values : [...values, NONE],
    values,
    write: (allowed) => (allowed.has(NONE) ? { not: within(rest(self, allowed)) } : within(values.filter((value) => allowed.has(value)))),
  };
  return self;
}

/** The condition that says what a formula says; undefined if it always holds. */
export function condition(formula) {
  const terms = formula.map((term) => all([...term].map(([of, values]) => of.write(values))));
  if (terms.length === 1) return terms[0];
  return { any: terms };
}

/** One condition of several that must all hold. A key stands once in a condition, so a second one goes into an alternative of one. */
function all(clauses) {
  return clauses.reduceRight((after, clause) => {
    if (after === undefined) return clause;
    if (Object.keys(after).every((key) => !Object.hasOwn(clause, key))) return { ...clause, ...after };
    if (clause.any === undefined) return { ...clause, any: [after] };
    return after.any === undefined ? { ...after, any: [clause] } : { not: { not: clause }, any: [after] };
  }, undefined);
}

/** From where to where the wanted ones of ordered values go without a gap. */
function runs(values, wanted) {
  const found = [];
  values.forEach((value, at) => {
    if (!wanted.includes(value)) return;
    if (at > 0 && wanted.includes(values[at - 1])) found.at(-1)[1] = value;
    else found.push([value, value]);
  });
  return found;
}
