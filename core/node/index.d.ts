// Owns what the package's functions mean, take, give and refuse, as an editor shows it. The code is Rust, compiled to WebAssembly.

/**
 * What every function throws when it refuses an argument: an `Error` with two more properties. Check `error.code`; the message is for
 * people and may change.
 */
export interface ExpectlyError extends Error {
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
  | "too_long"
  | "duplicate_id"
  | "unknown_reference"
  | "not_json"
  | "overflow";

/** Whole numbers on a scale. A hole, a text or `null` among them is refused, not counted as 0. */
export type Scores =
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

/** A number with its interval, or the reason why there is none. Ask `status` first. */
export type Reading = Estimate | Insufficient;

/** A number that may be shown. */
export interface Estimate {
  readonly status: "estimate";
  /** Which estimand, such as `nps` or `csat-top-2`. */
  readonly measure: string;
  /** `nps`: −1 to 1 (times 100 for the customary form). `share`: 0 to 1. `pomp`: percent of maximum possible, 0 to 100. */
  readonly unit: "nps" | "share" | "scale-points" | "pomp";
  /** The best single value, in `unit`, unrounded. */
  readonly point: number;
  /** Lower end of the interval, in `unit`. */
  readonly low: number;
  /** Upper end of the interval, in `unit`. */
  readonly high: number;
  /** How often such an interval holds the truth, 0.5 to 1. */
  readonly confidence: number;
  /** How many people it rests on. */
  readonly n: number;
  /** The interval's method. */
  readonly method: "score" | "adjusted-wald" | "wilson" | "t" | "paired-t";
  /** The method with its source, for people. */
  readonly methodName: string;
  /** All of it in one English sentence. */
  readonly text: string;
}

/** Why there is no number. Show `text` instead. */
export interface Insufficient {
  readonly status: "insufficient";
  /** Which estimand. */
  readonly measure: string;
  /** How many people answered. */
  readonly n: number;
  /** Nobody answered, too few did, or all gave the same value (so that the spread cannot be judged). */
  readonly reason: "no-answers" | "too-few" | "no-spread";
  /** How many answers it takes, with `too-few`. */
  readonly need?: number;
  /** The reason in one English sentence. */
  readonly text: string;
}

export interface Options {
  /** How often the interval shall hold the truth, 0.5 ≤ confidence < 1. Default 0.95. */
  confidence?: number;
}

export interface NpsOptions extends Options {
  /** `score`: Tango 1998, the default, honest also for few or lopsided answers. `adjusted-wald`: Rocks 2016. */
  method?: "score" | "adjusted-wald";
}

/**
 * Net promoter score: share of 9–10 less share of 0–6, in −1 to 1.
 *
 * @param scores Whole numbers 0 to 10, "how likely is it that you would recommend …".
 * @throws {ExpectlyError} `wrong_type` or `out_of_range` with the path of the first score that is none.
 */
export function nps(scores: Scores, options?: NpsOptions): Reading;

export interface Csat {
  /** Share of people who gave 4 or 5, 0 to 1, Wilson's interval. */
  readonly top2: Reading;
  /** Mean, 1 to 5, t interval. */
  readonly mean: Reading;
  /** The mean as percent of the maximum possible, 0 to 100. */
  readonly pomp: Reading;
}

/**
 * Customer satisfaction, as three estimands that are never to be mixed.
 *
 * @param scores Whole numbers 1 (very dissatisfied) to 5 (very satisfied).
 * @throws {ExpectlyError} `wrong_type` or `out_of_range` with the path of the first score that is none.
 */
export function csat(scores: Scores, options?: Options): Csat;

export interface Ces {
  /** Mean ease, 1 to 7, t interval. */
  readonly mean: Reading;
  /** Share of people who found it easy (5, 6 or 7), 0 to 1, Wilson's interval. */
  readonly easy: Reading;
}

/**
 * Customer effort score in its ease form: high is good.
 *
 * @param scores Whole numbers 1 (very difficult) to 7 (very easy).
 * @throws {ExpectlyError} `wrong_type` or `out_of_range` with the path of the first score that is none.
 */
export function ces(scores: Scores, options?: Options): Ces;

/** `likelihood11` is 0 to 10, `csat5` 1 to 5, `ease7` and `quality7` 1 to 7; high is good on each. */
export type Scale = "likelihood11" | "csat5" | "ease7" | "quality7";

/** One person's two ratings on the same scale: [expected, experienced], or [advertised, actual] for an XGap. */
export type Pair = readonly [first: number, second: number];

export interface GapOptions extends Options {
  /** The scale of both sides. */
  scale: Scale;
  /**
   * Which difference, and so what its sign means. `sacrifice` (default): expected − experienced, above 0 is bad. `servqual`:
   * perception − expectation, below 0 is bad. `xgap`: advertised − actual, 0 is best.
   */
  kind?: "sacrifice" | "servqual" | "xgap";
  /** For `xgap` only: how large a gap may be and still count as a kept promise, in points of the scale, above 0. */
  margin?: number;
}

export interface Gap {
  /** How many people gave both sides. */
  readonly n: number;
  /** Mean of the first side (expected, advertised). */
  readonly first: Reading;
  /** Mean of the second side (experienced, actual). */
  readonly second: Reading;
  /** Mean of each person's difference, t interval on the differences. */
  readonly difference: Reading;
  /** Pearson's correlation of the two sides, −1 to 1; null where a side has no spread. */
  readonly correlation: number | null;
  /** How many gave a first side above, equal to and below their second. */
  readonly split: readonly [above: number, equal: number, below: number];
  /** A row for each first value, lowest first; in it a count for each second value. */
  readonly joint: readonly (readonly number[])[];
  /** For `xgap`: mean size of the gap regardless of sign, in points; over- and under-selling cancel in `difference`. */
  readonly meanDistance?: number;
  /** For `xgap` with a margin, at 5 %: shown to lie within it, shown to lie outside, or neither. */
  readonly verdict?: "close" | "gap" | "undetermined";
}

/**
 * The gap between two answers of the same people. Answers of different people are not pairs: the means of two separate surveys give no
 * gap.
 *
 * @param pairs One pair a person, or the pairs counted: a row for each first value, lowest first, in it a count for each second value.
 * @throws {ExpectlyError} with the path of the first rating that is none, such as `[3][1]`; `out_of_range` at `joint` for a table that
 * has not the scale's size; `missing` at `scale`; `inconsistent` at `margin` for a margin on a gap that is no `xgap`.
 */
export function gap(pairs: readonly Pair[] | { joint: readonly (readonly number[])[] }, options: GapOptions): Gap;

/** One person's expected − experienced, in points of the scale. */
export interface PersonalSacrifice {
  readonly value: number;
  readonly verdict: "fell-short" | "met" | "exceeded";
}

/** One person's advertised − actual, in points of the scale. */
export interface PersonalXGap {
  readonly value: number;
  readonly verdict: "over-promised" | "kept" | "under-sold";
}

/**
 * One person's gap, first − second, as the page computes it.
 *
 * @throws {ExpectlyError} with path `kind`, `scale`, `first` or `second`.
 */
export function gapOf(kind: "sacrifice", scale: Scale, first: number, second: number): PersonalSacrifice;
export function gapOf(kind: "xgap", scale: Scale, first: number, second: number): PersonalXGap;

/** What answers must have in common to be counted together. */
export interface Key {
  /** The survey's id. */
  readonly survey: string;
  readonly touchpoint?: string;
  readonly stage?: string;
  readonly facet?: string;
  /** The promise's id and version. */
  readonly promise?: string;
  readonly scale: Scale;
  /** A fingerprint of what was asked. */
  readonly wording: string;
  /** `customer`, `prospect` or `internal`. */
  readonly population: string;
}

/** Answers to one question. */
export interface RatingCounts extends Key {
  /** `recommend`, `satisfaction`, `ease`, or a side of a gap: `expectation`, `experience`, `promised`, `actual`. */
  readonly question: string;
  /** The channel, such as `widget` or `email`. */
  readonly source: string;
  /** One count a value, lowest value first. */
  readonly counts: readonly number[];
  /** How many passed the question over. Default 0. */
  readonly skipped?: number;
  /** How many said that they do not know. Default 0. */
  readonly dontKnow?: number;
}

/** Pairs of answers by the same people. */
export interface PairCounts extends Key {
  readonly gap: "sacrifice" | "xgap";
  /** When the first side was asked for: `before`, `concurrent` or `recalled`. */
  readonly timing: string;
  /** The channel, such as `widget` or `email`. */
  readonly source: string;
  /** A row for each first value, lowest first; in it a count for each second value. */
  readonly joint: readonly (readonly number[])[];
  /** How large a gap the study allows, in points of the scale. */
  readonly margin?: number;
}

/** All counts of a study, as the collector gives them out. */
export interface Counts {
  readonly ratings?: readonly RatingCounts[];
  readonly pairs?: readonly PairCounts[];
}

export interface GapReport extends Key, Gap {
  readonly gap: "sacrifice" | "xgap";
  readonly timing: string;
  /** How many pairs came through each channel. */
  readonly sources: Readonly<Record<string, number>>;
  /** How many gave only the first side. */
  readonly unpaired: number;
  /** Share of first sides at the scale's best value, where nothing could exceed them; null without pairs. */
  readonly ceiling: number | null;
  /** The margin that the verdict is about, in points of the scale. */
  readonly margin?: number;
}

export interface ScoreReport extends Key {
  readonly question: string;
  readonly measure: "nps" | "csat" | "ces" | "quality";
  /** How many people gave a value. */
  readonly n: number;
  readonly skipped: number;
  readonly dontKnow: number;
  /** How many values came through each channel. */
  readonly sources: Readonly<Record<string, number>>;
  /** One count a value, lowest value first. */
  readonly histogram: readonly number[];
  /** Every estimand of the measure. */
  readonly readings: readonly Reading[];
}

export interface Report {
  readonly confidence: number;
  /** One for each survey, scale, timing, population and wording. */
  readonly gaps: readonly GapReport[];
  /** One for each survey, question, scale, population and wording. */
  readonly scores: readonly ScoreReport[];
}

/**
 * Every reading that some counts allow. Rows that differ only in their source are pooled; other unlike rows stay apart.
 *
 * @throws {ExpectlyError} with the path of what is wrong, such as `ratings[0].counts[2]`; `out_of_range` at `counts` or `joint` for rows
 * that have not one count for each value of their scale.
 */
export function report(counts: Counts, options?: Options): Report;

/** What a study's check came to. */
export type StudyCheck =
  | { readonly valid: true }
  | {
      readonly valid: false;
      readonly code: ErrorCode;
      /** Where in the study, such as `surveys[0].kind`; empty for the whole. */
      readonly path: string;
      readonly message: string;
    };

/**
 * Checks a study as the page and the collector do.
 *
 * @param text The study's JSON text.
 * @throws {ExpectlyError} `wrong_type` for anything that is not a text. A wrong study is an answer, not an error.
 */
export function validateStudy(text: string): StudyCheck;
