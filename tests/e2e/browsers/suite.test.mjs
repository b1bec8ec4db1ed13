// Owns the proof that no browser is left out in silence. Starts no browser.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { it } from "node:test";

const SUITE = JSON.stringify(new URL("suite.mjs", import.meta.url).href);

function runWithoutBrowsers(ci) {
  const source = `import { describeIn } from ${SUITE}; describeIn(["webkit"], "A journey", () => {});`;
  const { status, stdout } = spawnSync(process.execPath, ["--input-type=module", "--eval", source], { env: { PATH: "", CI: ci } });
  return { status, report: String(stdout) };
}

it("fails in CI when a browser is missing, so that nobody ships what was never tried there", () => {
  const { status, report } = runWithoutBrowsers("true");
  assert.equal(status, 1);
  assert.match(report, /apt-get install webkit2gtk-driver .*xvfb/);
});

it("names the missing browser and its packages elsewhere, so that a green run is not misread", () => {
  const { status, report } = runWithoutBrowsers("");
  assert.equal(status, 0);
  assert.match(report, /A journey \[webkit\].*SKIP.*apt-get install webkit2gtk-driver .*xvfb.*needs the program WebKitWebDriver/);
});
