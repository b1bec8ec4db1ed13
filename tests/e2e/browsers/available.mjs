// Owns which browsers a journey can run in, where each one's programs are and which Debian package brings them. Starts none of them.
import { accessSync, constants, readdirSync } from "node:fs";
import { delimiter, join } from "node:path";

function onPath(program) {
  for (const folder of (process.env.PATH ?? "").split(delimiter)) {
    const file = join(folder, program);
    if (isExecutable(file)) return file;
  }
  return null;
}

// MiniBrowser is kept off the PATH, below a folder named after the machine's architecture.
function miniBrowser() {
  const architectures = listed("/usr/lib").filter((name) => name.includes("-linux-gnu"));
  const files = architectures.map((name) => join("/usr/lib", name, "webkit2gtk-4.1", "MiniBrowser"));
  return files.find(isExecutable) ?? null;
}

function listed(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const NEEDS = {
  chromium: [{ program: "chromium", package: "chromium", find: onPath }],
  firefox: [{ program: "firefox-esr", package: "firefox-esr", find: onPath }],
  webkit: [
    { program: "WebKitWebDriver", package: "webkit2gtk-driver", find: onPath },
    { program: "MiniBrowser", package: "libwebkit2gtk-4.1-0", find: miniBrowser },
    { program: "Xvfb", package: "xvfb", find: onPath },
  ],
};

/** The names that `launch` knows. */
export const BROWSERS = Object.keys(NEEDS);

/** `{ name, programs: { program: path | null }, missing: [{ package, why }] }`; `missing` is empty for an installed browser. */
export function available(name) {
  if (!NEEDS[name]) throw new Error(`unknown browser ${name}: one of ${BROWSERS.join(", ")}`);
  const found = NEEDS[name].map((need) => ({ ...need, path: need.find(need.program) }));
  return {
    name,
    programs: Object.fromEntries(found.map(({ program, path }) => [program, path])),
    missing: found
      .filter(({ path }) => !path)
      .map(({ program, package: debian }) => ({ package: debian, why: `${name} needs the program ${program}` })),
  };
}

/** One line for a report: what to install and why, or `null` when nothing is missing. */
export function whatIsMissing(name) {
  const { missing } = available(name);
  if (missing.length === 0) return null;
  const packages = missing.map((need) => need.package).join(" ");
  return `${name} is not installed: apt-get install ${packages} (${missing.map((need) => need.why).join("; ")})`;
}
