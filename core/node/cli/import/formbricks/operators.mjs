// Owns what Formbricks' operators mean for an answer, as a formula. They compare with ids of options, not with their words.
import { NONE, flag } from "../condition.mjs";
import { both, either, has, negated } from "../formula.mjs";

const COMPARED = {
  equals: (value, wanted) => value === wanted,
  isGreaterThan: (value, wanted) => value > wanted,
  isLessThan: (value, wanted) => value < wanted,
  isGreaterThanOrEqual: (value, wanted) => value >= wanted,
  isLessThanOrEqual: (value, wanted) => value <= wanted,
};

/** Undefined where it cannot be said. */
export function meaning(step, operator, wanted) {
  if (step.variable !== undefined) return ofOne(step.variable, operator, wanted);
  return step.options === undefined ? ofWords(step, operator) : ofSeveral(step, operator, wanted);
}

function ofOne(variable, operator, wanted) {
  const { values, domain } = variable;
  const like = (raw) => (typeof values[0] === "number" ? Number(raw) : raw);
  if (operator === "isSubmitted") return has(variable, values);
  if (operator === "isSkipped")
    return has(
      variable,
      domain.filter((value) => value === NONE),
    );
  if (operator === "equalsOneOf" && Array.isArray(wanted))
    return has(
      variable,
      values.filter((value) => wanted.map(like).includes(value)),
    );
  if (operator === "doesNotEqual")
    return has(
      variable,
      domain.filter((value) => value !== like(wanted)),
    );
  const compares = Object.hasOwn(COMPARED, operator) && (operator === "equals" || typeof values[0] === "number");
  if (!compares) return undefined;
  return has(
    variable,
    values.filter((value) => COMPARED[operator](value, like(wanted))),
  );
}

function ofWords(step, operator) {
  const answered = has(flag(step, { state: "answered" }), [true]);
  return { isSubmitted: answered, isSkipped: negated(answered) }[operator];
}

function ofSeveral(step, operator, wanted) {
  if (operator === "isSubmitted" || operator === "isSkipped") return ofWords(step, operator);
  const list = [wanted].flat();
  if (list.some((key) => !step.options.has(key))) return undefined;
  const chosen = list.map((key) => has(flag(step, { is: step.options.get(key) }), [true]));
  switch (operator) {
    case "equals": {
      const others = [...step.options].filter(([key]) => !list.includes(key));
      return both(...chosen, ...others.map(([, id]) => negated(has(flag(step, { is: id }), [true]))));
    }
    case "includesAllOf":
      return both(...chosen);
    case "includesOneOf":
      return either(...chosen);
    // Whatever their names say, both ask that none of them is chosen.
    case "doesNotIncludeOneOf":
    case "doesNotIncludeAllOf":
      return both(ofWords(step, "isSubmitted"), negated(either(...chosen)));
    default:
      return undefined;
  }
}
