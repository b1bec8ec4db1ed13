// Draws the basket's lines and totals on the basket and checkout pages. Does not decide what is in it (basket.mjs).
import { MOST, lines, put, totals } from "./basket.mjs";
import { GOODS, money } from "./goods.mjs";

const list = document.querySelector("[data-lines]");
const template = document.querySelector("template");

function row([id, count]) {
  const { name, detail, pence, art, tint } = GOODS[id];
  const item = template.content.cloneNode(true).firstElementChild;
  const slot = (part) => item.querySelector(`[data-slot=${part}]`);
  slot("art").setAttribute("href", `#${art}`);
  slot("art").parentElement.classList.add(tint ?? "tint-none");
  slot("name").textContent = name;
  slot("detail").textContent = detail;
  slot("price").textContent = money(pence * count);
  const choice = item.querySelector("select");
  if (choice) {
    for (let each = 1; each <= MOST; each += 1) choice.append(new Option(each, each, false, each === count));
    choice.setAttribute("aria-label", `How many: ${name}`);
    choice.addEventListener("change", () => change(id, Number(choice.value)));
    slot("remove").setAttribute("aria-label", `Remove ${name}`);
    slot("remove").addEventListener("click", () => change(id, 0));
  } else {
    slot("count").textContent = `${count} × `;
  }
  return item;
}

function change(id, count) {
  put(id, count);
  draw();
  // The control that had the focus is gone; keep keyboard visitors where they were.
  if (count === 0) document.querySelector("h1").focus();
  else list.querySelectorAll("select")[lines().findIndex(([each]) => each === id)].focus();
}

function draw() {
  list.replaceChildren(...lines().map(row));
  for (const [part, pence] of Object.entries(totals())) {
    const free = part === "delivery" && pence === 0;
    document.querySelector(`[data-total=${part}]`).textContent = free ? "Free" : money(pence);
  }
  document.body.classList.toggle("basket-empty", lines().length === 0);
}

draw();
