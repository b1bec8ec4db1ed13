// Owns reckoning with conditions on answers: alternatives of terms, each of which allows some values of some variables. Knows no survey.
//
// A formula is a list of terms, one of which must hold; a term is a Map from a variable to the values that it may have. A variable is any
// object with a `domain`, all values that it can have. Kept small by merging terms that differ in one variable.

export const ALWAYS = [new Map()];
export const NEVER = [];

/** More alternatives than this are a program, and no study takes them. */
const MOST_TERMS = 20;

/** Thrown where a formula grows beyond what can be written down. */
export class TooLong extends Error {}

/** That a variable has one of these values. */
export function has(variable, values) {
  const allowed = new Set(values);
  if (allowed.size === 0) return NEVER;
  return allowed.size === variable.domain.length ? ALWAYS : [new Map([[variable, allowed]])];
}

export function either(...formulas) {
  return merged(formulas.flat());
}

export function both(...formulas) {
  return formulas.reduce((one, other) => merged(one.flatMap((a) => other.flatMap((b) => product(a, b)))), ALWAYS);
}

export function negated(formula) {
  const none = (term) => either(...[...term].map(([variable, values]) => has(variable, rest(variable, values))), NEVER);
  return both(...formula.map(none));
}

export function rest(variable, values) {
  return variable.domain.filter((value) => !values.has(value));
}

function product(a, b) {
  const term = new Map(a);
  for (const [variable, values] of b) {
    const shared = [...values].filter((value) => (a.get(variable) ?? values).has(value));
    if (shared.length === 0) return [];
    term.set(variable, new Set(shared));
  }
  return [term];
}

function merged(terms) {
  const left = [...terms];
  for (let at = 0; at < left.length; at += 1) {
    for (let other = at + 1; other < left.length; other += 1) {
      const one = union(left[at], left[other]);
      if (one === undefined) continue;
      left.splice(other, 1);
      left[at] = one;
      // What became wider may now go together with one that was passed already.
      other = at = -1;
      break;
    }
  }
  if (left.length > MOST_TERMS) throw new TooLong();
  return left;
}

/** Both terms as one: they are the same but for one variable, or one includes the other. */
function union(a, b) {
  const variables = [...new Set([...a.keys(), ...b.keys()])];
  const values = (term, variable) => term.get(variable) ?? new Set(variable.domain);
  const within = (inner, outer) =>
    variables.every((variable) => [...values(inner, variable)].every((value) => values(outer, variable).has(value)));
  if (within(a, b)) return b;
  if (within(b, a)) return a;
  const differing = variables.filter((variable) => {
    const [one, other] = [values(a, variable), values(b, variable)];
    return one.size !== other.size || [...one].some((value) => !other.has(value));
  });
  if (differing.length !== 1) return undefined;
  const [variable] = differing;
  const term = new Map(a);
  const wider = new Set([...values(a, variable), ...values(b, variable)]);
  if (wider.size === variable.domain.length) term.delete(variable);
  else term.set(variable, wider);
  return term;
}
