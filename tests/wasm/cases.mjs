// Owns holding core against somebody else's numbers: `node tests/wasm/cases.mjs FILE.json` runs that file's rows with all others, natively
// and through the npm package. The format is that of tests/vectors/reference.json.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { resolve } from "node:path";

const [file, ...more] = process.argv.slice(2);
if (!file || more.length > 0 || !existsSync(file)) {
  console.error("Usage: node tests/wasm/cases.mjs FILE.json");
  process.exit(2);
}

const root = new URL("../../", import.meta.url).pathname;
const environment = {
  ...process.env,
  EXPECTLY_CASES: resolve(file),
  // A file of its own: the rows of tests/vectors alone stay as the suites left them.
  EXPECTLY_NATIVE_RESULTS: resolve(root, "target/native-results-given.json"),
};
const passes = (program, ...words) => spawnSync(program, words, { cwd: root, env: environment, stdio: "inherit" }).status === 0;

const outcomes = {
  package: passes("cargo", "xtask", "package"),
  natively: passes("cargo", "test", "--package", "expectly-tests", "--test", "vectors"),
  "npm package": passes(process.execPath, "--test", "tests/wasm/vectors.test.mjs"),
};
for (const [where, passed] of Object.entries(outcomes)) console.log(`${passed ? "passed" : "FAILED"} ${where}`);
process.exit(Object.values(outcomes).every(Boolean) ? 0 : 1);
