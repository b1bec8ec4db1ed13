// Owns events that count only with certain properties.
import { own } from "../own.js";
import { fulfils } from "./filter.js";

/** Whether a rule waits for an event with these properties. */
export const hears = ({ when }, event, properties) => {
  const wanted = own(when, "event");
  return typeof wanted == "object" && own(wanted, "name") === event && fulfils(properties, own(wanted, "where"));
};
