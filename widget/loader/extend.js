// Owns fetching the second file, which holds all that not every page view needs, and what it is given to work with.
import { bring } from "./bring.js";
import { checks, here, passes } from "./checks.js";
import { commands } from "./commands.js";
import { life } from "./life.js";
import { enqueue } from "./line.js";
import { due, route, steps } from "./triggers.js";
import { state } from "./state.js";
import { recall, remember } from "./stored.js";
import { fetched, load } from "./widget.js";
import { fail } from "./tell.js";

/** The second file, on its way or here, once somebody needs it. */
export let extending;

// By place, not by name: names would be paid for on every page view.
/** What the second file brings, once; nothing if it does not arrive. */
export const extend = () =>
  (extending ||= bring("more-__MORE__.js", "__MORE_HASH__").then(
    (second) => second.default(checks, commands, due, enqueue, fetched, here, life, load, passes, recall, remember, route, state, steps),
    () => fail("load"),
  ));
