// Owns how a PostHog survey appears: as what, where, in which colours, and what it says at the end.
import { says } from "../losses.mjs";
import { look } from "../look.mjs";
import { translated } from "./questions.mjs";

const POSITIONS = { right: "bottom-end", left: "bottom-start", center: "center", top_left: "top-start", top_right: "top-end" };
const COLOURS = ["submitButtonColor", "backgroundColor", "textColor"];
const CARRIED = new Set([
  ...[...COLOURS, "borderRadius", "fontFamily", "position", "widgetType", "widgetSelector", "widgetLabel", "surveyPopupDelaySeconds"],
  ...["displayThankYouMessage", "thankYouMessageHeader", "thankYouMessageDescription", "thankYouMessageDescriptionContentType"],
  // Without effect here: deprecated, PostHog's own, or always so.
  ...["whiteLabel", "descriptionTextColor", "zIndex", "allowGoBack"],
]);
const DERIVED = "follows from the accent, the ground and the writing";
const LOST = {
  shuffleQuestions: "questions are asked in their order",
  autoDisappear: "the thanks stay until they are closed",
  placeholder: "fields are empty",
  tabPosition: "the tab has its place",
  maxWidth: "the panel has its width",
  boxPadding: "`density` in `look` says how much room there is",
  thankYouMessageCloseButtonText: "buttons have the widget's own words",
  submitButtonText: "buttons have the widget's own words",
  backButtonText: "buttons have the widget's own words",
  ...Object.fromEntries(
    [
      "borderColor",
      "submitButtonTextColor",
      "ratingButtonColor",
      "ratingButtonActiveColor",
      "ratingButtonHoverColor",
      "inputBackground",
    ].map((key) => [key, DERIVED]),
  ),
  ...Object.fromEntries(
    ["inputTextColor", "inputBackgroundColor", "textSubtleColor", "widgetColor", "disabledButtonOpacity"].map((key) => [key, DERIVED]),
  ),
};

/** `about`: what the survey says of itself; `look`: what the study does. */
export function appearance(source, losses, texts) {
  const own = source.appearance ?? {};
  losses.leftOver("appearance", own, CARRIED, LOST);
  const at = (key) => [`appearance.${key}`, own[key]];
  const colours = { accent: at("submitButtonColor"), paper: at("backgroundColor"), ink: at("textColor") };
  return {
    about: { ...display(source, own, losses, texts), thanks: thanks(source, own, losses, texts) },
    look: look({ ...colours, radius: at("borderRadius"), font: at("fontFamily"), position: position(own, losses) }, losses),
  };
}

function display({ type }, own, losses, texts) {
  if (type === "external_survey") losses.add("type", "a page of its own; shown as a panel instead");
  if (type !== "widget") return {};
  if (own.widgetType === "selector" && says(own.widgetSelector)) return { display: "button", selector: own.widgetSelector };
  if (own.widgetType === "button") losses.add("appearance.widgetType", "a floating button; a tab instead");
  return { display: "tab", label: texts.of("appearance.widgetLabel", own.widgetLabel) };
}

function position(own, losses) {
  if (!says(own.position)) return undefined;
  const found = Object.hasOwn(POSITIONS, own.position) ? POSITIONS[own.position] : undefined;
  if (found === undefined)
    losses.add("appearance.position", `${JSON.stringify(own.position)} is no place of a panel; the lower corner instead`);
  return found;
}

function thanks(source, own, losses, texts) {
  if (own.displayThankYouMessage === false) {
    losses.add("appearance.displayThankYouMessage", "thanks are always said, once the answer is safe");
    return undefined;
  }
  const part = (key) => texts.of(`appearance.${key}`, translated({ [key]: own[key], translations: source.translations }, key));
  return texts.joined(part("thankYouMessageHeader"), part("thankYouMessageDescription"));
}
