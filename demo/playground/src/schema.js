// Owns what a JSON Schema allows at a place of a document. Knows the keywords that ours uses, and no editor.

/** The alternatives that the text of an object leaves, of all that may stand at a place. `written` are its texts by key. */
export function narrowed(root, parts, written) {
  const all = parts.flatMap((part) => resolved(root, part));
  const left = all.filter(({ properties = {} }) =>
    Object.entries(written).every(([key, text]) => !properties[key]?.enum || properties[key].enum.includes(text)),
  );
  return left.length ? left : all;
}

/** What may stand below alternatives: under a key, or as an item. */
export const below = (parts, step) =>
  parts.flatMap((part) => {
    const inside = typeof step == "number" ? part.items : (part.properties?.[step] ?? part.additionalProperties);
    return inside ? [inside] : [];
  });

/** A part with all references followed, as its alternatives; what the place itself says about it goes before. */
export function resolved(root, part) {
  const { $ref, anyOf, ...rest } = part;
  if ($ref) return resolved(root, { ...root.$defs[$ref.split("/").at(-1)], ...rest });
  return anyOf ? anyOf.flatMap((one) => resolved(root, one)) : [part];
}

/** The values that a place names, as JSON. */
export const valuesOf = (parts) => [
  ...new Set(parts.flatMap((part) => (part.enum ?? (part.type == "boolean" ? [true, false] : []))).map((value) => JSON.stringify(value))),
];
