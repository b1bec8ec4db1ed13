// Owns the list of every key that the loader obeys. Core refuses all others, and says where; a test sees that both know the same ones.
const comparisons = ["is", "isNot", "atLeast", "atMost", "contains"];
const url = ["is", "starts", "glob", "regex", "query"];

export const KNOWN = {
  when: [
    "path", "url", "event", "click", "appears", "delayMs", "dwellMs", "scroll", "exit", "idleMs", "visits", "returning", "referrer",
    "device", "language", "attributes", "from", "until", "limit", "sample", "everyDays", "again",
  ],
  url: [...url, "not"],
  "url.not": url,
  event: ["name", "where"],
  comparison: comparisons,
  visits: ["atLeast", "atMost"],
  again: ["times", "afterDays"],
  fatigue: ["anySurveyEveryDays", "afterDismissedDays", "afterAnsweredDays", "perVisit", "perSurvey", "kinds", "never"],
  kind: ["everyDays", "perVisit", "most"],
  privacy: ["consent", "gpc", "dnt", "storage"],
};
