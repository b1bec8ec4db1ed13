// Owns where the contestants' npm packages lie.
import { fileURLToPath } from "node:url";

/** The path of a file of an npm package of the benches. */
export const file = (path) => fileURLToPath(new URL(`../../node_modules/${path}`, import.meta.url));
