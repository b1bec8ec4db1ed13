// Owns what a tag manager does with a custom tag: it writes the tag's markup into the page once the page has loaded, scripts made anew so
// that they run, and does so again for each trigger that fires.
const TAG = `<script>window.expectly=window.expectly||function(){(expectly.q=expectly.q||[]).length<100&&expectly.q.push(arguments)}</script>
<script async src="/expectly/expectly.js" data-study="/study.json"></script>`;

window.fire = () => {
  const place = document.createElement("div");
  place.innerHTML = TAG;
  for (const written of place.querySelectorAll("script")) {
    const script = document.createElement("script");
    for (const { name, value } of written.attributes) script.setAttribute(name, value);
    script.text = written.text;
    written.replaceWith(script);
  }
  document.body.append(place);
};
addEventListener("load", () => {
  window.fire();
  window.fire();
});
