// Takes a picture of every question and every look, light and dark, in English and Arabic, into target/demo/gallery, and lists them in
// index.json for the demo's gallery page. Judges nothing: somebody has to look at them.
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { launch } from "../e2e/browsers/launch.mjs";
import { serveGallery } from "./serve.mjs";
import { QUESTIONS } from "./study.mjs";

const FOLDER = new URL("../../target/demo/gallery/", import.meta.url);
const LOOKS = JSON.parse(await readFile(new URL("../../demo/site/looks.json", import.meta.url), "utf8"));
const DESKTOP = { width: 900, height: 900 };
// The narrowest phone that is still sold, and what 400 % zoom leaves of a laptop.
const PHONE = { width: 320, height: 640 };
// What is seen of the page around the panel.
const MARGIN = 24;

// What looks otherwise where there is room.
const WIDE = ["battery", "both-sides", "labels", "faces-seven", "eleven"];

const both = (list, of) => list.flatMap(of);
const shots = both(["en", "ar"], (lang) =>
  both(["light", "dark"], (scheme) => [
    ...Object.keys(QUESTIONS).map((question) => ({ group: "Questions", name: question, question, lang, scheme, look: {} })),
    ...LOOKS.map(({ name, look }) => ({ group: "Looks", name, question: "first-of-three", lang, scheme, look, pick: ["6"] })),
    ...Object.keys(QUESTIONS).map((question) => ({ group: "On a phone", name: question, question, lang, scheme, look: {}, size: PHONE })),
    ...WIDE.map((question) => ({ group: "As a dialog", name: question, question, lang, scheme, look: {}, display: "modal" })),
    ...WIDE.map((question) => ({ group: "In the page", name: question, question, lang, scheme, look: {}, display: "inline" })),
  ]),
).filter(({ size, lang, scheme }) => !size || (lang === "en") === (scheme === "light"));

async function shoot(page, url, shot) {
  const { native } = page;
  const { question, lang, scheme, look, size = DESKTOP, display = "corner", pick = QUESTIONS[question].pick ?? [] } = shot;
  await native.setViewportSize(size);
  await native.emulateMedia({ colorScheme: scheme, reducedMotion: "reduce" });
  const address = new URLSearchParams({ lang, look: JSON.stringify(look), display, question });
  await page.goto(`${url}/?${address}`);
  if (display !== "inline") await page.evaluate((id) => window.expectly("show", id), question);
  await page.panel.appears();
  const chosen = (value) => [`input[value="${value}"]`, "label"];
  for (const value of pick) await page.until(`${value} to be chosen`, (kit, [input]) => (kit.shown(input).click(), true), chosen(value));
  const box = await page.until("the panel", (kit) => {
    const { x, y, width, height } = kit.shown(".panel").getBoundingClientRect();
    return { x, y, width, height };
  });
  const clip = { x: Math.max(0, box.x - MARGIN), y: Math.max(0, box.y - MARGIN) };
  clip.width = Math.min(size.width, box.x + box.width + MARGIN) - clip.x;
  clip.height = Math.min(size.height, box.y + box.height + MARGIN) - clip.y;
  const file = `${shot.group} ${shot.name} ${lang} ${scheme}.png`.toLowerCase().replaceAll(/[^a-z0-9.]+/g, "-");
  // The next picture is another visitor's, who was not asked yet.
  await page.evaluate("(localStorage.clear(), sessionStorage.clear())");
  await native.screenshot({ path: new URL(file, FOLDER).pathname, clip });
  return { group: shot.group, name: shot.name, lang, scheme, file, width: clip.width, height: clip.height };
}

const wanted = process.argv[2] ?? "";
await rm(FOLDER, { recursive: true, force: true });
await mkdir(FOLDER, { recursive: true });
const site = await serveGallery();
const browser = await launch("chromium");
try {
  const page = await browser.page();
  const list = [];
  for (const shot of shots.filter((shot) => `${shot.group} ${shot.name} ${shot.lang} ${shot.scheme}`.includes(wanted))) {
    list.push(await shoot(page, site.url, shot));
  }
  await writeFile(new URL("index.json", FOLDER), JSON.stringify(list));
  console.log(`${list.length} pictures in target/demo/gallery`);
} finally {
  await browser.close();
  site.close();
}
