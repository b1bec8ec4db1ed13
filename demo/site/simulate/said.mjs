// What simulated visitors write, by question and language. Not shown to anybody in the shop.

const WHY = {
  en: [
    "Too many fields",
    "I could not see the delivery date before paying",
    "The postcode was refused at first",
    "I expected to pay by card",
    "It asked for my email twice",
    "I had hoped for gift wrapping",
  ],
  de: [
    "Zu viele Felder",
    "Das Lieferdatum stand erst am Ende da",
    "Ich hätte gern mit Karte bezahlt",
    "Die Postleitzahl wurde erst nicht angenommen",
  ],
  ar: ["حقول كثيرة جدًا", "لم أجد موعد التسليم قبل الدفع", "كنت أتوقع الدفع بالبطاقة"],
};
const MISSING = {
  en: ["How much tea for a whole pot", "Something about hard water", "Cold brewing"],
  de: ["Wie viel Tee für eine ganze Kanne", "Etwas über hartes Wasser"],
  ar: ["مقدار الشاي لإبريق كامل", "شيئًا عن الماء العسر"],
};
const WISH = {
  en: ["Samples to try first", "A smaller kettle", "Tell me sooner when it arrives", "More green tea, please"],
  de: ["Probierpäckchen", "Ein kleinerer Kessel", "Mehr grüner Tee, bitte"],
  ar: ["عيّنات للتجربة أولًا", "غلاية أصغر"],
};

export const SAID = { why: WHY, missing: MISSING, wish: WISH };
