// Owns the page within the preview: makes it a new visitor's, and shows one moment of one survey with the widget that customers get.
import { keepApart, NAME } from "./apart.js";

// Answers from here are nobody's: this address takes none, and a refused answer is dropped.
const NOWHERE = new URL("nowhere", location.href).href;

addEventListener("message", ({ data, source, origin }) => {
  if (origin == location.origin && source == parent) show(data);
});
parent.postMessage("ready", location.origin);

async function show({ study, survey, moment, expected, lang, dir, scheme }) {
  const root = document.documentElement;
  Object.assign(root, { lang, dir, className: scheme });
  await keepApart();
  const items = survey.items.flatMap((id) => [id, expected]);
  if (moment == "after") await open(survey.id, [crypto.randomUUID(), survey.scale, expected, Date.now(), Infinity, null, ...items]);
  const inline = document.createElement("expectly-survey");
  inline.setAttribute("survey", survey.id);
  document.getElementById("place").replaceChildren(inline);
  window.expectly = (...words) => (window.expectly.q ||= []).push(words);
  window.expectly("init", { ...study, endpoint: { url: NOWHERE } });
  window.expectly("show", survey.id);
  const script = document.createElement("script");
  script.dataset.lang = lang;
  script.src = "/v1/expectly.js";
  document.head.append(script);
}

/** Keeps an expectation as the widget does (widget/src/pair.rs), for ever, as if the visitor had been asked before. */
async function open(survey, pair) {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => ["outbox", "pairs"].forEach((store) => request.result.createObjectStore(store));
  await new Promise((done, fail) => Object.assign(request, { onsuccess: done, onerror: fail }));
  const transaction = request.result.transaction("pairs", "readwrite");
  transaction.objectStore("pairs").put(pair, survey);
  await new Promise((done) => (transaction.oncomplete = done));
  request.result.close();
}
