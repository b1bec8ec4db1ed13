// Owns that the command and the package say the same of the same answers: two scores for one survey are worse than none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { core, lines, score, scored } from "./command.mjs";

/** Answers that look like some, the same each time. */
function answers(n, min, max, seed = 1) {
  let state = seed;
  return Array.from({ length: n }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return min + ((state >>> 8) % (max - min + 1));
  });
}

const escaped = (text) => text.replaceAll("+", "\\+");
const csv = (scores) => `score\n${scores.join("\n")}\n`;
const numbers = ({ status, point, low, high, n, method, confidence }) => ({ status, point, low, high, n, method, confidence });

for (const scores of [[10], [0, 0], answers(7, 0, 10), answers(1000, 0, 10), answers(16, 0, 10, 3)]) {
  test(`NPS of ${scores.length} answers, to the bit`, async () => {
    const { total } = await scored(csv(scores), ["--measure", "nps", "--column", "score", "--confidence", "0.9"]);
    assert.deepEqual(numbers(total.readings[0]), numbers(core.nps(scores, { confidence: 0.9 })));
  });
}

for (const [measure, scale, max, call] of [
  ["csat", "csat5", 5, (scores) => core.csat(scores)],
  ["csat", "csat7", 7, (scores) => core.csat(scores, { points: 7 })],
  ["ces", "ease7", 7, (scores) => core.ces(scores)],
  ["ces", "agree7", 7, (scores) => core.ces(scores, { form: "agreement" })],
  ["ces", "effort5", 5, (scores) => core.ces(scores, { form: "effort" })],
]) {
  test(`${measure} on ${scale}: every reading is the package's, whole`, async () => {
    const scores = answers(50, 1, max);
    const { total } = await scored(csv(scores), ["--column", "score", "--measure", measure, "--scale", scale]);
    const { polarity: _, ...readings } = call(scores);
    assert.deepEqual(total.readings, Object.values(readings));
  });
}

test("eNPS is the package's, suppressed as it is there", async () => {
  for (const scores of [answers(4, 0, 10), answers(5, 0, 10), answers(300, 0, 10)]) {
    const { total } = await scored(csv(scores), ["--column", "score", "--measure", "enps"]);
    assert.deepEqual(total.readings, [core.enps(scores)]);
  }
});

for (const [kind, margin] of [["sacrifice"], ["desired"], ["servqual"], ["xgap"], ["xgap", 0.5]]) {
  test(`a gap (${kind}${margin ? " with a margin" : ""}) is the package's, from the same pairs`, async () => {
    const [first, second] = [answers(40, 1, 7, 5), answers(40, 1, 7, 9)];
    const content = lines("before,after", ...first.map((value, index) => `${value},${second[index]}`));
    const args = ["--measure", "gap", "--expected", "before", "--experienced", "after", "--scale", "ease7", "--kind", kind];
    if (margin !== undefined) args.push("--margin", String(margin));
    const { total } = await scored(content, args);
    assert.deepEqual(
      total.gap,
      core.gap(
        first.map((value, index) => [value, second[index]]),
        { scale: "ease7", kind, margin },
      ),
    );
  });
}

test("a gap counts people who gave both sides, and says how many gave one", async () => {
  const args = ["--measure", "gap", "--expected", "before", "--experienced", "after", "--scale", "ease7"];
  const { rows, total } = await scored("before,after\n7,4\n6,\n,5\n,\n8,1\n5,5\n", args);
  assert.deepEqual([total.n, rows.unpaired, rows.skipped, rows.refused], [2, 2, 1, 1]);
  const { out } = await score("before,after\n7,4\n5,5\n6,6\n", args);
  assert.match(out, /^Expected, mean +3 .*\nExperienced, mean +3 .*\nSacrifice \(expected − experienced\) +3 /m);
});

test("the total is pooled from counts; a mean of segments would weigh people unequally", async () => {
  const content = `score,segment\n${"10,a\n".repeat(9)}0,b\n`;
  const { total, segments } = await scored(content, ["--measure", "nps", "--column", "score", "--by", "segment"]);
  assert.equal(total.readings[0].point, core.nps([...Array(9).fill(10), 0]).point);
  assert.notEqual(total.readings[0].point, (segments[0].readings[0].point + segments[1].readings[0].point) / 2);
});

test("the table's numbers are those of the package's own sentence, also where a half is rounded", async () => {
  // 1/16 is 6.25 in customary form: a tie.
  for (const scores of [
    [10, ...Array(15).fill(7)],
    [0, ...Array(15).fill(7)],
    [7, 8],
    answers(300, 0, 10),
    ...[3, 7, 11].map((n) => answers(n, 0, 10, n)),
  ]) {
    const { out } = await score(csv(scores), ["--measure", "nps", "--column", "score"]);
    const [, point, low, high] = /NPS: (\S+) \(95 % interval (\S+) to (\S+),/.exec(core.nps(scores).text);
    assert.match(out, new RegExp(`^NPS +${scores.length} +${escaped(point)} +${escaped(`${low} to ${high}`)} +score interval`, "m"));
  }
  for (const scores of [[1, 2, 2, 2, 3, 2, 2, 3], answers(31, 1, 5)]) {
    const { out } = await score(csv(scores), ["--measure", "csat", "--column", "score"]);
    for (const { text } of [core.csat(scores).top2, core.csat(scores).mean]) {
      const [, point, low, high] = /: ([\d.]+(?: %)?) \(95 % interval (.+?) to (.+?), n/.exec(text);
      assert.match(out, new RegExp(`${point} +${low} to ${high} `));
    }
  }
});
