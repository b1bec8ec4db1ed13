// Owns fetching a text; fails on whatever is not one. Knows no address.

/** The text at an address. */
export const get = async (address) => {
  const response = await fetch(address);
  if (!response.ok) throw response.status;
  return response.text();
};
