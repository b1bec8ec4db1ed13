// Owns turning jumps into conditions: a survey that says where to go next becomes one that says when each question is asked.
import { ALWAYS, NEVER, TooLong, both, either, negated } from "./formula.mjs";

/**
 * Sets `asked` of each step, the formula under which it is reached. A step's `exits` are `{ if, to, path }` in order, the first that holds
 * counts; without one it goes to the next. `to` is an index, or the number of steps for the end. Jumps backwards are lost.
 */
export function flow(steps, losses) {
  const reached = steps.map((_, index) => (index === 0 ? ALWAYS : NEVER));
  const reach = (to, formula) => {
    if (to < steps.length) reached[to] = either(reached[to], formula);
  };
  steps.forEach((step, index) => {
    const exits = (step.exits ?? []).filter(({ to, path }) => {
      if (to > index) return true;
      losses.add(path, "jumps backwards; Expectly has no loops, so it goes on with the next question");
      return false;
    });
    try {
      const routes = [];
      let left = reached[index];
      for (const exit of exits) {
        routes.push([exit.to, both(left, exit.if)]);
        left = both(left, negated(exit.if));
      }
      for (const [to, formula] of routes) reach(to, formula);
      reach(index + 1, left);
    } catch (error) {
      if (!(error instanceof TooLong)) throw error;
      losses.add(exits[0]?.path ?? step.path, "more alternatives than a condition holds; the next question is asked whatever was answered");
      reached[index + 1] = ALWAYS;
    }
  });
  steps.forEach((step, index) => {
    step.asked = step.shown === undefined ? reached[index] : shownToo(step, reached[index], losses);
  });
}

function shownToo(step, reached, losses) {
  try {
    return both(reached, step.shown);
  } catch (error) {
    if (!(error instanceof TooLong)) throw error;
    losses.add(step.path, "its conditions have more alternatives than one holds; it is asked whatever was answered");
    return reached;
  }
}
