//! Owns the words above an answer: the author's or the widget's, slots filled. As text only.

use expectly_core::study::Question;

use crate::context::Context;
use crate::words::fill;

/// The words of a rating question in the visitor's language.
pub fn wording(context: &Context, question: Question) -> String {
    let (study, survey, language) = (&context.study, &context.survey, context.language.as_str());
    let own = survey.ask(context.moment).and_then(|ask| ask.text.as_ref()).filter(|_| question != Question::Actual);
    let words = own.map_or_else(|| context.words.question(question, survey), |text| text.get(language));
    let touchpoint = study.touchpoint_of(survey);
    let name = touchpoint.map(|touchpoint| touchpoint.name.as_ref().map_or(touchpoint.id.as_str(), |name| name.get(language)));
    let action = touchpoint.and_then(|touchpoint| touchpoint.action.as_ref()).map(|action| action.get(language));
    let promise = study.promise_of(survey).map(|promise| promise.text.get(language));
    let slots = [("touchpoint", name), ("action", action), ("promise", promise)];
    let filled: Vec<_> = slots.into_iter().filter_map(|(slot, value)| value.map(|value| (slot, value))).collect();
    fill(words, &filled)
}
