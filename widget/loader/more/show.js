// Owns showing a survey because the page asks for it, and closing what is shown. Which moment it is, the visitor's open pair says.
import { kept } from "./kept.js";

export const showing = ({ commands, enqueue, state }) => {
  commands.show = async (id, given) => {
    const [first, second] = state.rules.filter((rule) => rule.id == id);
    const rule = second && (await kept())[1].includes(id) ? second : first;
    if (rule) enqueue({ ...rule, asked: true, given });
  };
  commands.close = async () => (await state.widget)?.close();
};
