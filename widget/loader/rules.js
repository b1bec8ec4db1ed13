// Owns turning a study into rules, and telling whether it asks only for what this file's neighbours know. Whether it is right is said by
// the widget's core.
import { own } from "./own.js";

/** One rule for each moment of each survey; none if there is no list of surveys. */
export const rulesOf = (study) => {
  const surveys = own(study, "surveys");
  return Array.isArray(surveys)
    && surveys.flatMap((survey) =>
      (own(survey, "kind") == "expectation" ? ["before", "after"] : ["once"]).map((moment) => ({
        id: own(survey, "id"),
        moment,
        survey,
        when: own(own(survey, moment) || survey, "when"),
        met: { __proto__: null },
        __proto__: null,
      })),
    );
};

const only = (object, ...keys) => Object.keys(object || {}).every((key) => keys.includes(key));

/** Whether more.js has nothing to add to these rules. */
export const isPlain = (study, rules) =>
  !location.search.includes("expectly-debug")
  && rules.every(
    ({ id, when, survey }) =>
      when
      && !/tab|but|inl/.test(own(survey, "display"))
      && !own(own(survey, "after"), "recalled")
      && only(when, "path", "event", "delayMs", "sample", "everyDays")
      && [id ?? 0, own(when, "path"), own(when, "event")].every((text) => typeof (text ?? "") == "string")
      && !/\*./.test(own(when, "path")),
  )
  && only(own(study, "fatigue"), "anySurveyEveryDays")
  && Object.values(own(study, "privacy") || {}).every((policy) => /^(not-needed|no-id|ignore|device)$/.test(policy));
