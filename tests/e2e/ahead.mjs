// Owns pages whose clock and chance a test sets: days pass without waiting, and a draw is known. Judges nothing.
import { heard } from "./listener.mjs";
import { stage } from "./world.mjs";

const DAY_MS = 86_400_000;

// Runs in the page, before the loader.
const CLOCK_AND_CHANCE = `
  const asked = new URLSearchParams(location.search), now = Date.now;
  Date.now = () => now() + Number(asked.get("days") ?? 0) * ${DAY_MS};
  if (asked.has("random")) Math.random = () => Number(asked.get("random"));`;

/** What `openWorld` takes for a study whose pages `visit` can go to. */
export const visitable = (study, { early = "", ...options } = {}) => ({ study, site: stage({ early: CLOCK_AND_CHANCE + early, ...options }) });

/** Goes to a page whose clock is that many days ahead and whose next random number is known. */
export async function visit(world, page, path, { days = 0, random, query = {}, hash = "" } = {}) {
  const search = new URLSearchParams({ days, ...(random !== undefined && { random }), ...query });
  await page.goto(`${world.url}${path}?${search}${hash}`);
  await heard(page, "ready");
}

/** Goes on to another page of a single-page application. */
export const push = (page, path) => page.evaluate((path) => history.pushState(null, "", path), path);
