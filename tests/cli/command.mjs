// Owns running the command as it is shipped: from the built package, on files written for the occasion. Mostly within this process, which
// saves the start of one for each case; `spawned` is for what only a process of its own shows.
import { spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { Readable } from "node:stream";
import { fileURLToPath, pathToFileURL } from "node:url";

const built = resolve(process.env.EXPECTLY_NPM ?? fileURLToPath(new URL("../../target/dist/npm", import.meta.url)));
if (!existsSync(built)) throw new Error(`no package in ${built}: run cargo xtask package, or set EXPECTLY_NPM`);

/** Gone when the tests end. */
export const folder = mkdtempSync(join(tmpdir(), "expectly-cli-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

const shipped = join(folder, "package");
cpSync(built, shipped, { recursive: true });
// A package named by EXPECTLY_NPM is tested as it is; the one of this checkout with the sources of this checkout.
if (process.env.EXPECTLY_NPM === undefined) {
  rmSync(join(shipped, "cli"), { recursive: true, force: true });
  cpSync(new URL("../../core/node/cli", import.meta.url), join(shipped, "cli"), { recursive: true });
}

export const main = join(shipped, "cli/main.mjs");
export const core = await import(pathToFileURL(join(shipped, "index.mjs")));

const command = await import(pathToFileURL(main));

/** A module of the command's sources; the package has one file. */
export const module = (path) => import(new URL(`../../core/node/cli/${path}`, import.meta.url));

/** Runs it in this process; `input` goes to stdin, in one piece or in several. `isTTY` says whether it writes to a terminal. */
export async function run(args, { input = [], env = {}, isTTY = false } = {}) {
  const text = { out: "", err: "" };
  const to = (name) => ({ isTTY, write: (part) => (text[name] += part) });
  const stdin = Readable.from([input].flat().map((part) => Buffer.from(part)));
  const code = await command.run(args, { stdin, stdout: to("out"), stderr: to("err"), env });
  return { code, ...text };
}

/** Runs it in a process of its own. */
export function spawned(args, { input = [], env = {} } = {}) {
  const child = spawn(process.execPath, [main, ...args], { env: { PATH: process.env.PATH, ...env } });
  const text = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (part) => (text.out += part));
  child.stderr.setEncoding("utf8").on("data", (part) => (text.err += part));
  // A command that has seen enough closes its stdin.
  child.stdin.on("error", () => {});
  for (const part of [input].flat()) child.stdin.write(part);
  child.stdin.end();
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", (code, signal) => done({ code, signal, ...text }));
  });
}

let files = 0;

/** Writes a file and gives its path. */
export function file(content, name = "answers.csv") {
  files += 1;
  const path = join(folder, `${files}-${name}`);
  writeFileSync(path, content);
  return path;
}

/** Scores a file of that content. */
export const score = (content, args, { name, ...options } = {}) => run(["score", file(content, name), ...args], options);

/** Scores a file of that content and gives the JSON; the command has to succeed. */
export async function scored(content, args, options) {
  const { code, out, err } = await score(content, [...args, "--json"], options);
  if (code !== 0) throw new Error(`exit code ${code}: ${err}`);
  return JSON.parse(out);
}

export const lines = (...texts) => texts.map((text) => `${typeof text === "string" ? text : JSON.stringify(text)}\n`).join("");
