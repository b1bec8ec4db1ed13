// Owns a survey as PostHog's API and posthog-js hold it (types of posthog-js 1.449): which part of it goes where.
import { slug } from "./ids.mjs";
import { says } from "./losses.mjs";
import { appearance } from "./posthog/appearance.mjs";
import { exits } from "./posthog/branching.mjs";
import { question } from "./posthog/questions.mjs";
import { when } from "./posthog/when.mjs";
import { survey } from "./survey.mjs";
import { Texts } from "./texts.mjs";
import { NEVER_AGAIN_DAYS } from "./when.mjs";

/** Carried over, or of no effect on visitors. */
const CARRIED = new Set([
  ...["id", "name", "description", "type", "questions", "conditions", "appearance", "translations", "schedule", "start_date", "end_date"],
  ...["responses_limit", "iteration_frequency_days", "internal_targeting_flag_key", "internal_targeting_flag", "created_at", "created_by"],
  ...["archived", "current_iteration", "current_iteration_start_date", "iteration_start_dates", "updated_at", "user_access_level"],
  ...["base_language", "form_content", "search_vector", "team", "team_id", "project_id"],
]);
const FLAGS = "feature flags are PostHog's; name an attribute in `when` and say it with identify";
const LOST = {
  linked_flag_key: FLAGS,
  linked_flag: FLAGS,
  linked_flag_id: FLAGS,
  targeting_flag_key: FLAGS,
  targeting_flag: FLAGS,
  targeting_flag_filters: FLAGS,
  feature_flag_keys: FLAGS,
  iteration_count: "how many times at most; it is shown again until the study changes",
  enable_partial_responses: "answers are sent together, as one result",
  response_sampling_start_date: "adaptive limits on responses",
  response_sampling_interval: "adaptive limits on responses",
  response_sampling_interval_type: "adaptive limits on responses",
  response_sampling_limit: "adaptive limits on responses",
  response_sampling_daily_limits: "adaptive limits on responses",
};

export function posthog(source, { language = "en", losses }) {
  const texts = new Texts(language, losses);
  const asked = Array.isArray(source.questions) ? source.questions : [];
  const steps = asked.map((one, index) => question(one, `questions[${index}]`, losses, texts));
  asked.forEach((one, index) => {
    steps[index].exits = exits(one, index, steps, losses);
  });
  const shown = appearance(source, losses, texts);
  const about = { id: slug(source.name) ?? slug(source.id), ...shown.about, when: when(source, losses) };
  if (source.type === "api") {
    losses.add("type", `an API survey is shown by the page; here too, with expectly("show", …) or <expectly-survey>`);
    delete about.when;
  }
  // PostHog makes a flag of its own for surveys that are shown once; others name people.
  const flag = source.internal_targeting_flag_key;
  if (says(flag) && !String(flag).startsWith("survey-targeting-")) losses.add("internal_targeting_flag_key", FLAGS);
  losses.leftOver("", source, CARRIED, LOST);
  return { survey: survey({ steps, about }, losses), look: shown.look, restDays: restDays(source) };
}

/** PostHog's wait after any survey was seen. */
function restDays({ conditions }) {
  const days = Number(conditions?.seenSurveyWaitPeriodInDays);
  return days > 0 ? Math.min(days, NEVER_AGAIN_DAYS) : undefined;
}
