// Owns the rows about journeys.
import { core } from "../core.mjs";
import { ends, times } from "./take.mjs";

const options = (confidence) => ({ scale: "quality7", confidence });
const taken = (name, reading) => ({ [name]: [reading.point], [`${name}_ci`]: ends(reading) });
const GAPS = ["knowledge", "standard", "delivery", "communication", "service"];

/** The pairs of a table on seven points, one object each. */
const pairs = (joint, told) =>
  joint.flatMap((row, first) => row.flatMap((count, second) => times(count, { told, expected: first + 1, experienced: second + 1 })));

export const operations = {
  person_gaps: ({ persons, touchpoints, expected, experienced, missed_persons, missed_touchpoints, conf }) => {
    const measured = persons.map((person, index) => ({
      person: `${person}`,
      touchpoint: `${touchpoints[index]}`,
      expected: expected[index],
      experienced: experienced[index],
    }));
    const missed = missed_persons.map((person, index) => ({ person: `${person}`, touchpoint: `${missed_touchpoints[index]}` }));
    const journey = core.journeyPersons([...measured, ...missed], options(conf));
    return {
      n: [journey.persons.n],
      ...taken("persons", journey.persons),
      ...taken("pooled", journey.contacts),
      coverage: [journey.coverage],
      ...taken("unevenness", journey.unevenness),
      ...taken("weakest", journey.weakest),
      tau_squared: [journey.tauSquared],
    };
  },
  seam_penalty: ({ single, multi, conf }) => {
    const through = (ratings, channels) => ratings.map((rating) => ({ channels, rating }));
    const { penalty } = core.seamPenalty([...through(single, ["phone"]), ...through(multi, ["phone", "chat"])], options(conf));
    return { difference: [penalty.point], ci: ends(penalty) };
  },
  told_contrast: ({ told, not_told, conf }) => {
    const { difference, share } = core.toldContrast([...pairs(told, true), ...pairs(not_told, false)], options(conf));
    return { difference: [difference.point], ci: ends(difference), ...taken("share", share) };
  },
  service_gaps: ({ target, promised, joint, conf }) => {
    const [gaps] = core.serviceGaps([{ touchpoint: "delivery", target, promised, joint }], options(conf));
    return Object.assign({ alignment: [gaps.alignment] }, ...GAPS.map((name) => taken(name, gaps[name])));
  },
  promise_ranks: ({ claims, conf }) => {
    const counted = Object.entries(claims).map(([promise, claim]) => ({ promise, ...claim }));
    const ranked = core.rankPromises(counted, options(conf)).sort((one, other) => (one.promise < other.promise ? -1 : 1));
    return {
      gaps: ranked.map(({ gap }) => gap.point),
      at_least: ranked.map(({ atLeast }) => atLeast),
      ranks: ranked.map(({ rank }) => rank),
    };
  },
  journey_matrix: ({ cells, least, conf }) => {
    const matrix = core.journeyMatrix(Object.values(cells), { ...options(conf), least });
    const readings = ["gap", "ease", "satisfied"].map((name) => [name, matrix.map((cell) => cell[name])]);
    const shown = ([name, all]) => [name, all.flatMap((it) => (it.status === "suppressed" ? [] : [it.point, ...ends(it)]))];
    const hidden = readings.flatMap(([, all]) => all).filter(({ status }) => status === "suppressed").length;
    return { ...Object.fromEntries(readings.map(shown)), hidden: [hidden] };
  },
  net_effect: ({ joint, conf }) => {
    const [{ net }] = core.journeyMatrix([{ stage: "use", facet: "product", joint }], { ...options(conf), least: 1 });
    return { net: [net.point], ci: ends(net) };
  },
};
