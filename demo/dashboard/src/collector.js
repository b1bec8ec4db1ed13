// Owns talking to the collector: the report, asked for only if it changed, and exports. Does not decide when to ask.

/** Longer than a report of a busy collector takes, shorter than somebody waits before wondering. */
const PATIENCE_MS = 10_000;

const path = (kind, study) => `/v1/${kind}/${encodeURIComponent(study)}`;

/**
 * Asks for a study's report. Gives `{status}`: `new` with `report` and `etag`, `same`, `refused` (nobody is signed in), `elsewhere`
 * (the token is for other studies), `unknown` (the study) or `silent` (no usable answer, with `reason` for people).
 */
export async function ask(study, etag) {
  const headers = etag ? { "if-none-match": etag } : {};
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    const response = await fetch(path("report", study), { headers, cache: "no-store", signal });
    if (response.status === 304) return { status: "same" };
    if (response.status === 401) return { status: "refused" };
    if (response.status === 403) return { status: "elsewhere" };
    if (response.status === 404) return { status: "unknown" };
    if (!response.ok) return { status: "silent", reason: `it answered ${response.status}` };
    return { status: "new", report: await response.json(), etag: response.headers.get("etag") };
  } catch {
    return { status: "silent", reason: "no answer came" };
  }
}

/** Fetches an export as a file. Errors: throws when the collector refuses or does not answer. */
export async function fetchExport(study, format) {
  const response = await fetch(`${path("export", study)}.${format}`);
  if (!response.ok) throw new Error(`the collector answered ${response.status}`);
  return response.blob();
}
