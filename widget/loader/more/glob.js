// Owns patterns with asterisks. Knows neither paths nor hosts.

/** Whether a text has the form of a pattern: `*` inside stands for anything but a slash, at the end for anything at all. */
export const fits = (pattern, text) => {
  const parts = pattern.split("*").map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  const rest = pattern.endsWith("*") ? parts.slice(0, -1).join("[^/]*") + ".*" : parts.join("[^/]*");
  return new RegExp("^" + rest + "$", "s").test(text);
};
