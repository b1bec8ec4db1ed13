// Owns one real collector for a test: its start, its ends, and reading back what it has. Knows no browser.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { within } from "./browsers/deadline.mjs";
import { ended, Household, isRunning, kill } from "./browsers/household.mjs";

const built = (path) => fileURLToPath(new URL(`../../target/${path}`, import.meta.url));
const PROGRAM = process.env.EXPECTLY_BIN ?? built("debug/expectly");
/** The built widget and dashboard. */
const DIST = process.env.EXPECTLY_DIST ?? built("dist");
const START_MS = 10_000;
const END_MS = 10_000;

/** What reports ask for. */
export const TOKEN = "test";

export class Collector {
  #household = new Household("collector");
  #arguments;
  #child;
  /** Where it listens, such as http://127.0.0.1:40123. */
  origin;

  /** `studies`: filled studies; `origin`: whose pages may send results for them; `more`: further arguments. */
  constructor(studies, origin, more = []) {
    const { home } = this.#household;
    const files = studies.map((study) => {
      const file = join(home, `${study.study}.json`);
      writeFileSync(file, JSON.stringify(study));
      return file;
    });
    const origins = studies.flatMap((study) => ["--origin", `${study.study}=${origin}`]);
    this.#arguments = ["serve", "--studies", ...files, ...origins, "--store", join(home, "store.sqlite"), "--dist", DIST, "--token", TOKEN, ...more];
  }

  /** Starts it, on the address of its last life if it had one. */
  async start() {
    const listen = this.origin ? new URL(this.origin).host : "127.0.0.1:0";
    this.#child = await this.#household.start(PROGRAM, [...this.#arguments, "--listen", listen], { stdio: ["ignore", "pipe", "inherit"] });
    const lines = createInterface({ input: this.#child.stdout });
    const started = (async () => {
      for await (const line of lines) {
        const [, address] = line.match(/listening on (\S+)/) ?? [];
        if (address) return address;
      }
      throw new Error("the collector ended before it listened");
    })();
    this.origin = await within(START_MS, "the collector to listen", started);
  }

  /** Ends it as its operator would, or with `SIGKILL` as a power cut would. What it stored stays. */
  async stop(signal = "SIGTERM") {
    const { pid } = this.#child;
    if (!isRunning(pid)) return;
    if (signal === "SIGKILL") kill(pid);
    else this.#child.kill(signal);
    await within(END_MS, "the collector to end", ended(pid));
  }

  /** Ends it for good and removes what it stored. */
  async end() {
    await this.stop("SIGKILL");
    await this.#household.end();
  }

  /** What it reports on a study. */
  async report(study) {
    return (await this.#read(`report/${study}`)).json();
  }

  /** Every stored result of a study, oldest first. */
  async results(study) {
    const text = await (await this.#read(`export/${study}.ndjson`)).text();
    return text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
  }

  async #read(path) {
    const response = await fetch(`${this.origin}/v1/${path}`, { headers: { authorization: `Bearer ${TOKEN}` } });
    if (!response.ok) throw new Error(`the collector answered ${response.status} to ${path}`);
    return response;
  }
}
