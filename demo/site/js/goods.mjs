// Owns the shop's catalogue and how a price is written; used by the pages and by the server. Does not know the basket.

/** Prices in pence; `art` names a symbol of art.svg, `tint` a colour class of site.css. */
export const GOODS = {
  "copper-kettle": { name: "The copper kettle", detail: "One litre, hand-spun", pence: 9600, art: "kettle" },
  "hearth-assam": { name: "Hearth Assam", detail: "Loose leaf, 125 g", pence: 950, art: "tin", tint: "tint-assam" },
  "grey-harbour": { name: "Grey Harbour", detail: "Earl Grey, 125 g", pence: 900, art: "tin", tint: "tint-grey" },
  "morning-sencha": { name: "Morning Sencha", detail: "Green tea, 100 g", pence: 1200, art: "tin", tint: "tint-sencha" },
  "quiet-camomile": { name: "Quiet Camomile", detail: "Whole flowers, 60 g", pence: 850, art: "tin", tint: "tint-camomile" },
  "stoneware-cup": { name: "Stoneware cup", detail: "Ash glaze, 240 ml", pence: 1800, art: "cup" },
};

/** Orders from this amount, in pence, travel free. */
export const FREE_DELIVERY_FROM = 6000;
/** What a smaller parcel costs to send, in pence. */
export const DELIVERY = 450;

/** An amount of pence as people read it: "£96", "£9.50". */
export const money = (pence) => `£${pence % 100 ? (pence / 100).toFixed(2) : pence / 100}`;
