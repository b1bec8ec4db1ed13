// Owns a survey as SurveyJS' editor writes it (survey-core 3.1): pages of elements, each with a name, and expressions over names.
import { slug } from "./ids.mjs";
import { survey } from "./survey.mjs";
import { elementsOf } from "./surveyjs/elements.mjs";
import { completed, visibility } from "./surveyjs/logic.mjs";
import { Texts } from "./texts.mjs";

/** Carried over, or of no effect on visitors. */
const CARRIED = new Set([
  ...["title", "description", "showTitle", "locale", "pages", "elements", "questions", "completedHtml", "triggers", "$schema"],
  ...["showQuestionNumbers", "showCompletedPage", "completeText", "pageNextText", "pagePrevText", "showPrevButton", "headerView"],
]);
const LOST = {
  logo: "a logo",
  calculatedValues: "calculated values; conditions look at answers themselves",
  variables: "variables; conditions look at answers themselves",
  completedHtmlOnCondition: "thanks are the same for everybody; questions before them can differ",
  navigateToUrl: "the visitor stays on the page",
  navigateToUrlOnCondition: "the visitor stays on the page",
  cookieName: "how often somebody is asked is said by `everyDays` in `when`",
  showProgressBar: "there is no progress bar",
  showTimer: "there is no clock",
  timeLimit: "there is no clock",
  questionOrder: "questions are asked in their order",
  questionsOrder: "questions are asked in their order",
  requiredText: "no mark of required answers",
};

export function surveyjs(source, { language, losses }) {
  const texts = new Texts(language ?? source.locale ?? "en", losses);
  const steps = elementsOf(source, losses, texts);
  visibility(steps, losses);
  completed(source.triggers ?? [], steps, losses);
  const part = (key) => texts.of(key, source[key]);
  const intro = source.showTitle === false ? undefined : texts.joined(part("title"), part("description"));
  const about = { id: named(source), intro, thanks: part("completedHtml") };
  losses.leftOver("", source, CARRIED, LOST);
  losses.add(
    "",
    `SurveyJS leaves to the page when it asks; so does this survey, with expectly("show", "${about.id}"), until it gets a \`when\``,
  );
  return { survey: survey({ steps, about }, losses), look: {} };
}

function named({ title }) {
  return slug(typeof title === "object" ? Object.values(title ?? {})[0] : title) ?? "survey";
}
