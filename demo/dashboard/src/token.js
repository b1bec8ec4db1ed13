// Owns the token in the address bar. Keeps none: whoever gives one is signed in by a cookie that no script can read.

/** The token in the address, which is cleared of it; empty if there is none. */
export function take() {
  const given = new URLSearchParams(location.hash.slice(1)).get("token");
  if (given === null) return "";
  history.replaceState(history.state, "", location.pathname + location.search);
  return given;
}
