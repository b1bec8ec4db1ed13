// Plays the tea desk's side of the support chat: each question button brings its answer. Does not close the chat (track.mjs).

for (const button of document.querySelectorAll("[data-reply]")) {
  button.addEventListener("click", () => {
    for (const line of document.querySelectorAll(`[data-topic=${button.dataset.reply}]`)) {
      line.parentElement.append(line); // the newest lines come last, whichever was asked first
      line.hidden = false;
    }
    button.hidden = true;
    document.querySelector("[data-reply]:not([hidden]), .chat-end button").focus();
  });
}
