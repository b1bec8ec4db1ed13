// Owns the list of families of operations: what the npm package computes for a row of tests/vectors, by its public functions alone.
import { operations as change } from "./change.mjs";
import { operations as drivers } from "./drivers.mjs";
import { operations as gaps } from "./gaps.mjs";
import { operations as journey } from "./journey.mjs";
import { operations as live } from "./live.mjs";
import { operations as many } from "./many.mjs";
import { operations as means } from "./means.mjs";
import { operations as nps } from "./nps.mjs";
import { operations as outcomes } from "./outcomes.mjs";
import { operations as privacy } from "./privacy.mjs";
import { operations as shares } from "./shares.mjs";
import { operations as weights } from "./weights.mjs";

const OPERATIONS = { ...shares, ...nps, ...means, ...gaps, ...live, ...change, ...many, ...weights, ...privacy, ...outcomes, ...journey, ...drivers };

/** Computes a row: lists of numbers by the names in its `expected`, or `value`. An operation that nobody knows fails. */
export function run({ op, ...input }) {
  if (!Object.hasOwn(OPERATIONS, op)) throw new Error(`unknown operation ${op}`);
  return OPERATIONS[op](input);
}
