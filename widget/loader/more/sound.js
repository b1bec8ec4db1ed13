// Owns whether the loader knows every key of a study that it has to obey. What is wrong with one that fails is said by the widget's core.
import { own } from "../own.js";
import { KNOWN } from "./known.js";

const isObject = (value) => typeof value == "object" && value !== null && !Array.isArray(value);

// Whether a value, if there is one, is an object of nothing but these keys.
const only = (value, keys) => value === undefined || (isObject(value) && Object.keys(value).every((key) => keys.includes(key)));
const each = (values, sound) =>
  values === undefined || (typeof values == "object" && values !== null && Object.values(values).every(sound));
const filters = (values) => each(values, (limits) => only(limits, KNOWN.comparison));

const isWhen = (when) => {
  const [url, event] = [own(when, "url"), own(when, "event")];
  return (
    only(when, KNOWN.when)
    && only(url, KNOWN.url)
    && each(own(url, "not"), (pattern) => only(pattern, KNOWN["url.not"]))
    && (typeof event != "object" || (only(event, KNOWN.event) && filters(own(event, "where"))))
    && ["visits", "again"].every((key) => only(own(when, key), KNOWN[key]))
    && filters(own(when, "attributes"))
    && ["device", "language"].every((key) => own(when, key) === undefined || Array.isArray(own(when, key)))
    && ["path", "click", "appears", "referrer"].every((key) => typeof (own(when, key) ?? "") == "string")
  );
};

/** Whether a study's rules, fatigue and privacy hold nothing that the loader would have to ignore. */
export const isSound = (study, rules) => {
  const fatigue = own(study, "fatigue");
  return (
    rules.every(({ id, when }) => typeof id == "string" && isWhen(when))
    && only(fatigue, KNOWN.fatigue)
    && each(own(fatigue, "kinds"), (kind) => only(kind, KNOWN.kind))
    && only(own(study, "privacy"), KNOWN.privacy)
  );
};
