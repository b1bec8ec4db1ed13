// Owns signing in and out. What the cookie says, and for how long, is the collector's.

const ADDRESS = "/v1/session";
const PATIENCE_MS = 10_000;

async function request(method, headers) {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return (await fetch(ADDRESS, { method, headers, cache: "no-store", signal })).status;
  } catch {
    return 0;
  }
}

/** Signs in with a token. Gives `in`, `refused` (the token) or `silent`. */
export async function signIn(token) {
  const status = await request("POST", { authorization: `Bearer ${token}` });
  if (status === 204) return "in";
  return status === 401 || status === 403 ? "refused" : "silent";
}

/** Signs out; without an answer, the browser is still signed in. Gives whether it is not. */
export const signOut = async () => (await request("DELETE", {})) === 204;
