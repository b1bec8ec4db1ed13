// Owns showing a survey because the page asks for it, and closing what is shown. Which moment it is, the visitor's open pair says.
export const showing = ({ commands, enqueue, kept, state }) => {
  commands.show = async (id, given) => {
    const [first, second] = state.rules.filter((rule) => rule.id == id);
    const rule = second && (await kept())[1].includes(id) ? second : first;
    // What the page asks for needs no further reason: only what a study forbids altogether still stands in its way.
    if (rule) enqueue({ ...rule, when: undefined, by: "gate", given });
  };
  commands.close = async () => (await state.widget)?.close();
};
