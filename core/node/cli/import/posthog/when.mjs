// Owns when a PostHog survey is shown: its conditions, its schedule and its dates.
import { says } from "../losses.mjs";
import { given } from "../questions.mjs";
import { NEVER_AGAIN_DAYS, literal, moment, wait } from "../when.mjs";
import { event } from "./event.mjs";

const DEVICES = { desktop: "desktop", mobile: "phone", tablet: "tablet" };
const CARRIED = new Set([
  ...["url", "urlMatchType", "selector", "seenSurveyWaitPeriodInDays", "events", "actions", "deviceTypes", "deviceTypesMatchType"],
]);
const LOST = {
  cancelEvents: "events that keep a survey from being shown",
  linkedFlagVariant: "feature flags are PostHog's; name an attribute in `when` and say it with identify",
};

export function when(source, losses) {
  const conditions = source.conditions ?? {};
  losses.leftOver("conditions", conditions, CARRIED, LOST);
  if (!says(source.start_date)) losses.add("start_date", "it was never started; the study shows it as soon as it is published");
  if (source.archived === true) losses.add("archived", "an archived survey; the study shows it as soon as it is published");
  if (says(conditions.selector)) losses.add("conditions.selector", "shown once that element is in sight, not as soon as it is there");
  const limit = Number.isInteger(source.responses_limit) && source.responses_limit > 0 ? source.responses_limit : undefined;
  return given({
    url: says(conditions.url) ? url(conditions, losses) : undefined,
    ...event(conditions, losses),
    appears: conditions.selector || undefined,
    delayMs: wait("appearance.surveyPopupDelaySeconds", source.appearance?.surveyPopupDelaySeconds, losses),
    device: devices(conditions, losses),
    from: says(source.start_date) ? moment(source.start_date) : undefined,
    until: says(source.end_date) ? moment(source.end_date) : undefined,
    limit,
    everyDays: every(source, losses),
  });
}

function url({ url: pattern, urlMatchType = "icontains" }, losses) {
  const either = () => losses.add("conditions.url", "PostHog takes upper and lower case for the same; here they are told apart");
  switch (urlMatchType) {
    case "exact":
      return { is: pattern };
    case "is_not":
      return { not: [{ is: pattern }] };
    case "regex":
      return { regex: pattern };
    case "not_regex":
      return { not: [{ regex: pattern }] };
    case "icontains":
      either();
      return { regex: literal(pattern) };
    case "not_icontains":
      either();
      return { not: [{ regex: literal(pattern) }] };
    default:
      losses.add("conditions.urlMatchType", `${JSON.stringify(urlMatchType)} is not known here; shown on all pages`);
      return undefined;
  }
}

function devices({ deviceTypes, deviceTypesMatchType = "icontains" }, losses) {
  if (!says(deviceTypes)) return undefined;
  const path = "conditions.deviceTypes";
  const named = deviceTypes.map((name) => DEVICES[String(name).toLowerCase()]).filter((name) => name !== undefined);
  const all = Object.values(DEVICES);
  const wanted = deviceTypesMatchType.includes("not")
    ? all.filter((name) => !named.includes(name))
    : all.filter((name) => named.includes(name));
  if (named.length < deviceTypes.length)
    losses.add(path, "names devices other than phone, tablet and desktop, or a pattern; those are left out");
  return wanted.length === 0 || wanted.length === all.length ? undefined : wanted;
}

/** Days until it may be shown to the same visitor again. PostHog's surveys are shown once unless they say otherwise. */
function every({ schedule, conditions, iteration_frequency_days: days }, losses) {
  if (schedule === "always" || conditions?.events?.repeatedActivation === true) return 0;
  if (schedule !== "recurring") return NEVER_AGAIN_DAYS;
  if (typeof days === "number" && days > 0) return Math.min(days, NEVER_AGAIN_DAYS);
  losses.add("schedule", "recurring, but how often is not in this export; every 30 days, unless `everyDays` says otherwise");
  return 30;
}
