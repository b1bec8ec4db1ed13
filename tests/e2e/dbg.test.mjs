import { it } from "node:test";
import { launch } from "./browsers/launch.mjs";
import { openWorld, stage } from "./world.mjs";
import { asks, studyOf } from "./studies.mjs";
const early = `for (const k of ["keydown","keypress","keyup","click"]) window.addEventListener(k, e => (window.log ??= []).push([k, e.key]), true);`;
const BODY = `<button id=plain>p</button><script>document.getElementById("plain").onclick = () => log.push("PLAIN");</script>`;
const ways = {
  nothing: async () => {},
  "bring after goto": (page) => page.native.bringToFront(),
  "window.focus": (page) => page.evaluate("window.focus()"),
  "click body": (page) => page.native.mouse.click(300, 300),
  "press without down/up": async (page) => { page.alt = true; },
  "delay": async (page) => { page.delay = 50; },
  "wait 1s": () => new Promise(r => setTimeout(r, 1000)),
  "wait 3s": () => new Promise(r => setTimeout(r, 3000)),
};
for (const [what, way] of Object.entries(ways))
  it(what, async (t) => {
    const browser = await launch("firefox"); t.after(() => browser.close());
    const page = await browser.page();
    const world = await openWorld(t, { study: studyOf([asks("any", { path: "/x" })]), site: stage({ early, body: BODY }) });
    await page.goto(world.url + "/");
    await way(page);
    await page.press("Tab");
    if (page.alt) { await page.native.keyboard.press("Enter"); await page.native.keyboard.press(" "); }
    else if (page.delay) { await page.native.keyboard.press("Enter", { delay: 50 }); await page.native.keyboard.press(" ", { delay: 50 }); }
    else { await page.press("Enter"); await page.press("Space"); }
    console.log(what, JSON.stringify(await page.evaluate("[document.hasFocus(), ...log]")));
  });
