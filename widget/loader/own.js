// Owns reading and writing JSON by own properties only: a page's toJSON and polluted prototypes have no say in it. Validates nothing.

/** A value's own property; undefined if it has none of that name, or is nothing itself. */
export const own = (object, key) => (object && Object.hasOwn(object, key) ? object[key] : undefined);

/** The JSON text of a value. */
export const write = (value) =>
  Array.isArray(value) ? "[" + value.map(write) + "]"
    : value && typeof value == "object" ? "{" + Object.keys(value).map((key) => write(key) + ":" + write(value[key])) + "}"
      : JSON.stringify(value ?? null);
