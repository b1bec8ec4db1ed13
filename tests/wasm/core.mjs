// Owns finding the built npm package; everything here tests what is shipped, not the sources.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const folder = resolve(process.env.EXPECTLY_NPM ?? new URL("../../target/dist/npm", import.meta.url).pathname);
if (!existsSync(folder)) throw new Error(`no package in ${folder}: run cargo xtask dist, or set EXPECTLY_NPM`);

export const core = await import(pathToFileURL(resolve(folder, "index.mjs")));

/** Calls a function that has to refuse, and says how it did: "code path". */
export function refusal(call) {
  let accepted;
  try {
    accepted = call();
  } catch (error) {
    if (!(error instanceof Error) || error.name !== "ExpectlyError") throw error;
    return `${error.code} ${error.path}`.trimEnd();
  }
  return `accepted: ${JSON.stringify(accepted)}`;
}
