// Owns walking through SurveyJS' pages and panels down to its elements, and which of ours each becomes.
import { choice, dropped, words } from "../questions.mjs";
import { chosen } from "./choices.mjs";
import { rated } from "./ratings.mjs";

const COMMON = [
  "type",
  "name",
  "title",
  "description",
  "isRequired",
  "visibleIf",
  "visible",
  "startWithNewLine",
  "titleLocation",
  "width",
  "minWidth",
  "maxWidth",
];
const RATED = [
  "rateMin",
  "rateMax",
  "rateStep",
  "rateCount",
  "rateValues",
  "rateType",
  "rateDisplayMode",
  "autoGenerate",
  "displayMode",
  "minRateDescription",
  "maxRateDescription",
];
const CHOSEN = [
  "choices",
  "choicesOrder",
  "showOtherItem",
  "hasOther",
  "otherText",
  "showNoneItem",
  "hasNone",
  "noneText",
  "colCount",
  "labelTrue",
  "labelFalse",
];
const CARRIED = new Set([
  ...COMMON,
  ...RATED,
  ...CHOSEN,
  "valueTrue",
  "valueFalse",
  "inputType",
  "rows",
  "columns",
  "cells",
  "valueName",
  "itemSize",
]);
const LOST = {
  placeholder: "fields are empty",
  placeHolder: "fields are empty",
  validators: "answers are not checked",
  maxLength: "answers in words may have any length",
  requiredIf: "every question may be passed over",
  enableIf: "what is shown can be answered",
  readOnly: "what is shown can be answered",
  setValueIf: "answers are the visitor's own",
  setValueExpression: "answers are the visitor's own",
  defaultValue: "nothing is answered beforehand",
  defaultValueExpression: "nothing is answered beforehand",
  correctAnswer: "no answer is right",
  choicesByUrl: "options stand in the study",
  showRefuseItem: "refusing is passing over",
  showDontKnowItem: 'a choice has no "don\'t know"; add it as an option',
  showSelectAllItem: "options are chosen one by one",
  showCommentArea: "a comment beside an answer; ask a question in words",
  hasComment: "a comment beside an answer; ask a question in words",
  maxSelectedChoices: "any number of options may be chosen",
  minSelectedChoices: "any number of options may be chosen",
};

/** Steps of all elements in order, each with its `name`, its `page` and what its visibility `depends` on. */
export function elementsOf(source, losses, texts) {
  const pages = Array.isArray(source.pages) ? source.pages.map((page, at) => [page, `pages[${at}]`]) : [[source, ""]];
  return pages.flatMap(([page, path], at) => {
    const depends = expressions(page, path);
    if (path !== "") losses.leftOver(path, page, new Set(["name", "title", "description", "elements", "questions", "visibleIf"]), {});
    for (const key of path === "" ? [] : ["title", "description"]) {
      if (page[key] !== undefined) losses.add(`${path}.${key}`, "words above a page; questions have their own");
    }
    return inside(page, path, depends, losses, texts).map((step) => ({ ...step, page: at }));
  });
}

function inside(holder, path, depends, losses, texts) {
  const key = Array.isArray(holder.elements) ? "elements" : "questions";
  return (holder[key] ?? []).flatMap((own, index) => {
    const at = `${path === "" ? "" : `${path}.`}${key}[${index}]`;
    const all = [...depends, ...expressions(own, at)];
    if (own.type === "panel") {
      if (own.title !== undefined) losses.add(`${at}.title`, "words above a panel; questions have their own");
      return inside(own, at, all, losses, texts);
    }
    const step = { name: own.name, names: [own.name], depends: all };
    return [element(own, at, all.length === 0, losses, texts)].flat().map((one) => ({ ...step, ...one }));
  });
}

function expressions({ visibleIf }, path) {
  return visibleIf ? [{ path: `${path === "" ? "" : `${path}.`}visibleIf`, text: visibleIf }] : [];
}

/** `always`: whether it is shown whatever was answered. */
function element(source, path, always, losses, texts) {
  const text = (key) => texts.of(`${path}.${key}`, source[key]);
  const requires = source.isRequired === true;
  const shared = {
    path,
    text: text("title") ?? texts.of(`${path}.name`, source.name),
    hint: text("description"),
    requires: always && requires,
  };
  if (source.visible === false) return dropped(path, "is hidden, so it is left out", losses);
  if (shared.text === undefined) return dropped(path, "has no words, so it is left out", losses);
  const step = asked(source, shared, text, losses, texts);
  if ([step].flat().some(({ question }) => question !== undefined)) losses.leftOver(path, source, CARRIED, LOST);
  return [step].flat().map((one) => ({ requires, ...one }));
}

function asked(source, shared, text, losses, texts) {
  const { path } = shared;
  switch (source.type) {
    case "rating":
      return rated(source, { ...shared, low: text("minRateDescription"), high: text("maxRateDescription") }, losses, texts);
    case "radiogroup":
    case "dropdown":
    case "buttongroup":
      return chosen(source, shared, losses, texts);
    case "checkbox":
    case "tagbox":
      return chosen(source, { ...shared, several: true }, losses, texts);
    case "boolean":
      return yesOrNo(shared, { yes: text("labelTrue"), no: text("labelFalse") }, losses, texts);
    case "text":
      if ((source.inputType ?? "text") !== "text")
        losses.add(`${path}.inputType`, `the answer is not checked to be of type ${source.inputType}`);
      return words({ ...shared, short: true });
    case "comment":
      return words(shared);
    case "matrix":
      return matrix(source, shared, losses, texts);
    default:
      return dropped(path, `Expectly has no element of type ${JSON.stringify(source.type)}`, losses);
  }
}

function yesOrNo(shared, { yes, no }, losses, texts) {
  const entries = [
    { key: true, names: ["yes"], text: yes ?? texts.of(shared.path, "Yes") },
    { key: false, names: ["no"], text: no ?? texts.of(shared.path, "No") },
  ];
  if (yes === undefined || no === undefined)
    losses.add(shared.path, 'SurveyJS\' own words for yes and no; "Yes" and "No" in one language instead');
  return choice({ ...shared, entries }, losses);
}

/** A battery has one scale with an order of its own; columns of any words are options of one question a row. */
function matrix(source, { path, text: title, hint, requires }, losses, texts) {
  losses.add(path, "a matrix of words; it becomes a choice for each row");
  const item = (one) => (typeof one === "object" && one !== null ? one : { value: one });
  return (source.rows ?? []).map(item).map(({ value, text }, row) => {
    const at = `${path}.rows[${row}]`;
    const entries = (source.columns ?? []).map(item).map(({ value: key, text: own }, column) => ({
      key,
      names: [key, `option-${column + 1}`],
      text: texts.of(`${path}.columns[${column}]`, own ?? String(key)),
    }));
    const joined = texts.part(title, texts.of(at, text ?? String(value)));
    return { name: undefined, names: [`${source.name}-${value}`], ...choice({ path: at, text: joined, hint, entries, requires }, losses) };
  });
}
