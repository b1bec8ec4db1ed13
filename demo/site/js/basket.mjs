// Owns what is in the visitor's basket, for this tab, and its totals. Draws nothing but the count in the header.
import { DELIVERY, FREE_DELIVERY_FROM, GOODS } from "./goods.mjs";

const KEY = "hearth-basket";
/** What the basket shows before anybody has touched it, so that a visitor who jumps straight to the checkout finds an order there. */
const UNTOUCHED = { "copper-kettle": 1 };
/** The most of one thing that the shop sends in a parcel. */
export const MOST = 9;

const stored = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEY)) ?? undefined;
  } catch {
    return undefined; // storage is switched off: the basket then stays as it was first shown
  }
};

/** The basket as `[id, count]` pairs. */
export const lines = () => Object.entries(stored() ?? UNTOUCHED).filter(([id]) => id in GOODS);

/** Sets how many of a thing are wanted; 0 takes it out. */
export function put(id, count) {
  const basket = { ...(stored() ?? UNTOUCHED), [id]: Math.min(count, MOST) };
  if (!(count > 0)) delete basket[id];
  keep(JSON.stringify(basket));
}

/** Puts more of a thing into a basket that the visitor fills themselves. */
export function add(id, count = 1) {
  const basket = stored() ?? {};
  keep(JSON.stringify({ ...basket, [id]: Math.min((basket[id] ?? 0) + count, MOST) }));
}

/** Forgets the basket, as after an order. */
export const forget = () => keep(undefined);

function keep(text) {
  try {
    if (text === undefined) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, text);
  } catch {
    return; // see stored()
  }
  showCount();
}

/** Goods, delivery and total, in pence. */
export function totals() {
  const goods = lines().reduce((sum, [id, count]) => sum + GOODS[id].pence * count, 0);
  const delivery = goods === 0 || goods >= FREE_DELIVERY_FROM ? 0 : DELIVERY;
  return { goods, delivery, total: goods + delivery };
}

/** Writes the number of things beside "Basket" in the header, once the visitor has put something in. */
export function showCount() {
  const count = Object.values(stored() ?? {}).reduce((sum, each) => sum + each, 0);
  const badge = document.querySelector("[data-basket-count]");
  badge.textContent = count;
  badge.hidden = count === 0;
}
