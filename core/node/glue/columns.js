// Owns the walk over what JavaScript passes in: ratings become bytes, a chunk at a time, so that they cross into WebAssembly together.
// Strict: only numbers, only own elements and properties. What a rating is, is said by Rust: `count` values from `lowest` on.

/** Why the walk stopped, where the next byte would stand. */
const WRONG_TYPE = 255;
const OUT_OF_RANGE = 254;
const NO_OBJECT = 253;

const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
const typedArrayName = Object.getOwnPropertyDescriptor(typedArray, Symbol.toStringTag).get;
const hasOwn = Function.prototype.call.bind(Object.prototype.hasOwnProperty);

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
  const hole = firstHole(values, from, stop);
  const packed =
    column === undefined
      ? packArray(values, from, hole, lowest, count, out)
      : packRows(values, column, from, hole, lowest, count, out);
  return packed === hole - from && hole < stop ? refuse(out, packed, WRONG_TYPE) : packed;
}

function packArray(values, from, stop, lowest, count, out) {
  for (let index = from; index < stop; index += 1) {
    const value = values[index];
    if (typeof value !== "number") return refuse(out, index - from, WRONG_TYPE);
    const whole = value | 0;
    const level = whole - lowest;
    if (whole !== value || level < 0 || level >= count) return refuse(out, index - from, OUT_OF_RANGE);
    out[index - from] = level;
  }
  return stop - from;
}

function packRows(rows, column, from, stop, lowest, count, out) {
  // Where plain objects inherit nothing of that name, what they have of it is their own.
  const plain = column in Object.prototype ? undefined : Object.prototype;
  // A text out of WebAssembly is looked up letter by letter; the same text as the key of an object is known to the engine.
  const [key] = Object.keys({ [column]: 0 });
  for (let index = from; index < stop; index += 1) {
    const row = rows[index];
    if (typeof row !== "object" || row === null) return refuse(out, index - from, NO_OBJECT);
    const value = row[key];
    if (typeof value !== "number") return refuse(out, index - from, WRONG_TYPE);
    if (Object.getPrototypeOf(row) !== plain && !hasOwn(row, column)) return refuse(out, index - from, WRONG_TYPE);
    const whole = value | 0;
    const level = whole - lowest;
    if (whole !== value || level < 0 || level >= count) return refuse(out, index - from, OUT_OF_RANGE);
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
    if (!(level >= 0 && level < count) || (level | 0) !== level) return refuse(out, index, OUT_OF_RANGE);
    out[index] = level;
  }
  return chunk.length;
}

function refuse(out, packed, why) {
  out[packed] = why;
  return packed;
}

/** The first index without an element of its own. Only what a prototype has there could be taken for an element. */
function firstHole(values, from, stop) {
  if (Object.getPrototypeOf(values) === Array.prototype && !hasIndices(Array.prototype) && !hasIndices(Object.prototype)) return stop;
  for (let index = from; index < stop; index += 1) if (!hasOwn(values, index)) return index;
  return stop;
}

/** Integer keys come first. */
function hasIndices(prototype) {
  return /^\d+$/.test(String(Reflect.ownKeys(prototype)[0]));
}

/** What a tally counts and has counted. */
function dataOf(tally) {
  return tally.toJSON();
}
