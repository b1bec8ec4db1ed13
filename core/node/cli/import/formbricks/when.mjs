// Owns when a Formbricks survey is shown: its trigger, its sample, its dates and how often.
import { says } from "../losses.mjs";
import { given } from "../questions.mjs";
import { NEVER_AGAIN_DAYS, moment, wait } from "../when.mjs";
import { pages } from "./pages.mjs";

/** Formbricks scrolls to one half, always. */
const HALF = 0.5;
/** As good as always: the most that a study takes. */
const MOST_TIMES = 100;

export function when(source, losses) {
  const { status, displayPercentage: percentage, autoComplete, publishOn, closeOn } = source;
  if (source.type === "link") losses.add("type", "a page of its own; shown as a panel instead");
  if (says(source.archivedAt)) losses.add("archivedAt", "an archived survey; the study shows it as soon as it is published");
  else if (status !== "inProgress") losses.add("status", `${status}; the study shows it as soon as it is published`);
  return given({
    ...trigger(source.triggers ?? [], losses),
    delayMs: wait("delay", source.delay, losses),
    sample: typeof percentage === "number" && percentage < 100 ? percentage / 100 : undefined,
    from: says(publishOn) ? moment(publishOn) : undefined,
    until: says(closeOn) ? moment(closeOn) : undefined,
    limit: Number.isInteger(autoComplete) && autoComplete > 0 ? autoComplete : undefined,
    ...often(source),
  });
}

/** Days of rest from all surveys. */
export function rest({ type, recontactDays }, losses) {
  if (typeof recontactDays === "number") return Math.min(recontactDays, NEVER_AGAIN_DAYS);
  if (type !== "link") losses.add("recontactDays", "the workspace's rest between surveys is not in this export; `fatigue` can say one");
  return undefined;
}

function often({ displayOption, displayLimit }) {
  const until = (times) => (times > 0 ? { times: Math.min(times, MOST_TIMES), afterDays: 0 } : undefined);
  switch (displayOption) {
    case "respondMultiple":
      return { everyDays: 0 };
    case "displayMultiple":
      return { everyDays: NEVER_AGAIN_DAYS, again: until(MOST_TIMES) };
    case "displaySome":
      return given({ everyDays: NEVER_AGAIN_DAYS, again: until((displayLimit ?? MOST_TIMES + 1) - 1) });
    default:
      return { everyDays: NEVER_AGAIN_DAYS };
  }
}

function trigger(triggers, losses) {
  if (triggers.length > 1) losses.add("triggers", `any of ${triggers.length} shows it; a study names one, here the first`);
  if (triggers.length === 0) return {};
  const { actionClass } = triggers[0];
  const path = "triggers[0].actionClass";
  if (actionClass?.type === "code") {
    losses.add(path, `an action that the page reports to Formbricks; here with expectly("track", …)`);
    return { event: actionClass.key ?? actionClass.name };
  }
  const config = actionClass?.noCodeConfig;
  if (!says(config)) {
    losses.add(path, "an action that cannot be read");
    return {};
  }
  return { ...acted(config, `${path}.noCodeConfig`, losses), ...pages(config, `${path}.noCodeConfig`, losses) };
}

function acted({ type, elementSelector, timeInSeconds }, path, losses) {
  switch (type) {
    case "pageView":
      return {};
    case "exitIntent":
      return { exit: true };
    case "fiftyPercentScroll":
      return { scroll: HALF };
    case "pageDwell":
      return given({ dwellMs: wait(`${path}.timeInSeconds`, timeInSeconds, losses) });
    case "click":
      if (says(elementSelector?.innerHtml))
        losses.add(`${path}.elementSelector.innerHtml`, "elements are known by a selector, not by what is in them");
      return given({ click: elementSelector?.cssSelector || undefined });
    default:
      losses.add(`${path}.type`, `${JSON.stringify(type)} is not known here`);
      return {};
  }
}
