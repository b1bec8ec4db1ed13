// Owns how often a visitor is asked at all: clocks since surveys were closed and answered (that since they were shown is in checks.js),
// and caps. What it remembers is listed in stored.js.
import { own } from "../own.js";
import { name } from "../name.js";
import { rested } from "../rested.js";

export const fatigueOf = ({ checks, life, recall, remember, state }, visits) => {
  const fatigue = own(state.study, "fatigue");
  const put = (part, id, value) => remember({ [part]: { ...recall()[part], [id]: value } });
  const count = (part, id) => own(recall()[part], id) || 0;
  const kindOf = (id) => own(state.rules.find((rule) => rule.id == id)?.survey, "kind");

  const on = (kind, heard) => document.addEventListener(name + ":" + kind, ({ detail }) => heard(detail || {}), life);
  /** Begins to note what this study asks for, and nothing else. */
  const follow = (rules) => {
    const caps = Object.values(own(fatigue, "kinds") || {});
    const counts = own(fatigue, "perSurvey") || caps.some((cap) => own(cap, "most"));
    const repeats = rules.some(({ when }) => own(when, "again"));
    on("shown", ({ survey }) => {
      if (counts) put("n", survey, count("n", survey) + 1);
      if (repeats) put("u", survey, count("u", survey) + 1);
      visits?.inVisit(survey);
    });
    on("dismissed", ({ survey, never }) => {
      if (own(fatigue, "afterDismissedDays")) put("d", survey, Date.now());
      if (never === true) remember({ x: 1 });
    });
    on("submitted", ({ survey }) => {
      if (own(fatigue, "afterAnsweredDays")) put("a", survey, Date.now());
      if (repeats) put("u", survey, 0);
    });
  };

  const since = (key, part) => [
    key,
    () => {
      const [days, time] = [own(fatigue, key), Math.max(...Object.values(recall()[part] || {}))];
      return days && [rested(time, days), time > 0 ? time : undefined];
    },
  ];
  const kinds = ({ survey }) => {
    const kind = own(survey, "kind");
    const wanted = own(own(fatigue, "kinds"), kind);
    if (!wanted) return;
    const sum = (part) => Object.entries(recall()[part] || {}).filter(([id]) => kindOf(id) == kind).map(([, value]) => value);
    const time = Math.max(...sum("s"));
    const shown = sum("n").reduce((all, one) => all + one, 0);
    const inVisit = visits ? visits.shownInVisit().filter((id) => kindOf(id) == kind).length : 0;
    const { everyDays = 0, perVisit = Infinity, most = Infinity } = { ...wanted };
    return [rested(time, everyDays) && inVisit < perVisit && shown < most, { shown, inVisit, time: time > 0 ? time : undefined }];
  };

  // A survey that is asked again until it is answered rests by that rule as long as the rounds last, and by its own days afterwards.
  const usual = checks.rest.find(([key]) => key == "everyDays");
  const everyDays = usual[1];
  const again = ({ id, when }) => {
    const [wanted, asked] = [own(when, "again"), count("u", id)];
    // After the last round it starts anew.
    if (!wanted || asked == 0 || asked % (own(wanted, "times") + 1) == 0) return;
    const time = own(recall().s, id);
    return [rested(time, own(wanted, "afterDays")), time];
  };
  usual[1] = (rule) => (again(rule) ? undefined : everyDays(rule));

  const never = ["never", () => [!recall().x, !!recall().x]];
  checks.after.push(never);
  checks.rest.push(
    never,
    ["again", again],
    since("afterDismissedDays", "d"),
    since("afterAnsweredDays", "a"),
    ["perVisit", () => own(fatigue, "perVisit") && [visits.shownInVisit().length < own(fatigue, "perVisit"), visits.shownInVisit().length]],
    ["perSurvey", ({ id }) => own(fatigue, "perSurvey") && [count("n", id) < own(fatigue, "perSurvey"), count("n", id)]],
    ["kinds", kinds],
  );
  return { follow };
};
