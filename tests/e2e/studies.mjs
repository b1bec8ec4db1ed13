// Owns small studies for a stage: each survey asks its own id, so that a test can see which one is shown. Not the shop's study.

/** A study of these surveys. */
export const studyOf = (surveys, more) => ({
  study: "stage",
  version: 1,
  endpoint: { url: "" },
  touchpoints: [{ id: "desk", stage: "use", facet: "people", name: { en: "Desk" }, action: { en: "ask the desk" } }],
  surveys,
  ...more,
});

/** A one-question survey that asks "id?". */
export const asks = (id, when, more) => ({ id, kind: "csat", when, text: { en: `${id}?` }, ...more });

/** An expectation survey that asks "id before?" and "id after?". */
export const compares = (id, before, after, then) => ({
  id,
  kind: "expectation",
  touchpoint: "desk",
  scale: "ease7",
  before: { when: before, text: { en: `${id} before?` } },
  after: { when: after, text: { en: `${id} after?` }, ...(then && { then }) },
});

/** The follow-up "why?" for those whose expectation was not met. */
export const WHY = [{ if: { sacrifice: { atLeast: 1 } }, ask: { id: "why", type: "text", text: { en: "why?" } } }];

/** Tells the widget of an event, as the site's own script does. */
export const track = (page, event) => page.evaluate((event) => void window.expectly("track", event), event);
