// Owns what the answers themselves give away about the question: that it was asked on another scale than they are scored on.

/** From how many answers on an unused value means something: with one answer in a hundred being 0, 300 without any is rare (5 %). */
const ENOUGH = 300;

/** Sentences for a person; none where nothing is odd, and none where the survey's definition has shown that all is well. */
export function caveats({ spec, from, total }) {
  const { counts, n } = total;
  if (counts === undefined || spec.definition !== undefined) return [];
  const used = counts.flatMap((count, position) => (count > 0 ? [position + spec.scale.min] : []));
  const found = [];
  if (spec.scale.name === "likelihood11" && n >= ENOUGH && used[0] > 0) {
    const example = from === "formbricks" ? ", as a Formbricks rating of range 10 does" : "";
    found.push(`Nobody of ${n} gave 0. If the question ran from 1 to 10${example}, this is no NPS. --definition tells.`);
  }
  const highest = used.at(-1);
  if (spec.scale.name === "likelihood11" && n >= ENOUGH && highest <= 7) {
    found.push(`Nobody of ${n} gave more than ${highest}. If the question ran to ${highest}, this is no NPS.`);
  }
  if (from === "posthog" && spec.scale.min === 1 && n > 1 && highest <= 2) {
    found.push("Only 1 and 2 were given. PostHog's thumbs are 1 for up and 2 for down: they are no rating, and point the other way.");
  }
  return found;
}
