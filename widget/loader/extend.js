// Owns fetching the second file, which holds all that not every page view needs, and what it is given to work with.
import { checks, here, passes } from "./checks.js";
import { commands } from "./commands.js";
import { life } from "./life.js";
import { home } from "./place.js";
import { due, route, steps } from "./triggers.js";
import { state } from "./state.js";
import { recall, remember } from "./stored.js";
import { fail } from "./tell.js";

let more;

/** What the second file brings, once; nothing if it does not arrive. */
export const extend = () =>
  (more ||= import(home + "more-__MORE__.js").then(
    (second) => second.default({ checks, commands, due, here, life, passes, recall, remember, route, state, steps }),
    () => fail("load"),
  ));
