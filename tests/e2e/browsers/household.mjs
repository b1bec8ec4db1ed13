// Owns what one browser leaves on the machine: its process groups and its home folder, and the end of both. Knows no browser (Linux only).
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

// A process that is being killed may still write for an instant, so that removing its folder needs a second go.
const REMOVE_TRIES = 10;
const REMOVE_PAUSE_MS = 50;
// The kernel reports nobody else's child as ended, so its end has to be looked for.
const LOOK_EVERY_MS = 10;

const households = new Set();

export class Household {
  #groups = new Set();

  constructor(name) {
    this.home = mkdtempSync(join(tmpdir(), `expectly-${name}-`));
    households.add(this);
  }

  /** The environment in which a browser keeps everything below this home. */
  get environment() {
    const kept = Object.entries(process.env).filter(([name]) => !name.startsWith("XDG_"));
    return { ...Object.fromEntries(kept), HOME: this.home, TMPDIR: this.home };
  }

  /** Starts a program as the leader of a process group of this household. */
  async start(file, args, { environment = this.environment, stdio = "ignore" } = {}) {
    const child = spawn(file, args, { env: environment, stdio, detached: true });
    await once(child, "spawn");
    this.adopt(child.pid);
    return child;
  }

  /** Makes this household end the process group that `pid` leads. */
  adopt(pid) {
    this.#groups.add(pid);
  }

  /** Ends every process group, waits for their leaders and removes the home. */
  async end() {
    const leaders = [...this.#groups];
    this.endNow();
    await Promise.all(leaders.map(ended));
  }

  /** The same without waiting, for the moment when the test process itself ends. */
  endNow() {
    for (const leader of this.#groups) kill(-leader);
    this.#groups.clear();
    rmSync(this.home, { recursive: true, force: true, maxRetries: REMOVE_TRIES, retryDelay: REMOVE_PAUSE_MS });
    households.delete(this);
  }
}

/** SIGKILL, as an out-of-memory kill or a power cut would be; no error when the process has ended already. */
export function kill(pid) {
  try {
    process.kill(pid, "SIGKILL");
  } catch (error) {
    if (error.code !== "ESRCH") throw error;
  }
}

/** Whether the process still runs; one that has ended but was not yet collected by its parent does not. */
export function isRunning(pid) {
  try {
    const [state] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1);
    return state !== "Z" && state !== "X";
  } catch {
    return false;
  }
}

/** Settles when the process has ended. */
export async function ended(pid) {
  while (isRunning(pid)) await pause(LOOK_EVERY_MS);
}

function endEverything() {
  for (const household of households) household.endNow();
}

process.once("exit", endEverything);
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
  process.once(signal, () => {
    endEverything();
    process.kill(process.pid, signal);
  });
}
