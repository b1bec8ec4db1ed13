// Owns which part of the visitors a survey draws. Pure: the visitor's number is somebody else's.

/** A visitor's place, 0 up to 1, in a survey's own order; it is asked where it lies below the survey's `sample`, today and always. */
export const drawn = (id, random) => {
  // FNV-1a as a share of 1, so that each survey draws another part of the visitors.
  let hash = 2166136261;
  for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0;
  return (random + hash / 2 ** 32) % 1;
};
