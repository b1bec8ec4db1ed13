// Owns where things stand in the text of a JSON document, by the editor's syntax tree. Does not know what they mean.
import { syntaxTree } from "@codemirror/language";

const VALUES = new Set(["Object", "Array", "String", "Number", "True", "False", "Null"]);

/** The text of a name or a string without its quotes. */
export const wordOf = (state, node) => state.sliceDoc(node.from, node.to).replace(/^"|"$/g, "");

/** The properties of an object, as [name, name's node, value's node]. */
export const propertiesOf = (state, object) =>
  object.getChildren("Property").map((property) => {
    const name = property.getChild("PropertyName");
    const last = property.lastChild;
    return [name && wordOf(state, name), name, last && VALUES.has(last.name) ? last : null];
  });

/** The items of an array. */
export const itemsOf = (array) => {
  const items = [];
  for (let node = array.firstChild; node; node = node.nextSibling) if (VALUES.has(node.name)) items.push(node);
  return items;
};

/** The whole document's value. */
export const rootOf = (state) => syntaxTree(state).topNode.firstChild;

/** The containers around a position, outermost first: each with the step that leads from it to the next. */
export function wayTo(state, position) {
  const way = [];
  let inner = null;
  for (let node = syntaxTree(state).resolveInner(position, -1); node; node = node.parent) {
    if (node.name == "Object") way.unshift({ node, step: stepIn(state, inner) });
    if (node.name == "Array") way.unshift({ node, step: 0 });
    inner = node;
  }
  return way;
}

const stepIn = (state, inner) => {
  const name = inner?.name == "Property" ? inner.getChild("PropertyName") : inner?.name == "PropertyName" ? inner : null;
  return name ? wordOf(state, name) : undefined;
};

/** The range that an error's path means: the value, the name of an unknown key, or what should hold a missing one. */
export function rangeOf(state, path, code) {
  const steps = [...path.matchAll(/\[(\d+)\]|[^.[\]]+/g)].map(([text, index]) => (index === undefined ? text : Number(index)));
  let [found, name] = [rootOf(state), null];
  for (const step of steps) {
    const [, nextName, value] =
      typeof step == "number" ? [null, null, found?.name == "Array" ? itemsOf(found)[step] : null] : (propertyOf(state, found, step) ?? [null, null, null]);
    if (!value && !nextName) return brief(state, name ?? found);
    [name, found] = [nextName, value ?? found];
  }
  return brief(state, code == "unknown_key" && name ? name : found);
}

const propertyOf = (state, object, key) => (object?.name == "Object" ? propertiesOf(state, object).findLast(([name]) => name == key) : undefined);

/** A range that can be seen at a glance: of something long, its first line. */
function brief(state, node) {
  if (!node) return { from: 0, to: Math.min(1, state.doc.length) };
  return { from: node.from, to: Math.min(node.to, state.doc.lineAt(node.from).to) };
}
