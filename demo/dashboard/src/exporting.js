// Owns saving an export as a file: fetched, so that a failure can be told on the page. Does not know the formats.
import { fetchExport } from "./collector.js";

/** Fetches and saves. Errors: as `fetchExport`. */
export async function save(study, format) {
  const url = URL.createObjectURL(await fetchExport(study, format));
  const link = document.createElement("a");
  link.href = url;
  link.download = `${study}.${format}`;
  link.click();
  // The browser has taken the file by the next task; the memory is freed then.
  setTimeout(() => URL.revokeObjectURL(url));
}
