// Owns one import: from a document to a study and what it lost on the way. Reads no file and prints nothing.
import { Unreadable } from "../failures.mjs";
import { checkStudy } from "../readings.mjs";
import { surveysOf } from "../sources/definition.mjs";
import { formbricks } from "./formbricks.mjs";
import { Losses } from "./losses.mjs";
import { posthog } from "./posthog.mjs";
import { study } from "./study.mjs";
import { surveyjs } from "./surveyjs.mjs";

const TOOLS = { posthog, formbricks, surveyjs };

/** Whose surveys can be imported. */
export const NAMES = Object.keys(TOOLS);

/** `{ study, losses }`: the study, and lines for people. */
export function imported(document, { from, language, endpoint, id }) {
  const losses = new Losses();
  const made = surveysOf(document).flatMap(({ path, survey }) => {
    const below = losses.below(path);
    if (typeof survey !== "object" || survey === null) throw new Unreadable(`${path || "the file"} holds no survey`);
    const one = read(from, survey, { language, losses: below });
    if (one.survey === undefined) below.add("", "nothing in it can be asked, so it is left out");
    return one.survey === undefined ? [] : [{ ...one, losses: below }];
  });
  if (made.length === 0) throw new Unreadable(["no study could be made of it", ...losses.lines].join("\n"));
  const whole = study({ id, endpoint, made }, losses);
  const check = checkStudy(JSON.stringify(whole));
  if (!check.valid) throw new Unreadable(`the study made of it would be refused: ${check.path}: ${check.message}`);
  for (const { path, used } of check.warnings) losses.add(path, `too little contrast to be read; the page uses ${used} instead`);
  return { study: whole, losses: losses.lines };
}

function read(from, survey, how) {
  try {
    return TOOLS[from](survey, how);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Somewhere within it is a list where there should be an object, or the like: another tool wrote it, or nobody did.
    throw new Unreadable(`no survey as ${from} writes it: ${error.message}`, { cause: error });
  }
}
