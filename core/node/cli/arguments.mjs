// Owns reading the command line into what is to be done, and refusing what contradicts itself. Does not touch files.
import { parseArgs } from "node:util";
import { WrongUsage } from "./failures.mjs";
import { OPTIONS as IMPORT_OPTIONS, importOf } from "./import/arguments.mjs";
import { KINDS, MEASURES, scale } from "./measures.mjs";
import { isMargin } from "./readings.mjs";
import { NAMES as SOURCES } from "./sources/source.mjs";

const text = { type: "string" };
const flag = { type: "boolean" };
const OPTIONS = {
  measure: text,
  scale: text,
  kind: text,
  margin: text,
  confidence: text,
  column: text,
  question: text,
  expected: text,
  experienced: text,
  by: text,
  from: text,
  survey: text,
  definition: text,
  finished: flag,
  format: text,
  separator: text,
  sort: text,
  json: flag,
  strict: flag,
  help: { ...flag, short: "h" },
  version: flag,
};

const SEPARATORS = new Map([
  [",", ","],
  [";", ";"],
  ["tab", "\t"],
  ["\t", "\t"],
  ["|", "|"],
]);

/** `{ task: "help" | "version" }`, or what is to be scored or imported. The command stands first, since each has options of its own. */
export function parse(argv) {
  const { values, positionals } = parsed(argv, argv[0] === "import" ? IMPORT_OPTIONS : OPTIONS);
  if (values.help) return { task: "help" };
  if (values.version) return { task: "version" };
  const [command, ...operands] = positionals;
  return command === "import" ? importOf(operands, values) : scoreOf(command, operands, values);
}

function scoreOf(command, [file, ...others], values) {
  if (command === undefined) throw new WrongUsage("no command");
  if (command !== "score") throw new WrongUsage(`no such command: ${command}`);
  if (file === undefined) throw new WrongUsage("which file? - reads stdin");
  if (others.length > 0) throw new WrongUsage(`one file at a time: ${others.join(" ")} is too much`);
  const measure = oneOf("measure", values.measure, [...MEASURES.keys()]);
  const scale = scaleOf(measure, values.scale);
  return {
    task: "score",
    file,
    measure,
    scale,
    ...(measure === "gap" ? sides(values, scale) : answer(values, measure)),
    confidence: confidence(values.confidence),
    by: named("by", values.by),
    from: values.from === undefined ? undefined : oneOf("from", values.from, SOURCES),
    survey: named("survey", values.survey),
    definition: named("definition", values.definition),
    finished: values.finished ?? false,
    format: values.format === undefined ? undefined : oneOf("format", values.format, ["csv", "ndjson", "json"]),
    separator: separator(values.separator),
    sort: values.sort === undefined ? "n" : oneOf("sort", values.sort, ["n", "name"]),
    json: values.json ?? false,
    strict: values.strict ?? false,
  };
}

function parsed(argv, options) {
  let found;
  try {
    found = parseArgs({ args: argv, options, allowPositionals: true, tokens: true });
  } catch (error) {
    // Node explains at length how to pass what looks like an option; the first sentence says what is wrong.
    throw new WrongUsage(error.message.split(/\. |\.?\n/)[0]);
  }
  const names = found.tokens.flatMap((token) => (token.kind === "option" ? [token.name] : []));
  const again = names.find((name, index) => names.indexOf(name) !== index);
  if (again !== undefined) throw new WrongUsage(`--${again} is given twice`);
  return found;
}

function oneOf(option, value, allowed) {
  if (value === undefined) throw new WrongUsage(`--${option} is missing: one of ${allowed.join(", ")}`);
  if (!allowed.includes(value)) throw new WrongUsage(`--${option} ${value}: one of ${allowed.join(", ")}`);
  return value;
}

function scaleOf(measure, name) {
  const allowed = MEASURES.get(measure);
  if (name === undefined && measure !== "gap") return scale(allowed[0]);
  if (allowed.length === 1 && name !== allowed[0])
    throw new WrongUsage(`--scale ${name}: ${measure} is asked from 0 to 10 and on nothing else`);
  return scale(oneOf("scale", name, allowed));
}

function answer({ column, question, expected, experienced, kind, margin }, measure) {
  for (const [option, value] of Object.entries({ expected, experienced, kind, margin })) {
    if (value !== undefined) throw new WrongUsage(`--${option} belongs to --measure gap, not to ${measure}`);
  }
  if (column !== undefined && question !== undefined) throw new WrongUsage("--column and --question say the same thing: one of them");
  return { first: named("column", column) ?? named("question", question) };
}

function sides({ expected, experienced, column, question, kind, margin }, scale) {
  if (column !== undefined || question !== undefined) throw new WrongUsage("a gap has two sides: --expected and --experienced");
  if (expected === undefined || experienced === undefined)
    throw new WrongUsage("a gap needs --expected and --experienced, answered by the same person");
  if (expected === experienced) throw new WrongUsage("--expected and --experienced are the same column");
  const chosen = kind === undefined ? KINDS[0] : oneOf("kind", kind, KINDS);
  return {
    first: named("expected", expected),
    second: named("experienced", experienced),
    kind: chosen,
    margin: margin === undefined ? undefined : marginOf(margin, chosen, scale),
  };
}

function marginOf(said, kind, scale) {
  if (kind !== "xgap") throw new WrongUsage(`--margin belongs to --kind xgap, not to ${kind}`);
  const margin = said.trim() === "" ? NaN : Number(said);
  const widest = scale.max - scale.min;
  // No gap can be wider than the scale: such a margin would be kept whatever was answered.
  if (!isMargin(margin, scale) || margin >= widest) throw new WrongUsage(`--margin ${said}: above 0 and below ${widest}, such as 0.5`);
  return margin;
}

function named(option, value) {
  if (value?.trim() === "") throw new WrongUsage(`--${option} is empty`);
  return value;
}

function confidence(said) {
  if (said === undefined) return 0.95;
  const level = said.trim() === "" ? NaN : Number(said);
  if (!(level >= 0.5 && level < 1)) throw new WrongUsage(`--confidence ${said}: 0.5 or more and below 1, such as 0.9`);
  return level;
}

function separator(said) {
  if (said === undefined) return undefined;
  if (!SEPARATORS.has(said)) throw new WrongUsage(`--separator ${said}: one of , ; | tab`);
  return SEPARATORS.get(said);
}
