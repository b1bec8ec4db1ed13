// Owns Formbricks' logic: conditions over answers as formulas, and jumps from block to block. It decides at the end of a block.
import { ALWAYS, NEVER, TooLong, both, either, has, negated } from "../formula.mjs";
import { attributeIs } from "../condition.mjs";
import { meaning } from "./operators.mjs";

/** Sets the `exits` of each block's last step. */
export function jumps(blocks, steps, losses) {
  const starts = new Map(blocks.map(({ id }, block) => [id, steps.findIndex((step) => step.block === block)]));
  blocks.forEach(({ logic, fallback, path }, block) => {
    const last = steps.findLastIndex((step) => step.block === block);
    if (last === -1) return;
    const known = steps.slice(0, last + 1);
    const exits = logic.flatMap((one, index) => exit(one, `${path}.logic[${index}]`, { known, starts, steps }, losses));
    if (fallback) exits.push({ if: ALWAYS, to: targetOf(fallback, starts, steps), path: `${path}.logicFallback` });
    steps[last].exits = exits;
  });
}

function exit({ conditions, actions = [] }, path, { known, starts, steps }, losses) {
  for (const { objective } of actions) {
    if (objective === "requireAnswer") losses.add(path, "requires an answer; every question may be passed over");
    if (objective === "calculate") losses.add(path, "calculates a variable; conditions look at answers themselves");
  }
  const jump = actions.find(({ objective }) => objective === "jumpToBlock" || objective === "jumpToQuestion");
  if (jump === undefined) return [];
  const formula = said(conditions, known);
  if (formula !== undefined) return [{ if: formula, to: targetOf(jump.target, starts, steps), path }];
  losses.add(path, "its condition cannot be said in a study, so the jump is left out");
  return [];
}

/** An id that is no block's is an ending's. */
function targetOf(id, starts, steps) {
  return starts.get(id) ?? steps.length;
}

/** Undefined where it is too long, too. */
function said(conditions, known) {
  try {
    return formulaOf(conditions, known);
  } catch (error) {
    if (error instanceof TooLong) return undefined;
    throw error;
  }
}

/** The formula of a condition or a group of them; undefined if any of it cannot be said. */
function formulaOf(node, known) {
  if (node?.connector === undefined) return single(node, known);
  const parts = (node.conditions ?? []).map((inner) => formulaOf(inner, known));
  if (parts.includes(undefined)) return undefined;
  return node.connector === "or" ? either(...parts, NEVER) : both(...parts);
}

function single(node, known) {
  const { leftOperand: left, operator, rightOperand: right } = node ?? {};
  if (right !== undefined && right.type !== "static") return undefined;
  if (left?.type === "hiddenField") return ofHidden(left.value, operator, right?.value);
  if (left?.type !== "element" && left?.type !== "question") return undefined;
  const step = known.find(({ id, question }) => id === left.value && question !== undefined);
  return step === undefined ? undefined : meaning(step, operator, right?.value);
}

function ofHidden(name, operator, value) {
  if (!["equals", "doesNotEqual", "isAnyOf"].includes(operator)) return undefined;
  const is = Array.isArray(value) ? value.map(String) : String(value);
  const formula = has(attributeIs(name, is), [true]);
  return operator === "doesNotEqual" ? negated(formula) : formula;
}
