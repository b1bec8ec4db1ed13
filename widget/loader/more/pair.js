// Owns asking for an experience without its expectation, where a study allows people to recall what they expected.
import { own } from "../own.js";

export const allowRecalled = ({ checks, passes }) => {
  const pair = checks.after.find(([key]) => key == "pair");
  const open = pair[1];
  pair[1] = async (rule) => {
    const found = await open(rule);
    // Nobody was promised this question, so it has to rest like any other.
    return found[0] || !own(own(rule.survey, "after"), "recalled") ? found : [await passes(rule, checks.rest), "recalled"];
  };
};
