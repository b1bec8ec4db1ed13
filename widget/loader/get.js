// Owns fetching a text; fails on whatever is not one. Knows no address.

/** The text at an address, of that hash if there is one. */
export const get = async (address, integrity) => {
  const response = await fetch(address, { integrity });
  if (!response.ok) throw 0;
  return response.text();
};
