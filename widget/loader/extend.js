// Owns fetching the second file, which holds all that not every page view needs, and what it is given to work with.
import { checks } from "./checks.js";
import { commands } from "./commands.js";
import { life } from "./life.js";
import { home } from "./place.js";
import { enqueue } from "./line.js";
import { due, steps } from "./triggers.js";
import { state } from "./state.js";
import { recall, remember, shelf } from "./stored.js";
import { load } from "./widget.js";
import { fail } from "./tell.js";

let more;

/** What the second file brings, once; nothing if it does not arrive. */
export const extend = () =>
  (more ||= import(home + "more-__MORE__.js").then(
    (second) => second.default({ checks, commands, due, enqueue, life, load, recall, remember, shelf, state, steps }),
    () => fail("load"),
  ));
