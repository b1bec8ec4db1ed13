// Owns the types of what a page says to the widget and hears from it. The study's own types are core's (study.d.ts).
import type { Study } from "./study.js";

export type { Condition, Localized, Look, Question, Study, Survey, When } from "./study.js";

/** One of a survey's moments: `before` and `after` of an expectation, `once` of everything else. */
export type Moment = "before" | "after" | "once";

/** What can be known of a visitor or an event: texts, numbers and truths. */
export type Properties = Readonly<Record<string, string | number | boolean>>;

/** How a survey is begun by the page. */
export interface ShowOptions {
  /** Answers that are filled in already, by the question's id. */
  readonly prefill?: Readonly<Record<string, string | number | readonly string[]>>;
}

/** One rule of a survey, what it went by, and whether it holds. */
export interface Rule {
  readonly rule: string;
  readonly pass: boolean;
  readonly value?: unknown;
}

/** Details of the events on `document`, by what happened. */
export interface ExpectlyDetails {
  /** The study is read and its rules are at work. */
  ready: Readonly<Record<string, never>>;
  /** A panel is on the page. */
  shown: { readonly survey: string; readonly moment: Moment };
  /** A question was answered, or passed over (`value` is null then, and for answers that are no rating). */
  answered: { readonly survey: string; readonly moment: Moment; readonly question: string; readonly value: number | null };
  /** The answers are durable. `gap` and `verdict` are this visitor's own, where there is an expectation to compare with. */
  submitted: {
    readonly id: string;
    readonly survey: string;
    readonly moment: Moment;
    readonly complete: boolean;
    readonly gap: number | null;
    readonly verdict: string | null;
  };
  /** The endpoint has it. */
  delivered: { readonly id: string; readonly status: string };
  /** A panel was closed before its end. */
  dismissed: { readonly survey: string; readonly moment: Moment };
  /** Something failed: a stable code, the path in the study or result that it is about, where to read on, how many results it costs. */
  error: { readonly code: string; readonly path: string; readonly help?: string; readonly count?: number };
}

/** What the widget tells. */
export type ExpectlyEvent = keyof ExpectlyDetails;

/** Hears of one kind of event. */
export type Handler<Kind extends ExpectlyEvent> = (detail: ExpectlyDetails[Kind]) => void;

/** The one function on the page. What it gives comes later; what goes wrong is an `expectly:error`, never a rejection. */
export interface Expectly {
  /** Begins with a study, or its JSON text. A page has one; later ones change nothing. */
  (command: "init", study: Study | string): Promise<void>;
  /** Something happened that a survey may wait for. */
  (command: "track", event: string, properties?: Properties): Promise<void>;
  /** Shows a survey, whatever its rules say; the visitor's own no and consent are heeded. */
  (command: "show", survey: string, options?: ShowOptions): Promise<void>;
  /** Takes the panel away, as the visitor would. */
  (command: "close"): Promise<void>;
  /** Says what the page knows of the visitor. Only names that the study lists travel with results; nothing is stored. */
  (command: "identify", attributes: Properties): Promise<void>;
  /** Every rule of a survey with its value, and whether it holds. */
  (command: "explain", survey: string): Promise<readonly Rule[]>;
  /** Erases all that is kept of this visitor in this browser. */
  (command: "forget"): Promise<void>;
  /** Calls the handler at each such event, with its detail. */
  <Kind extends ExpectlyEvent>(command: "on" | "off", event: Kind, handler: Handler<Kind>): Promise<void>;
  /** The visitor's answer to whether anything may be stored and sent. */
  (command: "consent", given: boolean): Promise<void>;
  /** Takes everything away: panel, listeners, timers, this function. A script tag that comes later starts anew. */
  (command: "destroy"): Promise<void>;
  /** The version of these commands. */
  readonly v: 1;
}

/** Where the widget comes from and what it begins with. */
export interface LoadOptions {
  /**
   * Address of expectly.js. The other files are fetched from the same folder. `/expectly/expectly.js` if left out: the package's folder
   * `dist`, copied to the site. Where Trusted Types are required, a `TrustedScriptURL`.
   */
  readonly src?: string | { toString(): string };
  /** The study's address, or the study itself. */
  readonly study?: string | Study;
  /** Language of the widget's words, such as `de`, instead of the page's. */
  readonly lang?: string;
  /** The page's nonce, where its content security policy asks for one. */
  readonly nonce?: string;
  /** Hash of expectly.js, such as `sha384-…`; see the package's dist/integrity.json. */
  readonly integrity?: string;
}

/**
 * Brings the widget into the page, unless it is there, and resolves with its function; with null where there is no page (on a server).
 * Rejects if the script does not arrive; the next call tries again.
 */
export function load(options?: LoadOptions): Promise<Expectly | null>;

declare global {
  interface Window {
    expectly?: Expectly;
  }
  interface DocumentEventMap {
    "expectly:ready": CustomEvent<ExpectlyDetails["ready"]>;
    "expectly:shown": CustomEvent<ExpectlyDetails["shown"]>;
    "expectly:answered": CustomEvent<ExpectlyDetails["answered"]>;
    "expectly:submitted": CustomEvent<ExpectlyDetails["submitted"]>;
    "expectly:delivered": CustomEvent<ExpectlyDetails["delivered"]>;
    "expectly:dismissed": CustomEvent<ExpectlyDetails["dismissed"]>;
    "expectly:error": CustomEvent<ExpectlyDetails["error"]>;
  }
}
