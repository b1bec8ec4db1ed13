// What simulated buyers say fell short at the checkout, by language. Not shown to anybody in the shop.

export const REASONS = {
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
