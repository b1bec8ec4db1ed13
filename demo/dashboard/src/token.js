// Owns the read token: taken from the address, kept for this tab only. Does not judge whether it is right.

const KEY = "expectly-read-token";

/** The token in the address bar, which is cleared of it, or the one that this tab remembers. */
export function take() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given === null) return stored();
  history.replaceState(history.state, "", location.pathname + location.search);
  keep(given);
  return given;
}

/** Remembers the token until the tab closes. A browser that refuses storage asks again on the next load. */
export function keep(token) {
  try {
    sessionStorage.setItem(KEY, token);
  } catch {
    // The token lives in the page's memory then.
  }
}

function stored() {
  try {
    return sessionStorage.getItem(KEY) ?? "";
  } catch {
    return "";
  }
}
