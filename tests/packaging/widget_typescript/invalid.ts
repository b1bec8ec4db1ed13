// Owns what an author in TypeScript is told before anybody runs it. Each marked line must be refused.
import { load, type Study, type Survey } from "@expectly/widget";

const widget = await load();
// @ts-expect-error there may be no page
widget("close");
// @ts-expect-error no such command
await widget?.("open", "relationship");
// @ts-expect-error a survey is named by its id
await widget?.("show", 3);
// @ts-expect-error nothing deeper than texts, numbers and truths
await widget?.("identify", { account: { plan: "pro" } });
// @ts-expect-error consent is yes or no
await widget?.("consent", "yes");
// @ts-expect-error no such event
await widget?.("on", "clicked", () => {});
// @ts-expect-error a dismissal has no value
await widget?.("on", "dismissed", ({ value }) => console.log(value));
// @ts-expect-error a value is a number or nothing
document.addEventListener("expectly:answered", ({ detail }) => detail.value.toFixed());
// @ts-expect-error details are not to be changed
document.addEventListener("expectly:shown", ({ detail }) => (detail.survey = "other"));
// @ts-expect-error no such option
await load({ url: "/expectly.js" });
// @ts-expect-error a study says where results go
const nowhere: Study = { study: "acme-shop", version: 1, surveys: [] };
// @ts-expect-error no such kind of survey
const survey: Survey = { id: "relationship", kind: "nsp" };
// @ts-expect-error no such key
const misspelt: Survey = { id: "relationship", kind: "nps", wen: { path: "/" } };
// @ts-expect-error a promise survey is about a promise
const unpromised: Survey = { id: "kept", kind: "promise" };
// @ts-expect-error a text is in at least one language
const untranslated: Survey = { id: "relationship", kind: "nps", text: "How likely?" };

export { misspelt, nowhere, survey, unpromised, untranslated };
