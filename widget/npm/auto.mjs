// Owns bringing the widget into the page by being imported: from where, and with which study, says <meta name="expectly">.
import { load } from "./index.mjs";

if (typeof document != "undefined") {
  const said = document.querySelector("meta[name=expectly]");
  load({ src: (said && said.content) || undefined, study: said && said.dataset.study }).catch(({ message }) => console.warn(message));
}
