// Owns how SurveyJS is embedded: its scripts and the model in the page, as its tutorial says. It has no rules on when to show, so a page
// that shows nothing leaves all of it out.
import { file } from "./files.mjs";

const MODEL = {
  showNavigationButtons: true,
  elements: [
    {
      type: "rating",
      name: "score",
      title: "How likely are you to recommend us to a friend or colleague?",
      rateMin: 0,
      rateMax: 10,
      // Otherwise it becomes a list to open in a column of text.
      displayMode: "buttons",
      minRateDescription: "Not at all likely",
      maxRateDescription: "Extremely likely",
    },
  ],
};
const embed = (origin) => `<link href="${origin}/survey-core.min.css" rel="stylesheet"><script src="${origin}/survey.core.min.js"></script>
<script src="${origin}/survey-js-ui.min.js"></script>
<script>const survey=new Survey.Model(${JSON.stringify(MODEL)});
survey.onComplete.add(function(sender){fetch("${origin}/answers",
{method:"POST",headers:{"Content-Type":"application/json"},body:JSON.stringify(sender.data)})});
document.addEventListener("DOMContentLoaded",function(){survey.render(document.getElementById("surveyElement"))})</script>`;

export const surveyjs = {
  name: "SurveyJS",
  head: (shows, origin) => (shows ? embed(origin) : ""),
  body: (shows) => (shows ? '<div id="surveyElement"></div>' : ""),
  routes: () => ({
    // Without its web font, which lies on another server.
    "/survey-core.min.css": { file: file("survey-core/survey-core.fontless.min.css") },
    "/survey.core.min.js": { file: file("survey-core/survey.core.min.js") },
    "/survey-js-ui.min.js": { file: file("survey-js-ui/survey-js-ui.min.js") },
    "/answers": { text: "{}" },
  }),
  rating: 'label.sd-rating__item:has(input[value="9"])',
  send: "input.sd-navigation__complete-btn",
  isAnswer: ({ method, path, body }) => method === "POST" && path === "/answers" && /"score":9\b/.test(body),
};
