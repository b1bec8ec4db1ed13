#!/usr/bin/env node
// Owns the process: its arguments and streams in, its exit code out. Imported, it runs nothing.
import { existsSync, realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { run } from "./command.mjs";

export { run };

// npm starts it by a link.
const started = process.argv[1];
if (started !== undefined && existsSync(started) && realpathSync(started) === fileURLToPath(import.meta.url)) {
  const { stdin, stdout, stderr, env } = process;
  // Whoever reads the output may have seen enough, such as `head`.
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error) => {
      if (error.code !== "EPIPE") throw error;
      process.exit();
    });
  }
  // The code is set and the process left to end: `process.exit` would cut off what is still being written to a pipe.
  process.exitCode = await run(process.argv.slice(2), { stdin, stdout, stderr, env });
}
