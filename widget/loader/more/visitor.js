// Owns conditions on who is there: device, language, where they come from, what the page says of them. Identifies nobody.
import { own } from "../own.js";
import { fulfils } from "./filter.js";
import { fits } from "./glob.js";

// The shorter side of the widest phones is below, that of the smallest tablets above it, in CSS pixels.
const tabletPx = 600;

const device = () =>
  !matchMedia("(pointer: coarse)").matches ? "desktop" : Math.min(screen.width, screen.height) < tabletPx ? "phone" : "tablet";

const referrer = () => (document.referrer ? new URL(document.referrer).hostname : "");

const speaks = (tag, wanted) => tag == wanted || tag.startsWith(wanted + "-");

export const visitorChecks = ({ state }) => {
  // The language that the survey would be shown in.
  const language = () => (state.lang || document.documentElement.lang || navigator.language || "").toLowerCase();
  const value = {
    device: [device, (wanted) => wanted.includes(device())],
    language: [language, (wanted) => wanted.some((tag) => speaks(language(), tag.toLowerCase()))],
    referrer: [referrer, (wanted) => fits(wanted, referrer())],
    attributes: [() => state.attributes, (wanted) => fulfils(state.attributes, wanted)],
  };
  return Object.entries(value).map(([name, [found, passes]]) => [
    name,
    ({ when }) => own(when, name) !== undefined && [passes(own(when, name)), found()],
  ]);
};
