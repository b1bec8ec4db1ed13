//! Owns the widget's own words; the author's texts live in the study. Each language is a file (widget/words), English too, which the loader
//! fetches beside the WASM: nobody pays for another's language. Which file that is, and what happens without it, is the loader's business.

mod fill;
mod plural;

use expectly_core::json::Json;
use expectly_core::scale::ScaleId;
use expectly_core::study::{Moment, Options, Question, Role, Survey};

pub use fill::fill;

/// Languages that are written from right to left.
const RIGHT_TO_LEFT: [&str; 4] = ["ar", "fa", "he", "ur"];

/// The widget's words in one language.
#[derive(Debug)]
pub struct Words(Json);

impl Words {
    /// The words in a language's file.
    pub fn new(file: Json) -> Words {
        Words(file)
    }

    /// The language tag, for the `lang` attribute. It is the file's, not what was asked for: that may be a language without a file.
    pub fn tag(&self) -> &str {
        self.get("language")
    }

    /// The writing direction, for the `dir` attribute.
    pub fn direction(&self) -> &'static str {
        if self.tag().split('-').next().is_some_and(|language| RIGHT_TO_LEFT.contains(&language)) { "rtl" } else { "ltr" }
    }

    /// The word of that key; empty if there is none, which a test sees to.
    pub fn get(&self, key: &str) -> &str {
        match self.0.get(key) {
            Some(Json::Text(text)) => text,
            _ => "",
        }
    }

    /// A number as it is written in this language.
    pub fn number(&self, number: usize) -> String {
        plural::written(self.tag(), number)
    }

    /// The words of a key that has plural forms, for a number, which fills `{n}`.
    pub fn counted(&self, key: &str, number: usize) -> String {
        let form = plural::form(self.get(key), &plural::category(self.tag(), number));
        fill(form, &[("n", &self.number(number))])
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
            ScaleId::Comparison7 => "comparison7",
            ScaleId::Importance7 => "importance7",
            ScaleId::Likelihood11 | ScaleId::Tolerance9 => return Vec::new(),
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
    use std::collections::BTreeSet;

    use expectly_core::json::Json;
    use expectly_core::scale::ScaleId;

    use super::Words;

    const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/words");

    /// Every language that there is a file of, with its keys and texts in their order.
    fn languages() -> Vec<(String, Vec<(String, Json)>)> {
        let files = std::fs::read_dir(FOLDER).expect("the folder of words").map(|file| file.expect("a file").path());
        let read = |path: std::path::PathBuf| {
            let tag = path.file_stem().and_then(|name| name.to_str()).expect("a tag for a name").to_owned();
            let text = std::fs::read_to_string(&path).expect("a text");
            let Ok(Json::Object(entries)) = Json::parse(&text) else { panic!("{tag} is not an object") };
            (tag, entries)
        };
        files.map(read).collect()
    }

    fn words(language: &str) -> Words {
        let known = languages().into_iter().find(|(tag, _)| tag == language);
        Words::new(Json::Object(known.expect("a known language").1))
    }

    fn slots(text: &str) -> BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect()
    }

    #[test]
    fn no_language_leaves_a_visitor_without_a_word() {
        let keys = |entries: &[(String, Json)]| entries.iter().map(|(key, _)| key.clone()).collect::<Vec<_>>();
        let languages = languages();
        let (_, english) = languages.iter().find(|(tag, _)| tag == "en").expect("English, the language of who has no other");
        for (tag, entries) in &languages {
            assert_eq!(keys(entries), keys(english), "{tag}");
            for (key, text) in entries {
                assert!(matches!(text, Json::Text(text) if !text.trim().is_empty() && text.trim() == text), "{tag} {key}");
            }
        }
        assert!(languages.len() >= 16, "{}", languages.len());
    }

    #[test]
    fn every_language_keeps_every_slot_or_a_visitor_is_asked_about_nothing() {
        let english = words("en");
        for (tag, entries) in languages() {
            let words = Words::new(Json::Object(entries.clone()));
            for (key, _) in entries.iter().filter(|(key, _)| key != "tooLong") {
                assert_eq!(slots(words.get(key)), slots(english.get(key)), "{tag} {key}");
            }
        }
    }

    #[test]
    fn every_step_of_a_scale_has_one_name_and_the_ends_keep_theirs_or_faces_and_numbers_would_be_different_scales() {
        for (tag, entries) in languages() {
            let words = Words::new(Json::Object(entries));
            for scale in ScaleId::ALL.iter().copied() {
                let [low, high] = words.ends(scale);
                assert!(!low.is_empty() && !high.is_empty() && low != high, "{tag} {scale:?}");
                let steps = words.steps(scale);
                if matches!(scale, ScaleId::Likelihood11 | ScaleId::Tolerance9) {
                    assert!(steps.is_empty(), "{tag} {scale:?}");
                    continue;
                }
                assert_eq!(steps.len(), scale.levels(), "{tag} {scale:?}");
                assert_eq!(steps.iter().collect::<BTreeSet<_>>().len(), scale.levels(), "{tag} {scale:?}");
                // The ends of effort say "effort", since nothing else beside them does.
                if scale != ScaleId::Effort5 {
                    assert_eq!([steps.first(), steps.last()], [Some(&low), Some(&high)], "{tag} {scale:?}");
                }
            }
        }
    }

    #[test]
    fn a_language_is_called_by_its_tag_and_read_in_its_direction_or_screen_readers_mispronounce_it() {
        for (tag, entries) in languages() {
            let words = Words::new(Json::Object(entries));
            assert_eq!(words.tag(), tag);
            let right_to_left = words.get("send").chars().any(|letter| ('\u{590}'..'\u{900}').contains(&letter));
            assert_eq!(words.direction(), if right_to_left { "rtl" } else { "ltr" }, "{tag}");
        }
    }

    #[test]
    fn who_has_one_character_left_is_not_told_of_characters() {
        assert_eq!(words("en").counted("tooLong", 1), "1 character left");
        assert_eq!(words("en").counted("tooLong", 20), "20 characters left");
    }
}
