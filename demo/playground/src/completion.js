// Owns what the editor offers to write: keys and values that the JSON Schema names, where they may stand. Checks nothing.
import { insertCompletionText, snippet } from "@codemirror/autocomplete";
import { syntaxTree } from "@codemirror/language";
import { below, narrowed, resolved, valuesOf } from "./schema.js";
import { propertiesOf, wayTo } from "./tree.js";

const STARTS = { object: "{ #{} }", array: "[#{}]", string: '"#{}"' };

/** The source of completions for documents of a schema. */
export const completions = (schema) => (context) => {
  const { state, pos } = context;
  const node = syntaxTree(state).resolveInner(pos, -1);
  const before = state.sliceDoc(Math.max(0, pos - 200), pos);
  const inText = node.name == "String" || node.name == "PropertyName";
  const from = inText ? node.from : pos;
  const opensValue = /"[^"]*"\s*:\s*$/.test(state.sliceDoc(Math.max(0, from - 200), from));
  const opensKey = /[{,]\s*$/.test(state.sliceDoc(Math.max(0, from - 200), from));
  if (!inText && !opensValue && !(opensKey && context.explicit)) return null;

  const way = wayTo(state, pos);
  const { parts, last } = partsAt(schema, state, way);
  if (!last) return null;
  const isItem = last.node.name == "Array";
  const options =
    opensValue || isItem
      ? values(below(parts, isItem ? 0 : (last.step ?? keyBefore(before))).flatMap((part) => resolved(schema, part)))
      : keys(schema, parts, state, last.node, node);
  return options.length ? { from, options, validFor: /^"?[\w$-]*$/ } : null;
};

/** What may stand in the innermost container, each one on the way narrowed by what is written in it. */
function partsAt(schema, state, way) {
  let parts = [schema];
  let last;
  for (const container of way) {
    if (last) parts = below(parts, last.step);
    parts = narrowed(schema, parts, container.node.name == "Object" ? texts(state, container.node) : {});
    last = container;
  }
  return { parts, last };
}

const texts = (state, object) =>
  Object.fromEntries(
    propertiesOf(state, object)
      .filter(([name, , value]) => name && value?.name == "String")
      .map(([name, , value]) => [name, state.sliceDoc(value.from + 1, value.to - 1)]),
  );

const keyBefore = (text) => text.match(/"([^"]*)"\s*:\s*"?[^"]*$/)?.[1];

/** The end of the text that is being written: the editor closes quotes as soon as they are opened. */
function endOf(state, to) {
  const node = syntaxTree(state).resolveInner(to, -1);
  return node.name == "String" || node.name == "PropertyName" ? Math.max(to, node.to) : to;
}

const write = (view, { label }, from, to) => view.dispatch(insertCompletionText(view.state, label, from, endOf(view.state, to)));

const values = (parts) => valuesOf(parts).map((label) => ({ label, displayLabel: label.replaceAll('"', ""), type: "constant", apply: write }));

function keys(schema, parts, state, object, node) {
  const written = new Set(propertiesOf(state, object).filter(([, name]) => name?.from != node.from).map(([name]) => name));
  const hasValue = /^\s*:/.test(state.sliceDoc(node.to, node.to + 20)) && node.name == "PropertyName";
  const known = new Map(parts.flatMap(({ properties = {}, required = [] }) => Object.entries(properties).map(([key, part]) => [key, { part, isNeeded: required.includes(key) }])));
  return [...known].filter(([key]) => !written.has(key)).map(([key, { part, isNeeded }]) => {
    const [first = {}] = resolved(schema, part);
    const start = first.type == "string" || first.type == "object" || first.type == "array" ? STARTS[first.type] : "#{}";
    const begin = snippet(`"${key}": ${start}`);
    const apply = hasValue ? write : (view, option, from, to) => begin(view, option, from, endOf(view.state, to));
    return { label: `"${key}"`, displayLabel: key, type: "property", detail: isNeeded ? "required" : "", info: part.description, boost: isNeeded ? 1 : 0, apply };
  });
}
