// Owns one run of the command: arguments and streams in, texts and an exit code out. Does not touch the process.
import { createReadStream } from "node:fs";
import { readFile, stat, writeFile } from "node:fs/promises";
import { parse } from "./arguments.mjs";
import { Unreadable, WrongUsage } from "./failures.mjs";
import { HELP, USAGE } from "./help.mjs";
import { imported } from "./import/run.mjs";
import { document } from "./read/document.mjs";
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
    if (task.task === "score") return await scoreFile(task, streams);
    if (task.task === "import") return await importFile(task, streams);
    stdout.write(task.task === "help" ? HELP : `${await version()}\n`);
    return 0;
  } catch (error) {
    if (error instanceof WrongUsage) {
      stderr.write(`${safe(error.message)}\n\n${USAGE}\nexpectly-core --help says more.\n`);
      return 2;
    }
    if (error instanceof Unreadable) {
      const [first, ...lines] = error.message.split("\n");
      stderr.write([`${task.file}: ${first}`, ...lines].map((line) => `${safe(line)}\n`).join(""));
      return 1;
    }
    throw error;
  }
}

async function scoreFile(spec, { stdin, stdout, stderr, env }) {
  if (spec.definition !== undefined) check(await document(spec.definition, undefined, "the definition"), spec);
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

async function importFile(task, { stdin, stdout, stderr }) {
  const { study, losses } = imported(await document(task.file, stdin, "the survey"), task);
  const text = `${JSON.stringify(study, undefined, 2)}\n`;
  if (task.out === undefined) stdout.write(text);
  else await write(task.out, text);
  stderr.write(losses.map((line) => `${safe(line)}\n`).join(""));
  return 0;
}

async function write(file, text) {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new Unreadable(`cannot write ${file}: ${error.message}`);
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
