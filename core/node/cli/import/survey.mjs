// Owns making one survey of a study from the steps that a source's questions became: which kind it is, what opens it, what follows when.
import { condition } from "./condition.mjs";
import { flow } from "./flow.mjs";
import { Ids } from "./ids.mjs";
import { given } from "./questions.mjs";

/** The most questions that follow in one survey. */
const MOST = 20;

/** What results call the rating that a survey's kind brings. No question of the author's own may have such a name. */
const MAIN = { nps: "recommend", csat: "satisfaction", ces: "ease" };
const RESERVED = [...Object.values(MAIN), "expectation", "experience", "promised", "actual"];

/** `steps`: see questions.mjs, each with `names` for its id. `about` is all that the survey has beside its questions. */
export function survey({ steps, about: { id, display, label, selector, when, intro, thanks } }, losses) {
  if (steps.some((step) => step.requires)) losses.add("", "required answers; every question may be passed over");
  flow(steps, losses);
  const asked = steps.filter((step) => step.question !== undefined && reachable(step, losses));
  if (asked.length === 0) return undefined;
  const main = opening(asked[0]);
  const ids = new Ids(RESERVED);
  for (const step of asked) {
    if (step === main) step.question.id = MAIN[main.kind];
    else named(step, ids, losses);
  }
  const following = asked.filter((step) => step !== main);
  if (following.length > MOST) losses.add(following[MOST].path, `this and what follows: a survey asks at most ${MOST} questions`);
  const kept = following.slice(0, MOST).map((step) => [step, condition(step.asked)]);
  const shared = given({ display, label, selector, when, intro });
  if (main === undefined) {
    const ask = kept.map(([{ question }, holds]) => given({ id: question.id, type: question.type, if: holds, ...question }));
    return given({ id, kind: "questions", ...shared, ask, thanks });
  }
  const { id: _, type: __, hint, ...rated } = main.question;
  if (hint !== undefined) losses.add(main.path, "the description below the first question, which has no place there");
  const then = kept.map(([{ question }, holds]) => given({ if: holds, ask: { id: question.id, ...question } }));
  return given({ id, kind: main.kind, ...shared, ...rated, then: then.length > 0 ? then : undefined, thanks });
}

function reachable(step, losses) {
  if (step.asked.length > 0) return true;
  losses.add(step.path, "nothing leads to it, so it is left out");
  return false;
}

/** The first question, if it is a rating that a kind of survey opens with. */
function opening(first) {
  return first.kind !== undefined && condition(first.asked) === undefined ? first : undefined;
}

function named(step, ids, losses) {
  step.question.id = ids.of(...step.names, "question");
  if (step.kind === undefined) return;
  losses.add(
    step.path,
    `only the question that opens a survey is scored as ${step.kind.toUpperCase()}; this one becomes a rating of its own`,
  );
}
