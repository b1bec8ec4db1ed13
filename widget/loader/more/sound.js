// Owns whether the loader knows every key of a study that it has to obey. What is wrong with one that fails is said by the widget's core.
export const isSound = (rules) => rules.every(({ id }) => typeof id == "string");
