// Owns the playground's state: what was written, whether it is right, what is shown of it. Knows no JSON Schema and no storage.
import init, { validateStudy } from "expectly-core";
import { controls } from "./controls.js";
import { editor } from "./editor.js";
import { previewer } from "./preview-frame.js";
import { sentence } from "./sentence.js";
import { snippet } from "./snippet.js";

const byId = (id) => document.getElementById(id);

/** Reads what was written; the page goes on with the last study that was right. */
function read(text) {
  const checked = validateStudy(text);
  byId("verdict").textContent = checked.valid ? "✓ A right study" : sentence(checked);
  byId("verdict").classList.toggle("wrong", !checked.valid);
  if (checked.valid) {
    byId("snippet").textContent = snippet(text);
    offer(JSON.parse(text));
  }
  return checked;
}

async function begin() {
  const [example, schema, hashes, looks] = await Promise.all([
    fetch("example.json").then((answer) => answer.text()),
    fetch("/v1/study.schema.json").then((answer) => answer.json()),
    fetch("/v1/integrity.json").then((answer) => answer.json()),
    fetch("looks.json").then((answer) => answer.json()),
    init({ module_or_path: new URL("core.wasm", import.meta.url) }),
  ]);
  const show = previewer(byId("preview"));
  const { offered, again } = controls(byId("controls"), { schema, hashes, looks }, show);
  offer = offered;
  byId("again").addEventListener("click", again);
  byId("copy").addEventListener("click", copy);
  editor(byId("editor"), example, schema, read);
  read(example);
}

async function copy() {
  const text = byId("snippet").textContent;
  const told = await navigator.clipboard.writeText(text).then(() => "Copied.", () => "The browser does not allow copying; select it instead.");
  byId("copied").textContent = told;
}

let offer;
begin().catch((error) => (byId("verdict").textContent = `The playground cannot start: ${error.message}`));
