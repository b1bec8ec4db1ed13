// Shows one survey of several questions in all three engines: a choice, a battery, the way back. Every form of question is elsewhere.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { heard, troubles } from "./listener.mjs";
import { studyOf } from "./studies.mjs";
import { isThanked, oneBrowser } from "./visitor.mjs";
import { openWorld } from "./world.mjs";

const items = (...ids) => ids.map((id) => ({ id, text: { en: `${id}?` } }));
const STUDY = studyOf([{
  id: "desk", kind: "questions", when: { path: "/" },
  ask: [
    { id: "cause", type: "choice", text: { en: "Why?" }, options: items("price", "speed"), several: true, other: true },
    { id: "rows", type: "battery", scale: "agree7", text: { en: "Our desk" }, items: items("prompt", "kind"), sides: "both" },
  ],
}]);

describeIn(["chromium", "firefox", "webkit"], "Several questions", (name) => {
  const suite = oneBrowser(name);

  it("are answered, gone back to and changed, or what somebody took back is counted", async (t) => {
    const { page } = suite;
    const { panel } = page;
    const world = await openWorld(t, { study: STUDY });
    await page.goto(`${world.url}/`);
    await panel.says("Why?");
    await panel.pick("price");
    await panel.pick("other");
    await panel.write("Größe 👍");
    await panel.click("send");
    await panel.says("Our desk");
    await panel.pick(6, "e-prompt");
    await panel.pick(4, "v-prompt");
    await panel.click("back");
    await panel.says("Why?");
    await panel.pick("price");
    await panel.pick("speed");
    await panel.click("send");
    await panel.says("Our desk");
    await panel.pick(5, "v-kind");
    await panel.click("send");
    await isThanked(page);
    await heard(page, "delivered");
    assert.deepEqual(await troubles(page), []);
    const [{ answers }] = await world.arrived(1);
    const said = answers.map(({ question, choices, text, expected, value }) => [question, choices ?? [expected, value], text]);
    assert.deepEqual(said, [
      ["cause", ["speed", "other"], "Größe 👍"],
      ["rows-prompt", [6, 4], undefined],
      ["rows-kind", [undefined, 5], undefined],
    ]);
  });
});
