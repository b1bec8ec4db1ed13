// Owns the walk over what JavaScript passes in: ratings become bytes, a chunk at a time, so that they cross into WebAssembly together.
// Strict: only numbers, only own elements and properties. What a rating is, is said by Rust: `count` values from `lowest` on.

/** Why the walk stopped, where the next byte would stand. */
const WRONG_TYPE = 255;
const OUT_OF_RANGE = 254;
const NO_OBJECT = 253;

/** Below this, asking after each element is cheaper than asking after the prototypes. */
const FEW = 64;

const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
const typedArrayName = Object.getOwnPropertyDescriptor(typedArray, Symbol.toStringTag).get;
const hasOwn = Function.prototype.call.bind(Object.prototype.hasOwnProperty);
const prototypeOf = Object.getPrototypeOf;

/** "Tally", "Array", the name of a kind of typed array, also of another realm; undefined for anything else. */
function kindOf(value) {
  if (value instanceof Tally) return "Tally";
  return Array.isArray(value) ? "Array" : typedArrayName.call(value);
}

/** The same memory as bytes. */
function bytesOf(values) {
  return new Uint8Array(values.buffer, values.byteOffset, values.length);
}

/**
 * Writes the positions on the scale of the values from `from` on into `out`, as many as it holds, and says how many they were. After
 * the last stands why, if something was there that is none.
 */
function pack(values, column, from, lowest, count, out) {
  const stop = Math.min(from + out.length, values.length);
  if (!Array.isArray(values)) return packTyped(values, from, stop, lowest, count, out);
  const bare = stop - from > FEW && prototypeOf(values) === Array.prototype && !hasIndices(Array.prototype) && !hasIndices(Object.prototype);
  if (column === undefined) return packArray(values, from, stop, bare, lowest, count, out);
  return packRows(values, column, from, stop, bare, lowest, count, out);
}

function packArray(values, from, stop, bare, lowest, count, out) {
  for (let index = from; index < stop; index += 1) {
    const value = bare || hasOwn(values, index) ? values[index] : undefined;
    if (typeof value !== "number") return refuse(out, index - from, WRONG_TYPE);
    const level = value - lowest;
    if (level >>> 0 !== level || level >= count) return refuse(out, index - from, OUT_OF_RANGE);
    out[index - from] = level;
  }
  return stop - from;
}

function packRows(rows, column, from, stop, bare, lowest, count, out) {
  const plain = !(column in Object.prototype);
  for (let index = from; index < stop; index += 1) {
    const row = bare || hasOwn(rows, index) ? rows[index] : undefined;
    if (typeof row !== "object" || row === null) return refuse(out, index - from, NO_OBJECT);
    const own = (plain && prototypeOf(row) === Object.prototype) || hasOwn(row, column);
    const value = own ? row[column] : undefined;
    if (typeof value !== "number") return refuse(out, index - from, WRONG_TYPE);
    const level = value - lowest;
    if (level >>> 0 !== level || level >= count) return refuse(out, index - from, OUT_OF_RANGE);
    out[index - from] = level;
  }
  return stop - from;
}

/** Every kind by way of one, so that the loop stays as fast for the ninth as for the first. */
function packTyped(values, from, stop, lowest, count, out) {
  if (typeof values[from] !== "number") return refuse(out, 0, WRONG_TYPE);
  const chunk = new Float64Array(values.subarray(from, stop));
  for (let index = 0; index < chunk.length; index += 1) {
    const level = chunk[index] - lowest;
    if (level >>> 0 !== level || level >= count) return refuse(out, index, OUT_OF_RANGE);
    out[index] = level;
  }
  return chunk.length;
}

function refuse(out, packed, why) {
  out[packed] = why;
  return packed;
}

/** Whether a hole in an array could be filled from there. Integer keys come first. */
function hasIndices(prototype) {
  return /^\d+$/.test(String(Reflect.ownKeys(prototype)[0]));
}

/** What a tally counts and has counted. */
function dataOf(tally) {
  return tally.toJSON();
}
