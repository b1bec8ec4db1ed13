// Owns what the reader has chosen, for as long as the tab is open. Does not know what the choices do.

const KEY = "expectly-dashboard";
const LEVELS = [0.9, 0.95, 0.99];
const DEFAULTS = { confidence: 0.95, simulated: true };

/** The choices of this tab, or the usual ones. */
export function remembered() {
  try {
    const { confidence, simulated } = JSON.parse(sessionStorage.getItem(KEY)) ?? {};
    return { confidence: LEVELS.includes(confidence) ? confidence : DEFAULTS.confidence, simulated: simulated !== false };
  } catch {
    return DEFAULTS;
  }
}

/** Keeps the choices for a reload. */
export function remember(settings) {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(settings));
  } catch {
    // They then last until the reload.
  }
}

export { LEVELS };
