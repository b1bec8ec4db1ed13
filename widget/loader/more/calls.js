// Owns the commands about showing and hearing: a survey is asked for, a panel is closed, events are listened to.
import { name } from "../name.js";
import { write } from "../own.js";

/** What the page gives with a call, as JSON; nothing where it is none (a cycle, a getter that throws): a survey can do without. */
const readable = (given) => {
  try {
    return JSON.parse(write(given));
  } catch {}
};

export const takeCalls = ({ commands, enqueue, kept, life, state }, permits) => {
  /** Shows a survey whatever its rules say. Which moment it is, the visitor's open pair says. */
  commands.show = async (id, given) => {
    const [first, second] = state.rules.filter((rule) => rule.id === id);
    const rule = second && (await kept())[1].includes(id) ? second : first;
    if (!rule || !(await permits())) return;
    // Not awaited: it ends with the panel, and the page goes on. What is asked for needs no further reason: only what the study forbids
    // altogether still stands in its way.
    enqueue({ ...rule, when: undefined, by: "gate", given: readable(given) });
  };
  commands.close = async () => (await state.widget)?.close();

  const listeners = [];
  commands.on = (kind, handler) => {
    const hear = ({ detail }) => handler(detail);
    listeners.push({ kind, handler, hear });
    document.addEventListener(name + ":" + kind, hear, life);
    // Whoever comes late to this one still hears of it.
    if (kind == "ready" && state.rules) handler({});
  };
  commands.off = (kind, handler) => {
    const place = listeners.findIndex((known) => known.kind === kind && known.handler === handler);
    if (place >= 0) document.removeEventListener(name + ":" + kind, listeners.splice(place, 1)[0].hear);
  };
};
