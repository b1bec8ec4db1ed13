// Owns rows of a report as tests need them, in the shape that core gives. Is no test itself.

export const estimate = (point, low, high, more = {}) => ({
  status: "estimate", measure: "sacrifice-mean", unit: "scale-points", point, low, high, confidence: 0.95, n: 40, method: "paired-t",
  methodName: "t interval on each person's difference", text: "", ...more,
});

export const lacking = (reason, n = 0) => ({
  status: "insufficient", measure: "sacrifice-mean", n, reason, text: `Sacrifice (expected − experienced): ${reason}`,
});

export const gap = (difference, more = {}) => ({
  survey: "checkout-ease", touchpoint: "checkout", stage: "purchase", scale: "ease7", wording: "0123456789abcdef", population: "customer",
  gap: "sacrifice", timing: "before", n: difference.n, sources: {}, unpaired: 0, difference, ...more,
});

export const promise = (difference, verdict, more = {}) =>
  gap(difference, { survey: "kettle-promise", gap: "xgap", timing: "concurrent", scale: "quality7", margin: 0.5, verdict, ...more });

export const item = (question, difference, more = {}) =>
  gap(difference, { survey: "service", touchpoint: "service", question, gap: "servqual", scale: "quality7", ...more });

export const choice = (options, more = {}) => ({
  survey: "habits", question: "channel", scale: "", wording: "0123456789abcdef", population: "customer", n: 1, sources: {}, skipped: 0,
  dontKnow: 0, options: options.map((option) => ({ option, count: 1, share: estimate(0.5, 0.4, 0.6, { unit: "share" }) })), ...more,
});

export const NAMES = [
  { id: "checkout-ease", kind: "expectation", touchpoint: "checkout", name: { de: "Kasse", en: "Checkout" }, action: { en: "check out" } },
  { id: "kettle-promise", kind: "promise", touchpoint: "product", name: { en: "Kettle" }, promiseText: { en: "Boils in ninety seconds" } },
  { id: "return-ease", kind: "ces", touchpoint: "returns", name: { de: "Rücksendungen" } },
  { id: "relationship", kind: "nps" },
  {
    id: "service", kind: "expectation", touchpoint: "service", name: { en: "Service" },
    questions: [{ id: "item", items: [{ id: "item-prompt", text: { en: "Prompt help" } }, { id: "item-kind", text: { en: "Kind staff" } }] }],
  },
  {
    id: "habits", kind: "questions",
    questions: [
      { id: "told", role: "told", options: [{ id: "yes" }] },
      { id: "delivery-minimum", role: "minimum", text: { en: "Delivery" } },
      { id: "delivery-desired", role: "desired", text: { en: "Delivery" } },
      { id: "parking", text: { en: "How was parking?" } },
      { id: "channel", text: { en: "How do you reach us?" }, options: [{ id: "phone", text: { en: "By phone" } }, { id: "mail" }] },
    ],
  },
];
