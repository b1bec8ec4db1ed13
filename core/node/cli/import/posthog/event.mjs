// Owns the event or the action that shows a PostHog survey, with the filters on its properties.
import { says } from "../losses.mjs";
import { given } from "../questions.mjs";

/** `{ event }` or `{ click }`, or nothing. */
export function event({ events, actions }, losses) {
  const named = events?.values ?? [];
  const [first] = named;
  if (first !== undefined)
    losses.add("conditions.events", `PostHog sees its own events; here the page reports them with expectly("track", …)`);
  if (named.length > 1) losses.add("conditions.events.values", `any of ${named.length} events shows it; a study names one, here the first`);
  const click = clicked(actions, first !== undefined, losses);
  if (first === undefined) return click === undefined ? {} : { click };
  const where = filters(first.propertyFilters, losses);
  return { event: where === undefined ? first.name : { name: first.name, where } };
}

/** An action that is a click on a selector and nothing more. */
function clicked(actions, taken, losses) {
  const named = actions?.values ?? [];
  if (named.length === 0) return undefined;
  const [{ steps = [] }] = named;
  const [step] = steps;
  const plain =
    step !== undefined &&
    Object.entries(step).every(([key, value]) => key === "selector" || key === "selector_regex" || isClick(key, value));
  if (!taken && named.length === 1 && steps.length === 1 && plain && says(step.selector)) return step.selector;
  losses.add("conditions.actions", "actions are PostHog's; report an event with track and name it in `when`");
  return undefined;
}

function isClick(key, value) {
  return !says(value) || (key === "event" && value === "$autocapture") || key.endsWith("_matching");
}

const PATH = "conditions.events.values[0].propertyFilters";

function filters(source, losses) {
  const found = {};
  for (const [name, { values = [], operator } = {}] of Object.entries(source ?? {})) {
    const path = `${PATH}.${name}`;
    const comparison = values.length === 1 ? compared(values[0], operator, path, losses) : undefined;
    if (comparison !== undefined) found[name] = comparison;
    else losses.add(path, `${operator} of ${values.length} values cannot be said; the event counts whatever this property is`);
  }
  return says(found) ? found : undefined;
}

function compared(value, operator, path, losses) {
  const number = Number(value);
  switch (operator) {
    case "exact":
      return { is: value };
    case "is_not":
      losses.add(path, "holds as well for events without this property");
      return { isNot: value };
    case "icontains":
      losses.add(path, "PostHog takes upper and lower case for the same; here they are told apart");
      return { contains: value };
    case "gt":
    case "lt":
      if (Number.isNaN(number)) return undefined;
      losses.add(path, `PostHog leaves ${number} itself out; here it counts`);
      return given({ atLeast: operator === "gt" ? number : undefined, atMost: operator === "lt" ? number : undefined });
    default:
      return undefined;
  }
}
