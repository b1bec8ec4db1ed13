// Tells Expectly of the event named by a form's data-track once it is sent, and shows what follows. Sends nothing itself.

for (const form of document.querySelectorAll("form[data-track]")) {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    expectly("track", form.dataset.track);
    const next = document.getElementById(form.dataset.then);
    next.hidden = false;
    form.hidden = true;
    next.focus();
  });
}
