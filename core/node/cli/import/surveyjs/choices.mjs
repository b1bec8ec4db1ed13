// Owns SurveyJS' choices: values with or without words, and the items that it adds to them.
import { choice } from "../questions.mjs";

export function chosen(source, shared, losses, texts) {
  const { path } = shared;
  const entries = (source.choices ?? []).map((one, index) => {
    const { value, text, ...more } = typeof one === "object" && one !== null ? one : { value: one };
    const at = `${path}.choices[${index}]`;
    losses.leftOver(at, more, new Set(), { visibleIf: "options are always shown", enableIf: "options can always be chosen" });
    return { key: value, names: [value, `option-${index + 1}`], text: texts.of(at, text ?? value) };
  });
  if (source.showNoneItem ?? source.hasNone)
    entries.push({ key: "none", names: ["none"], text: texts.of(`${path}.noneText`, source.noneText ?? "None") });
  if (source.showOtherItem ?? source.hasOther)
    entries.push({ key: "other", path: `${path}.otherText`, text: texts.of(`${path}.otherText`, source.otherText), other: true });
  if (source.choicesOrder === "asc" || source.choicesOrder === "desc")
    losses.add(`${path}.choicesOrder`, "options stand in the order of the study");
  return choice({ ...shared, entries, shuffle: source.choicesOrder === "random" }, losses);
}
