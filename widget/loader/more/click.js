// Owns noticing a click on an element that a study names, also inside an open shadow root. Neither stops nor changes the click.
export default (selector, met, page) =>
  addEventListener(
    "click",
    (event) => {
      if (event.composedPath().some((node) => node.matches?.(selector))) met();
    },
    { ...page, capture: true },
  );
