// Owns showing that journeys and drivers in JavaScript take nothing for an answer that is none, and say where it stood.
import assert from "node:assert/strict";
import test from "node:test";

import { core, refusal } from "./core.mjs";

const { correlation, edwardsRegression, importancePerformance, journeyMatrix, journeyPersons, kano } = core;
const { rankPromises, seamPenalty, serviceGaps, toldContrast } = core;
const EASE = { scale: "ease7" };
const JOINT = Array.from({ length: 7 }, () => Array(7).fill(1));
const CELL = { stage: "use", facet: "product" };
const TALK = { channels: ["phone"], rating: 5 };
const PROMISE = { promise: "fast", margin: 0.5, joint: JOINT };
const SERVICE = { touchpoint: "checkout", target: [0, 0, 0, 0, 2, 3, 1], promised: 6, joint: JOINT };
const CONTACT = { person: "ada", touchpoint: "checkout", expected: 6, experienced: 4 };
const WEIGHED = { name: "speed", importance: Array(7).fill(1), performance: Array(7).fill(1) };

/** Title, a call, and how it has to be refused. */
const REFUSED = [
  ["three numbers are no pair", () => correlation([[1, 2], [1, 2, 3]]), "wrong_type [1]"],
  ["NaN goes with nothing", () => correlation([[1, 2], [1, NaN]]), "out_of_range [1][1]"],
  ["a text is no number of a pair", () => correlation([[1, "2"]]), "wrong_type [0][1]"],
  ["a regression takes whole people", () => edwardsRegression([{ expected: 1, perceived: 2 }]), "missing [0].outcome"],
  ["infinity is no outcome", () => edwardsRegression([{ expected: 1, perceived: 2, outcome: Infinity }]), "out_of_range [0].outcome"],
  ["a centre is finite", () => edwardsRegression([], { centre: NaN }), "out_of_range centre"],
  ["a Kano answer is one of five", () => kano([{ functional: "love", dysfunctional: "like" }]), "unknown_value [0].functional"],
  ["a Kano answer has both sides", () => kano([{ functional: "like" }]), "missing [0].dysfunctional"],
  ["performance needs its scale", () => importancePerformance([WEIGHED], {}), "missing scale"],
  ["effort is no performance", () => importancePerformance([{ ...WEIGHED, performance: Array(5).fill(1) }], { scale: "effort5" }), "incompatible performance"],
  ["importance has seven counts", () => importancePerformance([{ ...WEIGHED, importance: [1] }], EASE), "out_of_range [0].importance"],
  ["an overall score comes in pairs", () => importancePerformance([{ ...WEIGHED, overall: [[1]] }], EASE), "wrong_type [0].overall[0]"],
  ["a stage is one of eight", () => journeyMatrix([{ ...CELL, stage: "sale" }]), "unknown_value [0].stage"],
  ["a cell is given once", () => journeyMatrix([CELL, CELL]), "duplicate_id [1].stage"],
  ["pairs need their scale", () => journeyMatrix([{ ...CELL, joint: JOINT }]), "missing scale"],
  ["a misspelt key of a cell is not passed over", () => journeyMatrix([{ ...CELL, ces: [] }]), "unknown_key [0].ces"],
  ["ease has seven counts", () => journeyMatrix([{ ...CELL, ease: [1, 2] }]), "out_of_range [0].ease"],
  ["a contact has a person", () => journeyPersons([{ ...CONTACT, person: 7 }], EASE), "wrong_type [0].person"],
  ["null is no expectation", () => journeyPersons([{ ...CONTACT, expected: null }], EASE), "wrong_type [0].expected"],
  ["8 is off the scale of a contact", () => journeyPersons([CONTACT, { ...CONTACT, experienced: 8 }], EASE), "out_of_range [1].experienced"],
  ["a gap of effort would lie with its sign", () => journeyPersons([], { scale: "effort5" }), "incompatible scale"],
  ["a conversation has a channel", () => seamPenalty([TALK, { ...TALK, channels: [] }], EASE), "out_of_range [1].channels"],
  ["repeating oneself is yes or no", () => seamPenalty([{ ...TALK, repeated: 1 }], EASE), "wrong_type [0].repeated"],
  ["told is yes or no", () => toldContrast([{ told: "yes", expected: 1, experienced: 2 }], EASE), "wrong_type [0].told"],
  ["three ratings are not four roles", () => core.sellerRoles([[1, 2, 3]]), "wrong_type [0]"],
  ["8 is off the scale of a role", () => core.sellerRoles([[1, 2, 3, 8]]), "out_of_range [0][3]"],
  ["a promise has a margin above 0", () => rankPromises([{ ...PROMISE, margin: 0 }], EASE), "out_of_range [0].margin"],
  ["a promise is given once", () => rankPromises([PROMISE, PROMISE], EASE), "duplicate_id fast"],
  ["a promised level lies on the scale", () => serviceGaps([{ ...SERVICE, promised: 0 }], EASE), "out_of_range [0].promised"],
  ["targets have a count for each value", () => serviceGaps([{ ...SERVICE, target: [1] }], EASE), "out_of_range [0].target"],
];

for (const [title, call, expected] of REFUSED) test(title, () => assert.equal(refusal(call), expected));

test("nobody is an empty journey, not an error", () => {
  assert.deepEqual(journeyMatrix([]), []);
  assert.deepEqual(rankPromises([], EASE), []);
  const { persons, coverage, tauSquared, touchpoints } = journeyPersons([], EASE);
  assert.deepEqual([persons.reason, coverage, tauSquared, touchpoints], ["no-answers", null, null, []]);
});

test("four of the team do not show through, however many customers answered", () => {
  const [gaps] = serviceGaps([{ ...SERVICE, target: [0, 0, 0, 0, 2, 1, 1] }], EASE);
  const hidden = ["target", "knowledge", "standard", "delivery"].map((name) => gaps[name].status);
  assert.deepEqual([...hidden, gaps.alignment], [...Array(4).fill("suppressed"), null]);
  assert.equal(gaps.service.status, "estimate");
});

test("a channel named twice is one channel", () => {
  const talks = [["phone", "phone"], ["phone"], ["phone", "chat"]].map((channels) => ({ channels, rating: 5 }));
  const { single, multi } = seamPenalty(talks, EASE);
  assert.deepEqual([single.n, multi.n], [2, 1]);
});

test("points on a line have no interval to show", () => {
  assert.equal(correlation([[1, 2], [2, 4], [3, 6], [4, 8]]).reason, "dependent");
});

test("derived importance is beside the stated one and never moves an attribute", () => {
  const overall = [[1, 2], [3, 1], [2, 5], [5, 4], [6, 7]];
  const place = (attribute) => importancePerformance([attribute], EASE).attributes[0];
  const { derivedImportance, ...rest } = place({ ...WEIGHED, overall });
  assert.equal(derivedImportance.measure, "derived-importance");
  assert.deepEqual(rest, place(WEIGHED));
});
