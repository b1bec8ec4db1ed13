// Owns the study of the gallery: one survey for each form that a question can take, in English and Arabic. Knows no look.

const text = (en, ar) => ({ en, ar });
const items = [
  { id: "packing", text: text("Packed with care", "تغليف بعناية") },
  { id: "speed", text: text("Quick to arrive", "سرعة الوصول") },
  { id: "news", text: text("Kept informed on the way", "إبلاغي بالمستجدات أثناء الشحن") },
];
const options = [
  { id: "price", text: text("The price", "السعر") },
  { id: "choice", text: text("The choice of teas", "تنوّع الشاي") },
  { id: "delivery", text: text("Delivery on a day that suits me", "التوصيل في يوم يناسبني") },
];
const delivery = text("How satisfied are you with the delivery?", "ما مدى رضاك عن التوصيل؟");

/** What is asked, by its name in the gallery; `pick` are the values that are chosen before the picture is taken. */
export const QUESTIONS = {
  numbers: { ask: { type: "rating", scale: "ease7", text: text("How easy was it to check out?", "ما مدى سهولة إتمام الشراء؟") }, pick: ["6"] },
  eleven: {
    ask: { type: "rating", scale: "likelihood11", text: text("How likely is it that you would recommend us?", "ما مدى احتمال أن توصي بنا؟") },
    pick: ["9"],
  },
  labels: { ask: { type: "rating", scale: "csat5", as: "labels", text: delivery }, pick: ["4"] },
  stars: { ask: { type: "rating", scale: "csat5", as: "stars", dontKnow: true, text: delivery }, pick: ["4"] },
  faces: { ask: { type: "rating", scale: "csat5", as: "faces", text: delivery }, pick: ["4"] },
  "faces-seven": { ask: { type: "rating", scale: "csat7", as: "faces", text: delivery, dontKnow: true } },
  disconfirmation: {
    ask: { type: "rating", scale: "disconfirmation7", text: text("Compared with what you expected, how was the delivery?", "كيف كان التوصيل مقارنةً بما توقعته؟") },
    pick: ["-1"],
  },
  "dont-know": {
    ask: { type: "rating", scale: "csat5", dontKnow: true, text: text("How satisfied are you with our returns?", "ما مدى رضاك عن الإرجاع؟") },
    pick: ["dont-know"],
  },
  choice: { ask: { type: "choice", options, other: true, text: text("What matters most to you?", "ما الأهم بالنسبة إليك؟") }, pick: ["other"] },
  several: {
    ask: { type: "choice", options, several: true, text: text("What should stay as it is?", "ما الذي ينبغي أن يبقى كما هو؟"), hint: text("Choose as many as you like.", "اختر ما تشاء.") },
    pick: ["price", "delivery"],
  },
  area: { ask: { type: "text", text: text("What fell short of what you expected?", "ما الذي جاء دون توقعاتك؟") } },
  line: { ask: { type: "text", short: true, text: text("In one word: what was it like?", "بكلمة واحدة: كيف كان؟") } },
  battery: { ask: { type: "battery", scale: "agree7", items, text: text("How much do you agree?", "ما مدى موافقتك؟") }, pick: ["5"] },
  "both-sides": {
    ask: { type: "battery", scale: "quality7", sides: "both", items, text: text("What did you expect, and how was it?", "ماذا توقعت، وكيف كان؟") },
    pick: ["6"],
  },
  tolerance: { ask: { type: "tolerance", text: text("How quickly we answer at the tea desk", "سرعة ردّنا في خدمة العملاء") }, pick: ["5"] },
  kano: {
    ask: { type: "kano", with: text("How do you feel if a parcel can be followed?", "ما شعورك إن أمكن تتبّع الطرد؟"), without: text("And if it cannot?", "وإن لم يمكن؟") },
    pick: ["must-be"],
  },
  told: { ask: { type: "told" }, pick: ["not-sure"] },
  contact: { ask: { type: "contact" }, pick: ["yes"] },
  "first-of-three": {
    ask: { type: "rating", scale: "ease7", text: text("How easy was it to find the right tea?", "ما مدى سهولة العثور على الشاي المناسب؟") },
    more: [
      { id: "two", type: "text", text: text("Why?", "لماذا؟") },
      { id: "three", type: "contact" },
    ],
    intro: text("Two minutes for the shop of your choice.", "دقيقتان من أجل متجرك المفضّل."),
  },
};

/** The study with that look; every survey waits until it is asked for, or until the page has a place for it. */
export const studyWith = (look, display = "corner") => ({
  study: "gallery",
  version: 1,
  endpoint: { url: "http://127.0.0.1:9/v1/results" },
  surveys: Object.entries(QUESTIONS).map(([id, { ask, more = [], intro }]) => ({
    id,
    kind: "questions",
    display,
    when: display === "inline" ? { path: "/" } : { event: "never" },
    ...(intro && { intro }),
    ask: [{ id: "one", ...ask }, ...more],
  })),
  look,
});
