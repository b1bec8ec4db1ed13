// Owns noticing that an element which a study names is on screen, whenever it is put into the page. Polls nothing.
export default (selector, met, { signal }) => {
  const onScreen = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && met());
  const look = () => document.querySelectorAll(selector).forEach((element) => onScreen.observe(element));
  let due;
  const inserted = new MutationObserver(() => {
    // One look a frame, however busy the page is.
    due ||= requestAnimationFrame(() => {
      due = 0;
      if (!signal.aborted) look();
    });
  });
  inserted.observe(document, { subtree: true, childList: true, attributeFilter: ["class", "id", "hidden", "style", "open"] });
  signal.addEventListener("abort", () => {
    inserted.disconnect();
    onScreen.disconnect();
  });
  look();
};
