// Owns fetching the delivery, which whoever has a result for it does: the panel, and a page that finds some of earlier pages.

/** What delivery.js gives. One that does not arrive is fetched again on the next occasion: an answer may wait for it. */
export const delivery = (fetched, state) =>
  (state.delivery ||= fetched("widget-__HASH__.delivery", "__DELIVERY_WASM_HASH__", "__DELIVERY_HASH__").then(
    (given) => given || (state.delivery = undefined),
  ));
