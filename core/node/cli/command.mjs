// Owns one run of the command: arguments and streams in, texts and an exit code out. Does not touch the process.
import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { parse } from "./arguments.mjs";
import { Unreadable, WrongUsage } from "./failures.mjs";
import { HELP, USAGE } from "./help.mjs";
import { expectAnswers, score } from "./score.mjs";
import { check } from "./sources/definition.mjs";
import { json } from "./show/json.mjs";
import { progress } from "./show/progress.mjs";
import { remarks, tables } from "./show/report.mjs";
import { styleFor } from "./show/table.mjs";
import { safe } from "./show/text.mjs";

/** One system call for so much; larger chunks read no faster. */
const CHUNK = 256 * 1024;

/** Runs the command and gives its exit code. `streams`: `stdin`, `stdout` and `stderr`, and `env` for what they may be coloured with. */
export async function run(argv, streams) {
  const { stdout, stderr } = streams;
  let task;
  try {
    task = parse(argv);
    if (task.show === undefined) return await scoreFile(task, streams);
    stdout.write(task.show === "help" ? HELP : `${await version()}\n`);
    return 0;
  } catch (error) {
    if (error instanceof WrongUsage) {
      stderr.write(`${safe(error.message)}\n\n${USAGE}\nexpectly-core --help says more.\n`);
      return 2;
    }
    if (error instanceof Unreadable) {
      stderr.write(`${safe(`${task.file}: ${error.message}`)}\n`);
      return 1;
    }
    throw error;
  }
}

async function scoreFile(spec, { stdin, stdout, stderr, env }) {
  if (spec.definition !== undefined) check(await definition(spec.definition), spec);
  const { stream, size } = await open(spec.file, stdin);
  const bar = progress(stderr, size);
  let result;
  try {
    result = await score(spec, stream, bar.onProgress);
  } finally {
    bar.clear();
  }
  stderr.write(remarks(result, styleFor(stderr, env)));
  expectAnswers(result);
  stdout.write(spec.json ? json(result) : tables(result, styleFor(stdout, env)));
  return spec.strict && result.refusals.count > 0 ? 1 : 0;
}

async function definition(file) {
  let text;
  try {
    text = await readFile(file, "utf8");
  } catch (error) {
    throw new Unreadable(`the definition ${error.code === "ENOENT" ? "does not exist" : error.message}`);
  }
  try {
    return JSON.parse(text);
  } catch {
    throw new Unreadable("the definition is no JSON");
  }
}

async function open(file, stdin) {
  if (file === "-") return { stream: unreadableOnError(stdin), size: undefined };
  let found;
  try {
    found = await stat(file);
  } catch (error) {
    throw new Unreadable(error.code === "ENOENT" ? "no such file" : error.message);
  }
  if (found.isDirectory()) throw new Unreadable("a directory, not a file");
  return { stream: unreadableOnError(createReadStream(file, { highWaterMark: CHUNK })), size: found.isFile() ? found.size : undefined };
}

async function* unreadableOnError(stream) {
  try {
    yield* stream;
  } catch (error) {
    if (error.syscall === undefined) throw error;
    throw new Unreadable(error.message);
  }
}

async function version() {
  return JSON.parse(await readFile(new URL("../package.json", import.meta.url), "utf8")).version;
}
