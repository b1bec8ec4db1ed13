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

const csv = (scores) => `score\n${scores.join("\n")}\n`;
const numbers = ({ status, point, low, high, n, method, confidence }) => ({ status, point, low, high, n, method, confidence });

for (const scores of [[10], [0, 0], answers(7, 0, 10), answers(1000, 0, 10), answers(16, 0, 10, 3)]) {
  test(`NPS of ${scores.length} answers, to the bit`, async () => {
    const { total } = await scored(csv(scores), ["--measure", "nps", "--column", "score", "--confidence", "0.9"]);
    assert.deepEqual(numbers(total.readings[0]), numbers(core.nps(scores, { confidence: 0.9 })));
  });
}

test("CSAT and CES, every reading to the bit", async () => {
  const args = ["--column", "score", "--measure"];
  const five = answers(50, 1, 5);
  const satisfied = await scored(csv(five), [...args, "csat"]);
  const direct = Object.values(core.csat(five));
  for (const reading of satisfied.total.readings)
    assert.deepEqual(
      reading,
      direct.find(({ measure }) => measure === reading.measure),
    );
  const seven = answers(50, 1, 7);
  const easy = await scored(csv(seven), [...args, "ces"]);
  assert.deepEqual(easy.total.readings, Object.values(core.ces(seven)));
  // The mean does not depend on what a scale of 1 to 7 is about.
  for (const [measure, scale] of [
    ["csat", "csat7"],
    ["ces", "agree7"],
  ]) {
    const mean = (await scored(csv(seven), [...args, measure, "--scale", scale])).total.readings.find(
      ({ unit }) => unit === "scale-points",
    );
    assert.deepEqual(numbers(mean), numbers(easy.total.readings.find(({ measure: name }) => name === "ces-mean")));
  }
  const effort = await scored(csv(five), [...args, "ces", "--scale", "effort5"]);
  assert.deepEqual(numbers(effort.total.readings[0]), numbers(direct.find(({ measure }) => measure === "csat-mean")));
  assert.equal(effort.total.readings[0].measure, "ces-effort-mean");
});

for (const kind of ["sacrifice", "servqual", "xgap"]) {
  test(`a gap (${kind}) is the package's, from the same pairs`, async () => {
    const [first, second] = [answers(40, 1, 7, 5), answers(40, 1, 7, 9)];
    const content = lines("before,after", ...first.map((value, index) => `${value},${second[index]}`));
    const args = ["--measure", "gap", "--expected", "before", "--experienced", "after", "--scale", "ease7", "--kind", kind];
    const { total } = await scored(content, args);
    assert.deepEqual(
      total.gap,
      core.gap(
        first.map((value, index) => [value, second[index]]),
        { scale: "ease7", kind },
      ),
    );
  });
}

test("a gap counts people who gave both sides, and says how many gave one", async () => {
  const args = ["--measure", "gap", "--expected", "before", "--experienced", "after", "--scale", "ease7"];
  const { rows, total } = await scored("before,after\n7,4\n6,\n,5\n,\n8,1\n5,5\n", args);
  assert.deepEqual([total.n, rows.unpaired, rows.skipped, rows.refused], [2, 2, 1, 1]);
  const { out } = await score("before,after\n7,4\n5,5\n6,6\n", args);
  assert.match(out, /n\s+Expected\s+Experienced\s+Sacrifice/);
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
    assert.ok(out.includes(`${point}   ${low} to ${high}   score interval`), `${core.nps(scores).text}\n${out}`);
  }
  for (const scores of [[1, 2, 2, 2, 3, 2, 2, 3], answers(31, 1, 5)]) {
    const { out } = await score(csv(scores), ["--measure", "csat", "--column", "score"]);
    for (const { text } of [core.csat(scores).top2, core.csat(scores).mean]) {
      const [, point, low, high] = /: ([\d.]+(?: %)?) \(95 % interval (.+?) to (.+?), n/.exec(text);
      assert.match(out, new RegExp(`${point} +${low} to ${high} `));
    }
  }
});
