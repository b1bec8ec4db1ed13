// Owns the loader's end: nothing of it stays on the page but a queue for the next one. Listeners have ended with `life` by now.
import { name } from "../name.js";

// As many calls as wait before a script arrives.
const most = 100;

// What stands in until another tag comes, as the line before the tag does. What happened to a widget that is gone need not happen again.
const queue = (q) =>
  Object.assign(
    (...words) => {
      if (words[0] != "destroy" && q.length < most) q.push(words);
    },
    { q },
  );

export const destroyer = ({ state }) => async () => {
  for (const rule of state.rules || []) clearTimeout(rule.timer);
  for (const kind of ["pushState", "replaceState"]) {
    // Whoever wrapped it after us keeps calling ours, which then does nothing but what the original does.
    const [original, ours] = state[kind] || [];
    if (original && history[kind] === ours) history[kind] = original;
  }
  state.rules = [];
  const left = window[name];
  if (left && !left.v) window[name] = queue((left.q || []).filter(([command]) => command != "destroy"));
  for (const part of [state.widget, state.delivery]) (await part)?.stop();
};
