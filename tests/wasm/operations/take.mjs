// Owns taking a reading apart and unfolding counts into answers, for all families.
export const times = (count, value) => Array(count).fill(value);
export const unfolded = (counts, lowest) => counts.flatMap((count, index) => times(count, lowest + index));
export const ends = ({ low, high }) => [low, high];
