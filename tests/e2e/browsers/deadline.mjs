// Owns the limit on how long a promise may take. Does not cancel the work behind it.

/** The promise's value, or an error that names `what` once `ms` milliseconds are over. */
export async function within(ms, what, promise) {
  let timer;
  const limit = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`waited ${ms} ms for ${what}`)), ms);
  });
  try {
    return await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
