// Fills the gallery page with the pictures that cargo xtask gallery has taken, by group. Takes none itself.
const place = document.querySelector("[data-gallery]");
const filter = document.querySelector("[data-gallery-filter]");

const make = (tag, properties, ...children) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
};

const picture = ({ name, lang, scheme, file, width, height }) => {
  const said = `${name.replaceAll("-", " ")}, ${lang === "ar" ? "Arabic" : "English"}, ${scheme}`;
  const image = make("img", { src: `/gallery/${file}`, alt: said, width: Math.round(width), height: Math.round(height), loading: "lazy" });
  return make("figure", {}, image, make("figcaption", { textContent: said }));
};

const show = (pictures) => {
  const { lang, scheme } = Object.fromEntries(new FormData(filter));
  const seen = pictures.filter((one) => (!lang || one.lang === lang) && (!scheme || one.scheme === scheme));
  const groups = [...new Set(seen.map(({ group }) => group))];
  const sections = groups.map((group) => {
    const figures = seen.filter((one) => one.group === group).map(picture);
    return make("section", {}, make("h2", { textContent: group }), make("div", { className: "gallery" }, ...figures));
  });
  place.replaceChildren(...sections);
};

const response = await fetch("/gallery/index.json");
if (response.ok) {
  const pictures = await response.json();
  filter.addEventListener("change", () => show(pictures));
  show(pictures);
}
