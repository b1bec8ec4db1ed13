// Owns counting visits on this device, only for studies that ask: one ends after half an hour without a page or a movement.
// What it remembers is listed in stored.js.
import { own } from "../own.js";
import { onActivity } from "./active.js";

const visitMs = 30 * 60 * 1000;
// A visit is kept alive no oftener than this; a minute more or less of half an hour does not count.
const noteMs = 60 * 1000;

export const visitsOf = ({ life, recall, remember }) => {
  const alive = (time) => Date.now() - time < visitMs;
  /** The visit that goes on, or has just begun. */
  const visit = () => {
    const [nth, time, shown] = recall().v || [0, 0, []];
    return alive(time) ? [nth, time, shown] : [nth + 1, 0, []];
  };
  const note = () => {
    const [nth, time, shown] = visit();
    if (Date.now() - time > noteMs) remember({ v: [nth, Date.now(), shown] });
  };
  /** Counts this visit and keeps it alive. A page that is only prepared is no visit. */
  const follow = () => {
    if (document.prerendering) return document.addEventListener("prerenderingchange", follow, { ...life, once: true });
    note();
    onActivity(note, life);
  };
  const inVisit = (id) => {
    const [nth, , shown] = visit();
    remember({ v: [nth, Date.now(), [...shown, id]] });
  };
  const checks = [
    ["visits", ({ when }) => {
      const wanted = own(when, "visits");
      const [nth] = wanted ? visit() : [];
      return wanted && [nth >= (own(wanted, "atLeast") ?? 0) && nth <= (own(wanted, "atMost") ?? Infinity), nth];
    }],
    ["returning", ({ when }) => {
      const wanted = own(when, "returning");
      return wanted !== undefined && [visit()[0] > 1 == wanted, visit()[0] > 1];
    }],
  ];
  return { checks, follow, inVisit, shownInVisit: () => visit()[2] };
};
