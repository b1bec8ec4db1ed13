// Owns what is copied into a page: the script tag and the study within the page. Checks nothing.

/** The two elements for a study's text. Its schema is for editors only. */
export function snippet(text) {
  const { $schema, ...study } = JSON.parse(text);
  // Nothing in it may end the element it stands in.
  const inline = JSON.stringify(study, null, 2).replaceAll("<", "\\u003c");
  return `<script type="application/json" data-expectly-study>\n${inline}\n</script>\n<script async src="${location.origin}/v1/expectly.js"></script>\n`;
}
