// Owns how a Formbricks survey appears: where, in which colours, and what it says first and last.
import { says } from "../losses.mjs";
import { look } from "../look.mjs";
import { given } from "../questions.mjs";

const POSITIONS = { bottomRight: "bottom-end", bottomLeft: "bottom-start", topRight: "top-end", topLeft: "top-start", center: "center" };
const STYLED = new Set([
  "brandColor",
  "cardBackgroundColor",
  "questionColor",
  "elementHeadlineColor",
  "roundness",
  "fontFamily",
  "overwriteThemeStyling",
  "isDarkModeEnabled",
]);
const PLACED = new Set(["brandColor", "placement", "overlay", "darkOverlay"]);
const STYLE = {
  background: "what is behind a page of its own",
  logo: "a logo",
  isLogoHidden: "there is no logo",
  hideProgressBar: "there is no progress bar",
};
const WELCOME = new Set(["enabled", "headline", "html", "subheader", "timeToFinish", "showResponseCount"]);
const ENDING = new Set(["id", "type", "headline", "subheader"]);

export function appearance(source, losses, texts) {
  const placedAt = source.workspaceOverwrites === undefined ? "projectOverwrites" : "workspaceOverwrites";
  const placed = source[placedAt] ?? {};
  const styling = source.styling ?? {};
  losses.leftOver(placedAt, placed, PLACED, { clickOutsideClose: "a click beside the panel leaves it open" });
  const derived = Object.fromEntries(Object.keys(styling).map((key) => [key, "follows from the accent, the ground and the writing"]));
  losses.leftOver("styling", styling, STYLED, { ...derived, ...STYLE });
  const brand = says(placed.brandColor) ? [`${placedAt}.brandColor`, placed.brandColor] : light("brandColor", styling, losses);
  const ink = says(styling.elementHeadlineColor) ? "elementHeadlineColor" : "questionColor";
  const colours = { accent: brand, paper: light("cardBackgroundColor", styling, losses), ink: light(ink, styling, losses) };
  const more = { radius: ["styling.roundness", styling.roundness], font: ["styling.fontFamily", styling.fontFamily] };
  const over = (says(placed.overlay) && placed.overlay !== "none") || placed.darkOverlay === true;
  return {
    about: given({ display: over ? "modal" : undefined, intro: intro(source, losses, texts), thanks: thanks(source, losses, texts) }),
    look: look({ ...colours, ...more, position: POSITIONS[placed.placement] }, losses),
  };
}

function light(key, styling, losses) {
  if (says(styling[key]?.dark)) losses.add(`styling.${key}.dark`, "in the dark, colours follow from those in the light");
  return [`styling.${key}.light`, styling[key]?.light];
}

function intro({ welcomeCard: card }, losses, texts) {
  if (card?.enabled !== true) return undefined;
  losses.leftOver("welcomeCard", card, WELCOME, {
    buttonLabel: "buttons have the widget's own words",
    fileUrl: "images",
    videoUrl: "videos",
  });
  const part = (key) => texts.of(`welcomeCard.${key}`, card[key]);
  return texts.joined(part("headline"), part("subheader") ?? part("html"));
}

/** What the first ending says. Older surveys have a card instead. */
function thanks({ endings, thankYouCard }, losses, texts) {
  const cards = endings ?? (thankYouCard?.enabled === true ? [thankYouCard] : []);
  cards.forEach(({ type, url }, index) => {
    if (type === "redirectToUrl") losses.add(`endings[${index}]`, `leads to ${url}; the visitor stays on the page`);
  });
  const screens = cards.filter(({ type }) => type !== "redirectToUrl");
  if (screens.length > 1) losses.add("endings", `${screens.length} endings; a survey has one, here the first`);
  const [first] = screens;
  if (first === undefined) return undefined;
  const at = `endings[${cards.indexOf(first)}]`;
  losses.leftOver(at, first, ENDING, {
    buttonLabel: "a button at the end",
    buttonLink: "a link at the end",
    imageUrl: "images",
    videoUrl: "videos",
  });
  return texts.joined(texts.of(`${at}.headline`, first.headline), texts.of(`${at}.subheader`, first.subheader));
}
