// Owns the second file: adds what not every page view needs to the lists of the first, and is fetched by those who use it.
import { kept } from "./kept.js";
import { isSound } from "./sound.js";

/** Begins with what the first file gives it: its lists and its state. */
export default (loader) => ({ kept, isSound });
