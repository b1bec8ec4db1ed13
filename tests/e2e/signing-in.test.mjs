// Shows that the dashboard lets its reader in with a token once, keeps none, and lets them out again.
import assert from "node:assert/strict";
import { it } from "node:test";
import { describeIn } from "./browsers/suite.mjs";
import { TOKEN } from "./collector.mjs";
import { shows } from "./dashboard.mjs";
import { oneBrowser } from "./visitor.mjs";
import { openWorld } from "./world.mjs";

describeIn(["chromium"], "Signing in", (name) => {
  const suite = oneBrowser(name);

  it("lets the reader stay without a token that a script could read, or one script too many reads everything for ever", async (t) => {
    const { page } = suite;
    const world = await openWorld(t);
    await page.goto(world.dashboard.replace(/#.*/, ""));
    const give = async (token) => {
      await page.evaluate("void (document.querySelector('#token').value = '')");
      await page.click("#token");
      await page.type(token);
      await page.click("form.token button");
    };
    await shows(page, "h2", "Who may read the results?");
    await give("wrong");
    await shows(page, "#token-wrong", "does not accept this token");
    await give(TOKEN);
    await shows(page, "main", "No answers yet");
    assert.deepEqual(await page.evaluate("[document.cookie, sessionStorage.length, localStorage.length, location.hash]"), ["", 0, 0, ""]);
    await page.goto(world.dashboard.replace(/#.*/, ""));
    await shows(page, "main", "No answers yet");
    await page.evaluate("void [...document.querySelectorAll('footer button')].find((button) => button.textContent === 'Sign out').click()");
    await shows(page, "h2", "Who may read the results?");
    await page.goto(world.dashboard.replace(/#.*/, ""));
    await shows(page, "h2", "Who may read the results?");
  });
});
