// Owns the dates between which a survey is shown, by the visitor's clock.
import { own } from "../own.js";

const dayMs = 864e5;

// A day without a time means the visitor's own day, from its beginning or (`end`) to its end.
const moment = (text, end) => {
  const day = /^\d{4}-\d\d-\d\d$/.test(text);
  return new Date(day ? text + "T00:00" : text).getTime() + (day && end ? dayMs : 0);
};

const check = (name, passes) => [
  name,
  ({ when }) => own(when, name) !== undefined && [passes(own(when, name)), new Date(Date.now()).toISOString()],
];

export const dateChecks = [
  check("from", (text) => Date.now() >= moment(text)),
  check("until", (text) => Date.now() < moment(text, true)),
];
