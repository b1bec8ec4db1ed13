// Owns what can be chosen for the preview, and making of study and choices what is shown. Draws nothing but options.
const RTL = /^(ar|fa|he)\b/;
const SCALES = { likelihood11: [0, 10], csat5: [1, 5], csat7: [1, 7], agree7: [1, 7], ease7: [1, 7], quality7: [1, 7], tolerance9: [1, 9] };

/** Fills the form's lists, and shows what is chosen whenever that or the study changes. */
export function controls(form, { schema, hashes, looks }, show) {
  const { survey, moment, expected, lang, dir, scheme, look, position } = form.elements;
  const names = new Intl.DisplayNames("en", { type: "language" });
  fill(lang, languages(hashes).map((tag) => [tag, names.of(tag)]), "en");
  fill(look, [["", "as the study"], ...looks.map(({ name }) => [name, name])]);
  fill(position, [["", "as the study"], ...schema.$defs.Look.properties.position.enum.map((name) => [name, name])]);
  let study;

  function chosen() {
    const found = study.surveys.find(({ id }) => id == survey.value);
    if (!found) return undefined;
    const isPair = found.kind == "expectation";
    const scale = found.scale ?? "ease7";
    const [low, high] = SCALES[scale];
    fill(moment, isPair ? [["before", "before"], ["after", "after"]] : [["once", "once"]]);
    fill(expected, Array.from({ length: high - low + 1 }, (_, step) => [String(low + step), String(low + step)]), String(high - 1));
    form.querySelector(".given").hidden = moment.value != "after";
    const own = Object.fromEntries([["scheme", scheme.value], ["position", position.value]].filter(([, value]) => value));
    const named = looks.find(({ name }) => name == look.value)?.look ?? study.look;
    return {
      study: { ...study, surveys: [atOnce(found)], privacy: {}, fatigue: {}, look: { ...named, ...own } },
      survey: { id: found.id, scale, items: (found.items ?? []).map(({ id }) => id) },
      moment: moment.value,
      expected: Number(expected.value),
      lang: lang.value,
      dir: dir.value || (RTL.test(lang.value) ? "rtl" : "ltr"),
      scheme: scheme.value,
    };
  }

  function update(anew) {
    const what = study && chosen();
    if (what) show(what, anew);
  }

  form.addEventListener("change", () => update());
  return {
    offered(next) {
      study = next;
      fill(survey, study.surveys.map(({ id }) => [id, id]));
      update();
    },
    again: () => update(true),
  };
}

/** The survey without its conditions: the preview says when. */
function atOnce({ when, before, after, display, ...survey }) {
  const asked = { event: "asked-by-the-playground" };
  // A tab and a button wait to be pressed; here the panel itself is looked at.
  const shown = display && display != "tab" && display != "button" ? { display } : {};
  return survey.kind == "expectation"
    ? { ...survey, ...shown, before: { ...before, when: asked }, after: { ...after, when: asked } }
    : { ...survey, ...shown, when: asked };
}

/** The languages that the widget has words for. */
const languages = (hashes) => Object.keys(hashes).flatMap((file) => file.match(/^words-(.+)-[0-9a-f]+\.json$/)?.[1] ?? []);

function fill(select, options, usual) {
  const value = select.value || usual;
  select.replaceChildren(...options.map(([value, text]) => new Option(text, value)));
  if (options.some(([known]) => known == value)) select.value = value;
}
