//! Owns finding what a study asks, by survey and by the names that answers have. Knows no answers.

use expectly_core::study::{Choice, Form, Moment, OTHER, Question, Study, Survey};

/// Everything that a survey asks, with its moment; what is asked at both moments comes twice.
pub fn questions(survey: &Survey) -> impl Iterator<Item = (Moment, &Question)> {
    survey.asks.iter().flat_map(|ask| ask.questions.iter().map(|question| (ask.moment, question)))
}

/// The options that a survey offers under a question's name, if it does.
pub fn choice<'a>(study: &'a Study, survey: &str, question: &str) -> Option<&'a Choice> {
    let mut asked = questions(study.survey(survey)?).filter(|(_, known)| known.id.as_str() == question);
    asked.find_map(|(_, question)| if let Form::Choice(choice) = &question.form { Some(choice) } else { None })
}

/// What each option is called in results, something other included where it may be written.
pub fn options(choice: &Choice) -> Vec<&str> {
    choice.options.ids().into_iter().chain(choice.other.then_some(OTHER)).collect()
}
