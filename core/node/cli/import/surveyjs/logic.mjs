// Owns what SurveyJS' expressions mean for a study: when an element is seen, and when the survey is over.
import { NONE, flag } from "../condition.mjs";
import { TooLong, both, either, has, negated } from "../formula.mjs";
import { Unsayable, parse } from "./expression.mjs";

/** Sets `shown` of each step that depends on answers before it. */
export function visibility(steps, losses) {
  steps.forEach((step, index) => {
    for (const { path, text } of step.depends) {
      const formula = read(text, steps.slice(0, index));
      if (formula === undefined)
        losses.add(path, `${JSON.stringify(text)} cannot be said of answers before it; asked whatever was answered`);
      else step.shown = step.shown === undefined ? formula : (joined(step.shown, formula) ?? step.shown);
    }
  });
}

/** Triggers that complete the survey: nothing on later pages is asked once they hold. */
export function completed(triggers, steps, losses) {
  triggers.forEach(({ type, expression }, index) => {
    const path = `triggers[${index}]`;
    const [formula, not] = type === "complete" ? [read(expression, steps), read(`!(${expression})`, steps)] : [];
    if (formula === undefined || not === undefined) {
      losses.add(
        path,
        type === "complete" ? `${JSON.stringify(expression)} cannot be said; asked on` : `a trigger of type ${JSON.stringify(type)}`,
      );
      return;
    }
    const about = formula.flatMap((term) => [...term.keys()]);
    const last = steps.findLast((step) =>
      about.some((variable) => variable === step.variable || [...(step.flags?.values() ?? [])].includes(variable)),
    );
    for (const step of steps.filter(({ page }) => page > (last?.page ?? 0))) {
      step.shown = step.shown === undefined ? not : (joined(step.shown, not) ?? step.shown);
    }
  });
}

function joined(one, other) {
  try {
    return both(one, other);
  } catch (error) {
    if (error instanceof TooLong) return undefined;
    throw error;
  }
}

function read(text, known) {
  try {
    return formulaOf(parse(text), known);
  } catch (error) {
    if (error instanceof Unsayable || error instanceof TooLong) return undefined;
    throw error;
  }
}

function formulaOf(node, known) {
  if (node.and !== undefined) return both(...node.and.map((inner) => formulaOf(inner, known)));
  if (node.or !== undefined) return either(...node.or.map((inner) => formulaOf(inner, known)));
  if (node.not !== undefined) return negated(formulaOf(node.not, known));
  const step = known.find(({ name, question }) => name !== undefined && name === node.name && question !== undefined);
  if (step === undefined) throw new Unsayable();
  return step.variable === undefined ? ofSeveral(step, node) : ofOne(step, node);
}

const ORDERED = {
  below: (value, than) => value < than,
  atMost: (value, than) => value <= than,
  above: (value, than) => value > than,
  atLeast: (value, than) => value >= than,
};

function ofOne({ variable }, { operator, value: wanted }) {
  const { values, domain } = variable;
  // SurveyJS compares "3" and 3 as the same.
  const same = (value) => [wanted].flat().some((one) => String(one) === String(value));
  switch (operator) {
    case "is":
    case "anyOf":
      return has(variable, values.filter(same));
    case "isNot":
      return has(
        variable,
        domain.filter((value) => value === NONE || !same(value)),
      );
    case "empty":
      return has(
        variable,
        domain.filter((value) => value === NONE),
      );
    case "notEmpty":
      return has(variable, values);
    default:
      if (!Object.hasOwn(ORDERED, operator) || typeof values[0] !== "number") throw new Unsayable();
      return has(
        variable,
        values.filter((value) => ORDERED[operator](value, Number(wanted))),
      );
  }
}

function ofSeveral(step, { operator, value }) {
  const answered = has(flag(step, { state: "answered" }), [true]);
  if (operator === "notEmpty") return answered;
  if (operator === "empty") return negated(answered);
  const list = [value].flat();
  if (step.options === undefined || list.some((key) => !step.options.has(key))) throw new Unsayable();
  const chosen = list.map((key) => has(flag(step, { is: step.options.get(key) }), [true]));
  if (operator === "contains" || operator === "allOf") return both(...chosen);
  if (operator === "anyOf") return either(...chosen);
  if (operator === "notContains" || operator === "noneOf") return negated(either(...chosen));
  throw new Unsayable();
}
