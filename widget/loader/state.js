// Owns what the loader knows while a page lives: the study and the rules made of it. Decides nothing.

import { said } from "./place.js";

/**
 * `text`: the study as it is handed to the widget; `study`: the same, read; `rules`: one for each moment of each survey.
 * A rule has `id`, `moment`, `survey`, `when`, `by` (the list of checks that judges it, if not its moment's), and while a page is open
 * `met` (which of its triggers have come about) and `timer`.
 * `lang`: the language given to the script; `busy`: whether a survey is shown or about to be. more.js adds `hears`,
 * `watch`, `where`, `shelf`, `attributes` and `consent`.
 * It inherits nothing: what a page has put on every object is no state of ours.
 */
export const state = { __proto__: null, lang: said.lang };
