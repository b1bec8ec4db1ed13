// Owns noticing that a visitor is about to go: the mouse leaves the window at its top, where tabs and addresses are. A finger never does.
export default (_, met, page) =>
  document.documentElement.addEventListener(
    "mouseleave",
    ({ clientY }) => clientY <= 0 && matchMedia("(hover: hover)").matches && met(),
    page,
  );
