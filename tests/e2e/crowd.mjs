// Owns further visitors: results made from stored ones with other answers, sent to the collector as their browsers would.
import { randomUUID } from "node:crypto";

/**
 * Sends, for each list of values, the results that visitors with these values would have caused. `model` is the stored results of one
 * visitor, in order; its every rating is replaced by the next value of the list.
 */
export async function crowd(world, model, visitors) {
  const results = visitors.flatMap((values) => visit(model, [...values]));
  const response = await fetch(`${world.collector.origin}/v1/results`, {
    method: "POST",
    headers: { origin: world.url, "content-type": "text/plain" },
    body: JSON.stringify(results),
  });
  const { receipts } = await response.json();
  const refused = receipts.filter(({ status }) => status !== "stored");
  if (refused.length > 0) throw new Error(`the collector refused some of the crowd: ${JSON.stringify(refused)}`);
}

function visit(model, values) {
  let pair;
  return model.map(({ receivedAt, cursor, gap, ...result }) => {
    const id = randomUUID();
    const answers = result.answers.map((given) => (given.value === undefined ? given : { ...given, value: values.shift() }));
    const rated = answers.filter(({ value }) => value !== undefined).map(({ value }) => value);
    const changed = { ...result, id, answers };
    if (result.moment === "before") pair = { id, expected: rated[0] };
    if (result.pair) {
      const experienced = result.moment === "after" ? { experienced: rated[0] } : {};
      changed.pair = { ...result.pair, ...pair, ...experienced };
    }
    const sides = result.moment === "after" ? [pair.expected, rated[0]] : rated;
    return gap ? { ...changed, gap: { ...gap, value: sides[0] - sides[1], verdict: verdict(gap.kind, sides[0] - sides[1]) } } : changed;
  });
}

const VERDICTS = { sacrifice: ["exceeded", "met", "fell-short"], xgap: ["under-sold", "kept", "over-promised"] };
const verdict = (kind, gap) => VERDICTS[kind][Math.sign(gap) + 1];
