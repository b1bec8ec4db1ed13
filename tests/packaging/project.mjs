// Owns packing the built package and installing it into projects of their own, as npm would for anybody; does not judge what they print.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));

/** The folder of the built package of core. */
export const built = resolve(process.env.EXPECTLY_NPM ?? join(here, "../../target/dist/npm"));
/** The folder of the built package of the widget. */
export const builtWidget = resolve(built, "../npm-widget");

/** A place for a package's tarball and projects; call `remove` when done. */
export function workshop(source = built) {
  if (!existsSync(source)) throw new Error(`no package in ${source}: run cargo xtask dist, or set EXPECTLY_NPM`);
  const folder = mkdtempSync(join(tmpdir(), "expectly-packaging-"));
  const [packed] = JSON.parse(run("npm", ["pack", source, "--json", "--pack-destination", folder], folder));
  return {
    /** The tarball's bytes. */
    size: packed.size,
    /** Paths in the tarball. */
    files: packed.files.map(({ path }) => path).sort(),
    /** A copy of the project of that name with the tarball installed, and with these libraries that npm has installed for the tests. */
    project(name, libraries = []) {
      const project = join(folder, name);
      cpSync(join(here, name), project, { recursive: true });
      const installed = install(project);
      for (const library of libraries) cpSync(join(here, "../node_modules", library), join(project, "node_modules", library), { recursive: true });
      return installed;
    },
    /** A new project of that one module, with the tarball installed. */
    script(name, text) {
      const project = join(folder, name);
      mkdirSync(project);
      writeFileSync(join(project, "package.json"), JSON.stringify({ private: true, type: "module" }));
      writeFileSync(join(project, "main.js"), text);
      return install(project);
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };

  function install(project) {
    run("npm", ["install", "--offline", "--no-audit", "--no-fund", join(folder, packed.filename)], project);
    return {
      folder: project,
      /** The lines that its main.js prints. */
      print: () => run(process.execPath, ["main.js"], project).trimEnd().split("\n"),
      /** What a command of an installed package prints. */
      npx: (...args) => run("npx", ["--no-install", ...args], project),
      /** Runs a tool of ours in it, and gives what that printed; throws if the tool fails. */
      tool: (name, ...args) => tool(name, args, project),
    };
  }
}

/** Runs a program that npm has installed for the tests. What it printed before it failed is what a reader needs. */
export function tool(name, args, folder) {
  try {
    return run(join(here, "../node_modules/.bin", name), args, folder);
  } catch (error) {
    throw new Error(`${name} ${args.join(" ")}\n${error.stdout ?? ""}${error.stderr ?? error.message}`);
  }
}

function run(program, args, folder) {
  return execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: "pipe", timeout: 60_000 });
}
