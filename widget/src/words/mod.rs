//! Owns the widget's own words; the author's texts live in the study. English is built in; other languages are files that only their
//! readers download (widget/words), and what such a file lacks is said in English.

mod en;
mod fill;

use expectly_core::json::Json;
use expectly_core::scale::ScaleId;
use expectly_core::study::{Moment, Options, Question, Role, Survey};

pub use fill::fill;

/// Scripts that are written from right to left, by the languages that use them.
const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

/// The widget's words in one language.
#[derive(Debug)]
pub struct Words {
    tag: String,
    texts: Option<Json>,
}

impl Words {
    /// The words of a language, from its file; English without one.
    pub fn new(language: &str, texts: Option<Json>) -> Words {
        let tag = if texts.is_some() { language.split('-').next().unwrap_or_default().to_ascii_lowercase() } else { "en".into() };
        Words { tag, texts }
    }

    /// The language tag, for the `lang` attribute.
    pub fn tag(&self) -> &str {
        &self.tag
    }

    /// The writing direction, for the `dir` attribute.
    pub fn direction(&self) -> &'static str {
        if RIGHT_TO_LEFT.contains(&self.tag.as_str()) { "rtl" } else { "ltr" }
    }

    /// The word of that key.
    pub fn get(&self, key: &str) -> &str {
        match self.texts.as_ref().and_then(|texts| texts.get(key)) {
            Some(Json::Text(text)) => text,
            _ => en::WORDS.iter().find(|(known, _)| *known == key).map_or("", |(_, text)| text),
        }
    }

    /// What the lowest and the highest value of a scale are called.
    pub fn ends(&self, scale: ScaleId) -> [&str; 2] {
        let [low, high] = match scale {
            ScaleId::Likelihood11 => ["likelihoodLow", "likelihoodHigh"],
            ScaleId::Csat5 | ScaleId::Csat7 => ["satisfactionLow", "satisfactionHigh"],
            ScaleId::Ease7 => ["easeLow", "easeHigh"],
            ScaleId::Effort5 => ["effortLow", "effortHigh"],
            ScaleId::Agree7 => ["agreeLow", "agreeHigh"],
            ScaleId::Quality7 => ["qualityLow", "qualityHigh"],
            ScaleId::Tolerance9 => ["toleranceLow", "toleranceHigh"],
            ScaleId::Disconfirmation7 | ScaleId::Comparison7 => ["betterLow", "betterHigh"],
            ScaleId::Importance7 => ["importanceLow", "importanceHigh"],
        };
        [self.get(low), self.get(high)]
    }

    /// What the values of a scale are called, lowest first; nothing where the scale has names for its ends alone.
    pub fn steps(&self, scale: ScaleId) -> Vec<&str> {
        let key = match scale {
            ScaleId::Csat5 => "satisfaction5",
            ScaleId::Csat7 => "satisfaction7",
            ScaleId::Ease7 => "ease7",
            ScaleId::Effort5 => "effort5",
            ScaleId::Agree7 => "agree7",
            ScaleId::Quality7 => "quality7",
            ScaleId::Disconfirmation7 => "better7",
            ScaleId::Importance7 => "importance7",
            ScaleId::Likelihood11 | ScaleId::Tolerance9 | ScaleId::Comparison7 => return Vec::new(),
        };
        self.get(key).split('|').collect()
    }

    /// What an option that is not the author's is called.
    pub fn option(&self, options: &Options, id: &str) -> &str {
        self.get(match (options, id) {
            (_, "yes") => "yes",
            (_, "no") => "no",
            (_, "not-sure") => "notSure",
            (_, "like") => "kanoLike",
            (_, "must-be") => "kanoMustBe",
            (_, "neutral") => "kanoNeutral",
            (_, "live-with") => "kanoLiveWith",
            _ => "kanoDislike",
        })
    }

    /// The words of a question, slots unfilled, unless the author gave others.
    pub fn question(&self, question: &Question, survey: &Survey, moment: Moment) -> &str {
        let scale = question.scale();
        let recalled = moment == Moment::After;
        self.get(match (question.role, scale) {
            (Some(Role::Recommend), _) => "recommend",
            (Some(Role::Promised), _) => "promised",
            (Some(Role::Actual), _) => "actual",
            (Some(Role::Told), _) => "told",
            (Some(Role::Contact), _) => "contact",
            (Some(Role::Satisfaction), _) if survey.touchpoint.is_none() => "satisfactionOverall",
            (Some(Role::Expectation), Some(ScaleId::Ease7)) => {
                if recalled {
                    "easeRecalled"
                } else {
                    "easeExpected"
                }
            }
            (Some(Role::Expectation), Some(ScaleId::Csat5 | ScaleId::Csat7)) => {
                if recalled {
                    "satisfactionRecalled"
                } else {
                    "satisfactionExpected"
                }
            }
            (Some(Role::Expectation), _) => {
                if recalled {
                    "qualityRecalled"
                } else {
                    "qualityExpected"
                }
            }
            (_, Some(ScaleId::Quality7)) => "quality",
            (_, Some(ScaleId::Csat5 | ScaleId::Csat7)) => "satisfaction",
            (_, Some(ScaleId::Effort5)) => "effort",
            (_, Some(ScaleId::Agree7)) => "agree",
            _ => "ease",
        })
    }
}

#[cfg(test)]
mod tests {
    use expectly_core::json::Json;

    use super::{Words, en};

    const FILES: [(&str, &str); 2] = [("de", include_str!("../../words/de.json")), ("ar", include_str!("../../words/ar.json"))];

    #[test]
    fn no_language_leaves_a_visitor_with_a_word_in_another() {
        for (tag, file) in FILES {
            let Ok(Json::Object(entries)) = Json::parse(file) else { panic!("{tag} is not an object") };
            let keys: Vec<&str> = entries.iter().map(|(key, _)| key.as_str()).collect();
            assert_eq!(keys, en::WORDS.iter().map(|(key, _)| *key).collect::<Vec<_>>(), "{tag}");
        }
    }

    #[test]
    fn every_language_keeps_every_slot() {
        let slots = |text: &str| text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).map(String::from).collect::<Vec<_>>();
        for (tag, file) in FILES {
            let words = Words::new(tag, Json::parse(file).ok());
            for (key, text) in en::WORDS {
                assert_eq!(slots(words.get(key)), slots(text), "{tag} {key}");
            }
        }
    }

    #[test]
    fn arabic_is_written_from_right_to_left_and_a_missing_file_means_english() {
        assert_eq!(Words::new("ar-EG", Some(Json::Null)).direction(), "rtl");
        let words = Words::new("sv", None);
        assert_eq!((words.tag(), words.direction(), words.get("send")), ("en", "ltr", "Send"));
    }
}
