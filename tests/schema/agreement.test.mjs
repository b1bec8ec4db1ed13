// Owns showing that the published JSON Schema and the reader that pages and collectors run say the same of a study, right or wrong.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";
import test from "node:test";

import Ajv from "ajv/dist/2020.js";

import { spoilt } from "./spoilt.mjs";
import { studies } from "./studies.mjs";

const built = resolve(process.env.EXPECTLY_NPM ?? "target/dist/npm");
const { validateStudy } = createRequire(import.meta.url)(built);
const schema = JSON.parse(readFileSync(resolve(built, "schema.json"), "utf8"));
// Strict: a keyword that says nothing would be a mistake of ours. Code points are counted as the reader counts them.
const fits = new Ajv({ strict: true, unicodeRegExp: true }).compile(schema);

/** What a schema cannot know, by code: what refers to nothing, stands twice, contradicts something, or is missing because of other keys. */
const BEYOND = {
  unknown_reference: () => true,
  duplicate_id: () => true,
  inconsistent: () => true,
  missing: ({ path }) => path.endsWith(".text"),
};

test("right studies are right to both, or an editor marks what works", () => {
  for (const [name, study] of Object.entries(studies)) {
    assert.deepEqual(validateStudy(JSON.stringify(study)), { valid: true, warnings: [] }, name);
    assert.equal(fits(study), true, `${name}: ${JSON.stringify(fits.errors)}`);
  }
});

for (const [name, study] of Object.entries(studies)) {
  test(`changes to the study "${name}" are judged alike, or an editor and a page contradict each other`, () => {
    const differences = [];
    const seen = { right: 0, wrong: 0, beyond: 0 };
    for (const { what, study: changed } of spoilt(study)) {
      const read = validateStudy(JSON.stringify(changed));
      const isFit = fits(changed);
      if (isFit === read.valid) seen[read.valid ? "right" : "wrong"]++;
      else if (isFit && BEYOND[read.code]?.(read)) seen.beyond++;
      else differences.push(`${what}: core says ${read.code ?? "right"} ${read.path ?? ""}, the schema ${isFit ? "right" : JSON.stringify(fits.errors.at(-1))}`);
    }
    assert.deepEqual(differences, []);
    assert(seen.right > 20 && seen.wrong > 200, `too few changes to say anything: ${JSON.stringify(seen)}`);
  });
}

test("every key that there is stands in one of these studies, or it is published untried", () => {
  const used = new Set();
  for (const study of Object.values(studies)) collect(schema, study, used);
  const known = Object.entries({ Study: schema, ...schema.$defs }).flatMap(([name, { properties = {} }]) => Object.keys(properties).map((key) => `${name}.${key}`));
  assert(known.length > 100, "the schema has lost its keys");
  assert.deepEqual(known.filter((key) => !used.has(key)), []);
});

/** Notes which keys of the schema a value uses. */
function collect(part, value, used) {
  if (part.$ref) return collect(schema.$defs[part.$ref.split("/").at(-1)], value, used);
  if (part.anyOf) return part.anyOf.forEach((one) => isOf(one, value) && collect(one, value, used));
  if (Array.isArray(value)) return value.forEach((item) => collect(part.items, item, used));
  if (!value || typeof value !== "object") return;
  for (const [key, inside] of Object.entries(value)) {
    if (part.properties) used.add(`${part.title}.${key}`);
    collect(part.properties?.[key] ?? part.additionalProperties, inside, used);
  }
}

/** Whether a value is of that alternative, by the texts that tell them apart and by its JSON type. */
function isOf(part, value) {
  const { type, properties = {} } = part.$ref ? schema.$defs[part.$ref.split("/").at(-1)] : part;
  const kinds = [properties.kind, properties.type, properties.format].find((key) => key?.enum);
  if (type === "object") return typeof value === "object" && (!kinds || kinds.enum.includes(value.kind ?? value.type ?? value.format ?? "expectly"));
  return type === "array" ? Array.isArray(value) : typeof value === type;
}
