// Owns fetching, whatever a page has put on every object, and reading a text; fails on whatever is not one. Knows no address.

/** The response from an address, of that hash if there is one. An option of `fetch` on `Object.prototype` is no option of ours. */
export const ask = (address, integrity) => fetch(address, { __proto__: null, integrity });

/** The text at an address, of that hash if there is one. */
export const get = async (address, integrity) => {
  const response = await ask(address, integrity);
  if (!response.ok) throw 0;
  return response.text();
};
