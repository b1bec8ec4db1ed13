// Owns the line on a terminal that says how far the reading is; on anything else than a terminal it says nothing.

/** Often enough to look alive, seldom enough to cost nothing. */
const EVERY_MS = 100;

/** `total`: the file's size in bytes, if it is known. */
export function progress(stream, total, now = performance.now.bind(performance)) {
  if (!stream.isTTY) return { onProgress() {}, clear() {} };
  const start = now();
  let last = start;
  let shown = false;
  return {
    onProgress(bytes, rows) {
      const time = now();
      if (time - last < EVERY_MS) return;
      last = time;
      shown = true;
      const of = total ? ` of ${size(total)}, ${Math.floor((bytes / total) * 100)} %` : "";
      stream.write(`\r\u001b[2K${size(bytes)}${of} · ${rows} rows · ${size(bytes / ((time - start) / 1000))}/s`);
    },
    clear() {
      if (shown) stream.write("\r\u001b[2K");
    },
  };
}

function size(bytes) {
  return bytes < 1e9 ? `${(bytes / 1e6).toFixed(0)} MB` : `${(bytes / 1e9).toFixed(2)} GB`;
}
