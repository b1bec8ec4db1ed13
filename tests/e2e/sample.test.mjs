// Shows that a share of visitors is that share, however often they come. Runs no browser.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { drawn } from "../../widget/loader/sample.js";

const VISITORS = 10_000;
const TEN_TIMES = Array.from({ length: 10 });
// What a visitor draws is one of the machine's random numbers; evenly spread ones show the same without luck.
const visitors = Array.from({ length: VISITORS }, (_, index) => (index + 0.5) / VISITORS);

describe("A sample", () => {
  for (const sample of [0.01, 0.1, 0.5]) {
    it(`of ${sample * 100} % over ten triggers is ${sample * 100} % of the visitors, or frequent visitors are asked too often`, () => {
      for (let survey = 0; survey < 10; survey += 1) {
        const asked = visitors.filter((random) => TEN_TIMES.some(() => drawn(`survey-${survey}`, random) < sample));
        assert.ok(Math.abs(asked.length / VISITORS - sample) < 0.001, `${asked.length} of ${VISITORS}`);
      }
    });
  }

  it("draws other visitors for another survey, or a tenth of all visitors bears every survey", () => {
    const asked = (id) => new Set(visitors.filter((random) => drawn(id, random) < 0.1));
    const [one, two] = [asked("relationship"), asked("checkout-ease")];
    const both = [...one].filter((random) => two.has(random));
    assert.ok(both.length < one.size / 2, `${both.length} of ${one.size} are in both`);
  });
});
