// Reads the command lines of the demo's two programs and refuses wrong ones with exit code 2. Does not run anything.
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/** Exit code for a command line that cannot be understood, as most Unix tools use it. */
const WRONG_USAGE = 2;

/** Whether the module at `url` is the program that Node was started with, rather than an import. */
export const startedAsProgram = (url) => Boolean(process.argv[1]) && realpathSync(process.argv[1]) === fileURLToPath(url);

/** A reader for whole numbers from `least` to `most`. */
export const wholeNumber = (least, most) => (text) => {
  const number = /^\d+$/.test(text) ? Number(text) : NaN;
  if (!(number >= least && number <= most)) throw new Error(`must be a whole number from ${least} to ${most}, not "${text}"`);
  return number;
};

/** A reader for an http(s) origin; a trailing slash is forgiven, a path is not. */
export const origin = (text) => {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.href !== `${url.origin}/`) {
    throw new Error(`must be an origin such as http://127.0.0.1:7070, not "${text}"`);
  }
  return url.origin;
};

/**
 * The options of this process, each `{default?, read}`; ends the process when they are wrong or help was asked for.
 * An option without a default may be left out and is then undefined.
 */
export function readArguments(usage, options) {
  try {
    const known = Object.fromEntries(Object.keys(options).map((name) => [name, { type: "string" }]));
    const { values } = parseArgs({ options: { ...known, help: { type: "boolean", short: "h" } } });
    if (values.help) {
      console.log(usage);
      process.exit(0);
    }
    return Object.fromEntries(Object.entries(options).map(([name, option]) => [name, readOption(name, option, values[name])]));
  } catch (error) {
    console.error(`${error.message}\n\n${usage}`);
    process.exit(WRONG_USAGE);
  }
}

function readOption(name, { default: fallback, read }, given = fallback) {
  if (given === undefined) return undefined;
  try {
    return read(given);
  } catch (error) {
    throw new Error(`--${name} ${error.message}`);
  }
}
