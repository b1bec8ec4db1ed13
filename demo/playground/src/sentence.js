// Owns saying in words what is wrong with a study. The codes are core's; what they mean is not decided here.
const WORDS = {
  not_json: "This is not JSON yet",
  missing: "is missing",
  unknown_key: "is no key that is known here",
  wrong_type: "is of the wrong type",
  out_of_range: "is out of range",
  unknown_value: "is none of the values allowed here",
  too_long: "is too long",
  duplicate_id: "stands twice",
  unknown_reference: "refers to nothing",
  inconsistent: "contradicts another part",
};

/** What core said of a study, as a sentence that begins with the place. */
export const sentence = ({ code, path, message }) => {
  const details = message.includes(": ") ? ` (${message.slice(message.indexOf(": ") + 2)})` : "";
  return `${path ? `${path} ` : ""}${WORDS[code] ?? code}${details}`;
};
