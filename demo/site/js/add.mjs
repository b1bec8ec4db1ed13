// Puts goods into the basket when a form marked data-add is sent. Does not show the basket.
import { add } from "./basket.mjs";

for (const form of document.querySelectorAll("form[data-add]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    add(form.dataset.add, Number(form.querySelector("select")?.value ?? 1));
    // A form with an action goes to the basket; one without stays and says so.
    if (form.hasAttribute("action")) location.assign(form.action);
    else form.querySelector("[role=status]").textContent = "In your basket";
  });
}
