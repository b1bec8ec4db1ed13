//! Owns the TypeScript types that no Rust type stands behind: what JavaScript may pass in, and what is thrown.

use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/**
 * What every function throws when it refuses an argument: `error instanceof ExpectlyError`, then look at `error.code`. The message is
 * for people and may change.
 */
export class ExpectlyError extends Error {
  private constructor();
  readonly name: "ExpectlyError";
  /** Why, as a stable name. */
  readonly code: ErrorCode;
  /** Where: `[3]` is the fourth score, `[3][1]` the second side of the fourth pair, `confidence` an option; empty for the whole. */
  readonly path: string;
}

/**
 * - `wrong_type`: another type than expected, such as `"7"`, `null` or `undefined` for a score
 * - `out_of_range`: a number off its scale or outside its range, such as 11, 7.5 or NaN for a score
 * - `missing`, `unknown_key`: an option or property that has to be there, or that is not known
 * - `unknown_value`: a text that is none of those allowed
 * - `inconsistent`: two parts contradict each other
 * - `incompatible`: two things that may not be pooled, such as answers to different words
 * - `too_long`, `duplicate_id`, `unknown_reference`: see the study's format
 * - `not_json`: malformed text, or an object nested too deeply
 * - `overflow`: more than 2^53 − 1 answers
 */
export type ErrorCode =
  | "wrong_type"
  | "out_of_range"
  | "missing"
  | "unknown_key"
  | "unknown_value"
  | "inconsistent"
  | "incompatible"
  | "too_long"
  | "duplicate_id"
  | "unknown_reference"
  | "not_json"
  | "overflow";

/** Numbers, in an array or a typed array. */
export type Numbers =
  | readonly number[]
  | Int8Array
  | Uint8Array
  | Uint8ClampedArray
  | Int16Array
  | Uint16Array
  | Int32Array
  | Uint32Array
  | Float32Array
  | Float64Array;

/** Whole numbers on a scale, or a tally of them. A hole, a text or `null` among them is refused, not counted as 0. */
export type Scores = Numbers | Tally;

/** Objects that have a score as an own property; the option `column` says which. Inherited properties are not read. */
export type Rows = readonly object[];

/** `likelihood11` 0–10 · `csat5` 1–5 · `csat7` 1–7 · `effort5` 1–5, low is good · `agree7`, `ease7`, `quality7` 1–7 · `tolerance9` 1–9 ·
 * `disconfirmation7`, `comparison7` −3–3 · `importance7` 1–7. */
export type Scale =
  | "likelihood11"
  | "csat5"
  | "csat7"
  | "effort5"
  | "agree7"
  | "ease7"
  | "quality7"
  | "tolerance9"
  | "disconfirmation7"
  | "comparison7"
  | "importance7";

/** One person's two ratings on the same scale: [expected, experienced], or [advertised, actual] for an XGap. */
export type Pair = readonly [first: number, second: number];
"#;
