// Owns a survey as Formbricks' API and export hold it (packages/types/surveys of August 2026, with blocks; older ones with questions).
import { blocksOf } from "./formbricks/blocks.mjs";
import { element } from "./formbricks/elements.mjs";
import { jumps } from "./formbricks/logic.mjs";
import { appearance } from "./formbricks/appearance.mjs";
import { I18n } from "./formbricks/texts.mjs";
import { rest, when } from "./formbricks/when.mjs";
import { slug } from "./ids.mjs";
import { says } from "./losses.mjs";
import { survey } from "./survey.mjs";

/** The most names of attributes in a study. */
const MOST_ATTRIBUTES = 20;

/** Carried over, or of no effect on visitors. */
const CARRIED = new Set([
  ...[
    "id",
    "name",
    "type",
    "status",
    "createdAt",
    "updatedAt",
    "createdBy",
    "creator",
    "workspaceId",
    "environmentId",
    "projectId",
    "metadata",
  ],
  ...["displayOption", "displayLimit", "displayPercentage", "recontactDays", "delay", "autoComplete", "publishOn", "closeOn", "runOnDate"],
  ...["triggers", "welcomeCard", "questions", "blocks", "endings", "thankYouCard", "hiddenFields", "languages", "workspaceOverwrites"],
  ...["projectOverwrites", "styling", "slug", "isCaptureIpEnabled", "isBackButtonHidden", "resultShareKey", "segmentId", "archivedAt"],
]);
const LOST = {
  variables: "variables; conditions look at answers themselves",
  followUps: "mails that follow an answer; the endpoint is where they can be sent from",
  segment: "segments are Formbricks'; name an attribute in `when` and say it with identify",
  autoClose: "the panel stays until it is closed",
  showLanguageSwitch: "texts are in the page's language",
  singleUse: "links for one use; the survey is part of a page",
  pin: "a PIN; the survey is part of a page",
  recaptcha: "no service of others is asked whether a visitor is human",
  isVerifyEmailEnabled: "addresses are not checked",
  isSingleResponsePerEmailEnabled: "nobody is known by an address",
  isAutoProgressingEnabled: "an answer is sent with its button",
  surveyClosedMessage: "a survey that is over is not shown",
  customHeadScripts: "scripts of a page of its own",
  customHeadScriptsMode: "scripts of a page of its own",
};

export function formbricks(source, { language, losses }) {
  const usual = (source.languages ?? []).find((one) => one.default)?.language?.code;
  const texts = new I18n(language ?? usual ?? "en", losses);
  const blocks = blocksOf(source);
  const jumping = blocks.findIndex(({ logic, fallback }) => logic.length > 0 || fallback);
  const steps = blocks.flatMap(({ elements }, block) => {
    // What can be jumped over may be without an answer even where one is required.
    const always = jumping === -1 || block <= jumping;
    return elements.flatMap(({ source: own, path }) => element(own, path, always, losses, texts).map((step) => ({ ...step, block })));
  });
  jumps(blocks, steps, losses);
  const shown = appearance(source, losses, texts);
  const about = { id: slug(source.name) ?? slug(source.id), ...shown.about, when: when(source, losses) };
  losses.leftOver("", source, CARRIED, LOST);
  const made = survey({ steps, about }, losses);
  return { survey: made, look: shown.look, restDays: rest(source, losses), attributes: hidden(source.hiddenFields, losses) };
}

/** Hidden fields are what a page says of its visitors. */
function hidden(fields, losses) {
  if (fields?.enabled !== true || !says(fields.fieldIds)) return [];
  losses.add("hiddenFields", `become attributes of results: say them with expectly("identify", { … }), not in the URL`);
  if (fields.fieldIds.length > MOST_ATTRIBUTES) losses.add("hiddenFields.fieldIds", `only the first ${MOST_ATTRIBUTES}`);
  return fields.fieldIds.slice(0, MOST_ATTRIBUTES);
}
