// Owns reading the command line of an import into what is to be imported. Does not touch files.
import { WrongUsage } from "../failures.mjs";
import { slug } from "./ids.mjs";
import { NAMES } from "./run.mjs";

const text = { type: "string" };

export const OPTIONS = {
  endpoint: text,
  language: text,
  study: text,
  out: text,
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
};

const LANGUAGE = /^[A-Za-z]{2,3}(?:-[A-Za-z0-9-]*)?$/;

/** What is to be imported; `operands` stand behind the word `import`. */
export function importOf([from, file, ...others], { endpoint, language, study, out }) {
  const tools = NAMES.join(", ");
  if (from === undefined) throw new WrongUsage(`import from which tool? One of ${tools}`);
  if (!NAMES.includes(from)) throw new WrongUsage(`import ${from}: one of ${tools}`);
  if (file === undefined) throw new WrongUsage("which file? - reads stdin");
  if (others.length > 0) throw new WrongUsage(`one file at a time: ${others.join(" ")} is too much`);
  if (endpoint !== undefined && !/^https?:\/\//.test(endpoint)) throw new WrongUsage(`--endpoint ${endpoint}: an http or https URL`);
  if (language !== undefined && !LANGUAGE.test(language)) throw new WrongUsage(`--language ${language}: a tag such as en or pt-BR`);
  if (study !== undefined && study !== slug(study)) throw new WrongUsage(`--study ${study}: lower-case letters, digits and hyphens`);
  if (out?.trim() === "") throw new WrongUsage("--out is empty");
  return { task: "import", from, file, endpoint, language, id: study, out };
}
