// The loader: decides when a survey is shown (path, event, delay, sample, rest) and fetches the widget only then, or when answers of
// an earlier page wait to be sent. It does not know what a survey asks, and it validates nothing beyond what it reads: a study that
// looks wrong is handed to the widget's core, which says what and where.
(() => {
  const name = "expectly";
  const before = window[name];
  if (before && before.v) return console.warn(name + ": loaded twice");

  const script = document.currentScript;
  const home = new URL(".", script ? script.src : location.href).href;
  const dayMs = 864e5;
  // How long one visitor is left in peace by one survey unless the study says otherwise.
  const usualDays = 30;
  const conditions = ["path", "event", "delayMs", "sample", "everyDays"];

  let study, text, rules, widget, path, timers = [];
  const line = [];

  const tell = (kind, detail) => document.dispatchEvent(new CustomEvent(name + ":" + kind, { detail }));
  const fail = (code) => {
    console.warn(name + ": " + code);
    tell("error", { code, path: "" });
  };

  // JSON text of own properties only: a page's toJSON or polluted prototypes have no say in it.
  const write = (value) =>
    Array.isArray(value) ? "[" + value.map(write) + "]"
      : value && typeof value == "object" ? "{" + Object.keys(value).map((key) => write(key) + ":" + write(value[key])) + "}"
        : JSON.stringify(value === undefined ? null : value);
  // Own properties only, for the same reason.
  const own = (object, key) => (object && Object.hasOwn(object, key) ? object[key] : undefined);

  // What is remembered of showing: when each survey was shown, and one random number that makes sampling stick. Written only when a
  // survey applies; without storage the page simply forgets.
  const recall = () => {
    try {
      return JSON.parse(localStorage[name]) || {};
    } catch {
      return {};
    }
  };
  const remember = (hints) => {
    try {
      localStorage[name] = write(hints);
    } catch {}
  };

  // What the widget keeps in IndexedDB: results on their way out and open pairs. Looking must not create the database.
  const kept = async () => {
    try {
      if (indexedDB.databases && !(await indexedDB.databases()).some((known) => known.name == name)) return [0, []];
      const database = await new Promise((found, none) => {
        // A blocked database must not hold up everything else.
        setTimeout(none, 1000);
        const request = indexedDB.open(name);
        request.onupgradeneeded = () => request.transaction.abort();
        request.onsuccess = () => found(request.result);
        request.onerror = none;
      });
      return await new Promise((found, none) => {
        setTimeout(none, 1000);
        const transaction = database.transaction(["outbox", "pairs"]);
        const results = transaction.objectStore("outbox").count();
        const pairs = transaction.objectStore("pairs").getAllKeys();
        transaction.onabort = none;
        transaction.oncomplete = () => {
          database.close();
          found([results.result, pairs.result]);
        };
      });
    } catch {
      return [0, []];
    }
  };

  const language = () => (script && script.dataset.lang) || document.documentElement.lang || navigator.language || "";
  // The widget's words in the language of the region, else in the language, else in English; none if the file does not arrive.
  const words = async () => {
    let tag = language().toLowerCase();
    while (tag && !"__LANGUAGES__".split(" ").includes(tag)) tag = tag.replace(/(^|-)[^-]*$/, "");
    try {
      const response = await fetch(home + "words-" + (tag || "en") + "-__HASH__.json");
      return response.ok && (await response.text());
    } catch {}
  };

  // Glue and WASM in parallel, once; a failure is told once and not tried again on this page.
  const load = () =>
    (widget ||= (async () => {
      try {
        const wasm = fetch(home + "widget-__HASH__.wasm");
        wasm.catch(() => {});
        const glue = await import(home + "widget-__HASH__.js");
        await glue.default({ module_or_path: wasm });
        return glue;
      } catch (error) {
        fail(error instanceof WebAssembly.CompileError && /csp|policy|refused|blocked/i.test(error.message) ? "csp" : "load");
      }
    })());

  const show = async (survey, moment) => {
    const [glue, said] = await Promise.all([load(), words()]);
    if (!glue) return;
    // Nothing is shown rather than a panel without words. Unlike the widget they are tried again, on the next occasion.
    if (!said) return fail("load");
    const hints = recall();
    remember({ ...hints, s: { ...hints.s, [survey]: Date.now() } });
    await glue.open(text, survey, moment, language(), said, "{}");
  };

  // A trap in the widget (a bug of ours) surfaces as an error of the page: the console stays silent, and the panel goes. Only handlers
  // that the page registered before this script hear of it. Told once, although timers left behind may trap again.
  let trapped;
  const trap = (event) => {
    if (!(event.error instanceof WebAssembly.RuntimeError) || !String(event.error.stack).includes("__HASH__")) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    document.getElementById(name + "-host")?.remove();
    if (!trapped) fail("panic");
    trapped = true;
  };
  addEventListener("error", trap);

  // FNV-1a as a share of 1, so that each survey draws another part of the visitors.
  const share = (id) => {
    let hash = 2166136261;
    for (const letter of id) hash = Math.imul(hash ^ letter.charCodeAt(0), 16777619) >>> 0;
    return hash / 4294967296;
  };

  const onPath = (pattern) =>
    pattern === undefined || (pattern.endsWith("*") ? location.pathname.startsWith(pattern.slice(0, -1)) : location.pathname == pattern);

  const rested = (time, days) => !(Date.now() - time < days * dayMs);

  // Whether a rule whose event, path and delay have come about may be shown.
  const applies = async ({ id, moment, when }) => {
    if (moment == "after") return (await kept())[1].includes(id);
    const hints = recall();
    const shown = hints.s || {};
    const rest = own(own(study, "fatigue"), "anySurveyEveryDays") || 0;
    const days = own(when, "everyDays");
    if (!rested(shown[id], days === undefined ? usualDays : days)) return false;
    if (Object.values(shown).some((time) => !rested(time, rest))) return false;
    const sample = own(when, "sample");
    if (!(sample < 1)) return true;
    if (!(hints.r >= 0)) remember({ ...hints, r: (hints.r = Math.random()) });
    return (hints.r + share(id)) % 1 < sample;
  };

  // One survey at a time, in the order in which they came due; each is judged when its turn comes.
  const enqueue = async (rule) => {
    line.push(rule);
    if (line.busy) return;
    line.busy = true;
    while (line.length) {
      const next = line.shift();
      while (document.visibilityState != "visible") {
        await new Promise((seen) => document.addEventListener("visibilitychange", seen, { once: true }));
      }
      if (next.asked || (onPath(own(next.when, "path")) && (await applies(next)))) await show(next.id, next.moment);
    }
    line.busy = false;
  };

  const look = (event) => {
    for (const rule of rules) {
      if (own(rule.when, "event") !== event || !onPath(own(rule.when, "path"))) continue;
      const timer = setTimeout(() => enqueue(rule), own(rule.when, "delayMs") || 0);
      if (own(rule.when, "path") !== undefined) timers.push(timer);
    }
  };

  // A new page of a single-page application: what waited for its delay on the old one is dropped.
  const route = () => {
    if (path == location.pathname) return;
    path = location.pathname;
    timers.forEach(clearTimeout);
    timers = [];
    look();
  };

  const begin = async (given) => {
    if (study || !given) return;
    try {
      study = JSON.parse((text = given));
    } catch {
      study = {};
      return fail("not_json");
    }
    let sound = true;
    const moments = (survey) =>
      own(survey, "kind") == "expectation" ? [["before", own(survey, "before")], ["after", own(survey, "after")]] : [["once", survey]];
    const surveys = own(study, "surveys");
    const found = (Array.isArray(surveys) ? surveys : (sound = false) || []).flatMap((survey) =>
      moments(survey).map(([moment, ask]) => {
        const [id, when] = [own(survey, "id"), own(ask, "when")];
        const pattern = own(when, "path");
        if (typeof id != "string" || !when || typeof when != "object" || Object.keys(when).some((key) => !conditions.includes(key))) sound = false;
        if (pattern !== undefined && typeof pattern != "string") sound = false;
        return { id, moment, when };
      }),
    );
    const glue = (!sound || (await kept())[0]) && (await load());
    if (!sound) return glue && glue.check(text);
    if (glue) glue.deliver();
    if (own(own(study, "privacy"), "gpc") == "hide" && navigator.globalPrivacyControl) return;
    rules = found;
    for (const kind of ["pushState", "replaceState"]) {
      const original = history[kind];
      history[kind] = function () {
        const returned = original.apply(this, arguments);
        route();
        return returned;
      };
    }
    addEventListener("popstate", route);
    route();
    for (const [command, ...rest] of early) call(command, ...rest);
    tell("ready", {});
  };

  // Calls that came before the study did.
  const early = [];
  const commands = {
    init: (given) => begin(typeof given == "string" ? given : write(given)),
    track: (event) => look(event),
    show: async (id) => {
      const rule = rules.filter((known) => known.id == id);
      const pair = rule.length > 1 && (await kept())[1].includes(id);
      if (rule[0]) enqueue({ id, moment: pair ? "after" : rule[0].moment, asked: true });
    },
    close: async () => (await widget)?.close(),
  };
  const call = (command, ...rest) => {
    if (!Object.hasOwn(commands, command)) return console.warn(name + ": unknown command", command);
    if (!rules && (command == "track" || command == "show")) return early.length < 100 && early.push([command, ...rest]);
    (async () => commands[command](...rest))().catch(() => fail("load"));
  };
  call.v = 1;
  window[name] = call;
  for (const entry of (before && before.q) || []) call(...entry);

  const start = async () => {
    const inline = document.querySelector("script[data-expectly-study]");
    const address = script && script.dataset.study;
    if (inline) return call("init", inline.textContent);
    if (!address) return;
    try {
      const response = await fetch(address);
      if (!response.ok) throw 0;
      call("init", await response.text());
    } catch {
      fail("study");
    }
  };
  if (document.readyState == "loading" && !(script && script.dataset.study)) addEventListener("DOMContentLoaded", start);
  else start();
})();
