// Owns what an author in TypeScript may write with the widget.
import { load, type Expectly, type ExpectlyDetails, type Moment, type Study } from "@expectly/widget";
import "@expectly/widget/auto";

const widget: Expectly | null = await load({ src: "https://cx.acme.example/v1/expectly.js", study: "/study.json", lang: "de" });
await widget?.("track", "order-placed", { items: 3, plan: "pro", first: true });
await widget?.("show", "relationship", { prefill: { nps: 9, why: "quick" } });
await widget?.("identify", { plan: "pro" });
await widget?.("consent", true);
for (const { rule, pass } of (await widget?.("explain", "relationship")) ?? []) console.log(rule, pass);

const submitted = ({ survey, gap, verdict }: ExpectlyDetails["submitted"]) => console.log(survey, gap ?? 0, verdict ?? "");
await widget?.("on", "submitted", submitted);
await widget?.("off", "submitted", submitted);
await widget?.("on", "error", ({ code, path, help }) => console.log(code, path, help ?? ""));
document.addEventListener("expectly:answered", ({ detail }) => {
  const moment: Moment = detail.moment;
  const value: number | null = detail.value;
  console.log(moment, value);
});

const study: Study = {
  study: "acme-shop",
  version: 1,
  endpoint: { url: "https://cx.acme.example/v1/results" },
  surveys: [
    { id: "relationship", kind: "nps", when: { path: "/account" }, as: "numbers", text: { en: "Would you recommend us?" } },
    { id: "own", kind: "questions", ask: [{ id: "why", type: "text", text: { en: "Why?" } }] },
  ],
};
await load({ study });
await window.expectly?.("forget");
await window.expectly?.("destroy");
