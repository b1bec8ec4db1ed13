// Owns comparing one value with what a study wants of it. Whose value it is, is not known here.
import { own } from "../own.js";

const number = (value) => (typeof value == "number" || (typeof value == "string" && value.trim()) ? Number(value) : NaN);

const comparisons = {
  is: (value, wanted) => value !== undefined && String(value) == String(wanted),
  isNot: (value, wanted) => value === undefined || String(value) != String(wanted),
  atLeast: (value, wanted) => number(value) >= wanted,
  atMost: (value, wanted) => number(value) <= wanted,
  contains: (value, wanted) => (Array.isArray(value) ? value.map(String) : String(value ?? "")).includes(String(wanted)),
};

/** Whether each named value is as wanted: `{ name: { is, isNot, atLeast, atMost, contains } }`. */
export const fulfils = (values, wanted) =>
  Object.entries(wanted || {}).every(([name, limits]) =>
    Object.entries(limits).every(([comparison, limit]) => own(comparisons, comparison)?.(own(values, name), limit)),
  );
