//! Owns what an owner reads who has made a mistake in a study: the code and the exact path of each.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on should stop")]

#[allow(dead_code, reason = "the results in it are for other tests")]
mod documents;

use documents::{EVERYTHING, STUDY, places, with};
use expectly_core::json::Json;
use expectly_core::study::Study;

/// A mistake: what stood there, what stands there now, and what is said about it.
type Mistake = (&'static str, &'static str, &'static str, &'static str);

const MISTAKES: &[Mistake] = &[
    // Malformed
    (r#""version": 3,"#, r#""version": 3"#, "not_json", ""),
    (r#""version": 3,"#, r#""version": 3, "version": 4,"#, "not_json", ""),
    (r#""version": 3,"#, r#""version": NaN,"#, "not_json", ""),
    (r#""sample": 0.25"#, r#""sample": 1e400"#, "out_of_range", ""),
    // Misspelt keys
    (r#""endpoint": {"#, r#""endpont": {"#, "unknown_key", "endpont"),
    (r#""delayMs": 1500"#, r#""delayms": 1500"#, "unknown_key", "surveys[0].before.when.delayms"),
    (r#""owner": "Web shop""#, r#""ownr": "Web shop""#, "unknown_key", "touchpoints[0].ownr"),
    (r#"{ "path": "/account", "everyDays": 90 }"#, r#"{ "path": "/account" }, "before": {}"#, "unknown_key", "surveys[1].before"),
    (r#""accent": "#, r#""colour": "#, "unknown_key", "look.colour"),
    (r#"{ "en": "Checkout" }"#, r#"{ "english": "Checkout" }"#, "unknown_key", "touchpoints[0].name.english"),
    // Wrong types
    (r#""version": 3"#, r#""version": "3""#, "wrong_type", "version"),
    (r#""level": 6"#, r#""level": "6""#, "wrong_type", "promises[0].level"),
    (r#""name": { "en": "Checkout" }"#, r#""name": "Checkout""#, "wrong_type", "touchpoints[0].name"),
    (r#"{ "event": "order-placed" }"#, r#""order-placed""#, "wrong_type", "surveys[0].after.when"),
    (r#"{ "url": "https://cx.example/v1/results" }"#, r#""https://cx.example/v1/results""#, "wrong_type", "endpoint"),
    // Off the range
    (r#""version": 3"#, r#""version": 0"#, "out_of_range", "version"),
    (r#""version": 3"#, r#""version": 3.5"#, "out_of_range", "version"),
    (r#""level": 6"#, r#""level": 8"#, "out_of_range", "promises[0].level"),
    (r#""margin": 0.5"#, r#""margin": 0"#, "out_of_range", "promises[0].margin"),
    (r#""sample": 0.25"#, r#""sample": 0"#, "out_of_range", "surveys[0].before.when.sample"),
    (r#""sample": 0.25"#, r#""sample": 25"#, "out_of_range", "surveys[0].before.when.sample"),
    (r#""delayMs": 1500"#, r#""delayMs": -1"#, "out_of_range", "surveys[0].before.when.delayMs"),
    (r#""everyDays": 90"#, r#""everyDays": 100000"#, "out_of_range", "surveys[1].when.everyDays"),
    (r#""atLeast": 1"#, r#""atLeast": 11"#, "out_of_range", "surveys[0].after.then[0].if.sacrifice.atLeast"),
    // Not one of those allowed, not of the form asked for
    (r#""kind": "nps""#, r#""kind": "nsp""#, "unknown_value", "surveys[1].kind"),
    (r#""stage": "purchase""#, r#""stage": "buying""#, "unknown_value", "touchpoints[0].stage"),
    (r#""facet": "product""#, r#""facet": "goods""#, "unknown_value", "touchpoints[1].facet"),
    (r#""scale": "ease7""#, r#""scale": "ease5""#, "unknown_value", "surveys[0].scale"),
    (r#""population": "prospect""#, r#""population": "visitor""#, "unknown_value", "surveys[0].population"),
    (r#""study": "tea-shop""#, r#""study": "Tea Shop""#, "unknown_value", "study"),
    (r#""url": "https:"#, r#""url": "javascript:"#, "unknown_value", "endpoint.url"),
    (r##""#0b57d0""##, r#""blue""#, "unknown_value", "look.accent"),
    (r#""bottom-start""#, r#""top""#, "unknown_value", "look.position"),
    (r#""gpc": "hide""#, r#""gpc": "ignore""#, "unknown_value", "privacy.gpc"),
    (r#""path": "/account""#, r#""path": "account""#, "unknown_value", "surveys[1].when.path"),
    (r#""type": "text""#, r#""type": "ratings""#, "unknown_value", "surveys[0].after.then[0].ask.type"),
    (r#""id": "why""#, r#""id": "experience""#, "duplicate_id", "surveys[0].after.then[0].ask.id"),
    // Pointing nowhere, standing twice, contradicting
    (r#""touchpoint": "delivery""#, r#""touchpoint": "deliveries""#, "unknown_reference", "promises[0].touchpoint"),
    (r#""promise": "two-days""#, r#""promise": "one-day""#, "unknown_reference", "surveys[2].promise"),
    (
        r#""stage": "use", "facet": "product" }"#,
        r#""stage": "use", "facet": "product" }, { "id": "delivery", "stage": "use", "facet": "people" }"#,
        "duplicate_id",
        "touchpoints[2].id",
    ),
    (r#""id": "relationship""#, r#""id": "checkout-ease""#, "duplicate_id", "surveys[1].id"),
    (r#""kind": "nps""#, r#""kind": "nps", "scale": "ease7""#, "inconsistent", "surveys[1].scale"),
    (r#"{ "en": "Delivered in two days" }"#, "{}", "missing", "promises[0].text"),
];

fn said(text: &str) -> Option<(&'static str, String)> {
    Study::parse(text).err().map(|error| (error.code(), error.path().into()))
}

/// Mistakes in when, how often and whether a survey is shown.
const CONDITIONS: &[Mistake] = &[
    (r#""path": "/account""#, r#""url": { "strats": "https://" }"#, "unknown_key", "surveys[1].when.url.strats"),
    (r#""path": "/account""#, r#""url": { "not": [{ "not": [] }] }"#, "unknown_key", "surveys[1].when.url.not[0].not"),
    (r#""path": "/account""#, r#""event": { "where": {} }"#, "missing", "surveys[1].when.event.name"),
    (
        r#""path": "/account""#,
        r#""event": { "name": "paid", "where": { "total": { "over": 20 } } }"#,
        "unknown_key",
        "surveys[1].when.event.where.total.over",
    ),
    (r#""path": "/account""#, r#""scroll": 50"#, "out_of_range", "surveys[1].when.scroll"),
    (r#""path": "/account""#, r#""device": ["watch"]"#, "unknown_value", "surveys[1].when.device[0]"),
    (r#""path": "/account""#, r#""language": ["German"]"#, "unknown_value", "surveys[1].when.language[0]"),
    (r#""path": "/account""#, r#""visits": { "atLeast": 0 }"#, "out_of_range", "surveys[1].when.visits.atLeast"),
    (r#""path": "/account""#, r#""until": "31.12.2026""#, "unknown_value", "surveys[1].when.until"),
    (r#""path": "/account""#, r#""limit": 0"#, "out_of_range", "surveys[1].when.limit"),
    (r#""path": "/account""#, r#""again": { "times": 2 }"#, "missing", "surveys[1].when.again.afterDays"),
    (r#""path": "/account""#, r#""attributes": { "plan": { "is": true } }"#, "wrong_type", "surveys[1].when.attributes.plan.is"),
    (r#""anySurveyEveryDays": 30"#, r#""perVist": 1"#, "unknown_key", "fatigue.perVist"),
    (r#""anySurveyEveryDays": 30"#, r#""kinds": { "nsp": {} }"#, "unknown_key", "fatigue.kinds.nsp"),
    (r#""anySurveyEveryDays": 30"#, r#""kinds": { "nps": { "most": 0 } }"#, "out_of_range", "fatigue.kinds.nps.most"),
    (r#""gpc": "hide""#, r#""gpc": "hide", "storage": "cookie""#, "unknown_value", "privacy.storage"),
];

#[test]
fn the_studies_that_the_others_spoil_are_right() {
    assert_eq!((said(STUDY), said(EVERYTHING)), (None, None));
}

#[test]
fn a_mistake_in_a_study_is_named_with_its_place() {
    for (piece, other, code, path) in MISTAKES {
        assert_eq!(said(&with(STUDY, piece, other)), Some((*code, String::from(*path))), "{piece} → {other}");
    }
}

#[test]
fn a_mistake_in_a_condition_is_named_with_its_place_or_it_is_silently_never_met() {
    for (piece, other, code, path) in CONDITIONS {
        assert_eq!(said(&with(STUDY, piece, other)), Some((*code, String::from(*path))), "{piece} → {other}");
    }
}

#[test]
fn a_text_too_long_to_be_read_is_refused_at_its_place() {
    let long = "a".repeat(1001);
    assert_eq!(said(&with(STUDY, "What fell short?", &long)), Some(("too_long", "surveys[0].after.then[0].ask.text.en".into())));
    let id = "a".repeat(65);
    assert_eq!(said(&with(STUDY, r#""id": "relationship""#, &format!(r#""id": "{id}""#))), Some(("too_long", "surveys[1].id".into())));
}

#[test]
fn null_is_never_taken_for_absent_wherever_it_stands() {
    let study = Json::parse(EVERYTHING).unwrap();
    for place in places(&study).into_iter().filter(|place| place.path != "$schema") {
        let mut spoilt = study.clone();
        *place.of(&mut spoilt) = Json::Null;
        assert_eq!(said(&spoilt.to_text()), Some(("wrong_type", place.path.clone())));
    }
}

#[test]
fn an_unknown_key_is_refused_in_every_object() {
    let study = Json::parse(EVERYTHING).unwrap();
    for place in places(&study) {
        let mut spoilt = study.clone();
        let Json::Object(entries) = place.of(&mut spoilt) else { continue };
        entries.push(("expectly".into(), Json::Integer(1)));
        let path = if place.path.is_empty() { "expectly".into() } else { format!("{}.expectly", place.path) };
        // What query parameters and properties are called is for others to say; their values are not numbers.
        let is_free = [".query", ".where", ".attributes"].iter().any(|names| place.path.ends_with(names));
        assert_eq!(said(&spoilt.to_text()), Some((if is_free { "wrong_type" } else { "unknown_key" }, path)));
    }
}

/// Keys that may be left out of this study without leaving another part of it without sense.
const OPTIONAL: &[&str] = &[
    "$schema",
    "touchpoints[0].name",
    "touchpoints[0].name.en",
    "touchpoints[0].action",
    "touchpoints[0].action.en",
    "touchpoints[0].action.de",
    "touchpoints[0].owner",
    "promises[0].margin",
    "surveys[0].scale",
    "surveys[0].population",
    "surveys[0].before.text",
    "surveys[0].before.when.path",
    "surveys[0].before.when.delayMs",
    "surveys[0].before.when.sample",
    "surveys[0].after.when.event",
    "surveys[0].after.text",
    "surveys[0].after.then",
    "surveys[0].after.then[0]",
    "surveys[0].after.then[0].if",
    "surveys[0].after.then[0].if.sacrifice",
    "surveys[0].after.then[0].if.sacrifice.atLeast",
    "surveys[0]",
    "surveys[1].when",
    "surveys[1].when.path",
    "surveys[1].when.everyDays",
    "surveys[1]",
    "surveys[2].when",
    "surveys[2].when.path",
    "surveys[2].text",
    "surveys[2]",
    "fatigue",
    "fatigue.anySurveyEveryDays",
    "privacy",
    "privacy.consent",
    "privacy.gpc",
    "look",
    "look.accent",
    "look.position",
];

#[test]
fn what_has_to_be_there_is_missed_by_name_and_nothing_else_is() {
    let study = Json::parse(STUDY).unwrap();
    for place in places(&study).into_iter().skip(1) {
        let mut spoilt = study.clone();
        place.remove(&mut spoilt);
        let said = said(&spoilt.to_text());
        if OPTIONAL.contains(&place.path.as_str()) {
            // The last text of a language is missed as the whole text is.
            let text = place.path.strip_suffix(".en").filter(|text| *text != "touchpoints[0].action");
            assert_eq!(said, text.map(|text| ("missing", text.into())), "without {}", place.path);
        } else {
            let (code, path) = said.unwrap_or_else(|| panic!("{} was not missed", place.path));
            let near = place.path.rsplit_once('.').map_or("", |(above, _)| above);
            assert!(
                code == "unknown_reference" || (code == "missing" && (path == place.path || path == near)),
                "without {}: {code} {path}",
                place.path
            );
        }
    }
}

#[test]
fn a_blur_that_would_leave_words_or_a_second_choice_clear_is_refused() {
    let study = |more: &str| {
        let choice = r#""id": "habit", "type": "choice", "text": { "en": "Do you?" }, "randomized": 1.5, "options":
            [ { "id": "yes", "text": { "en": "Yes" } }, { "id": "no", "text": { "en": "No" } } ]"#;
        let survey = format!(r#"{{ "id": "habits", "kind": "questions", "when": {{ "path": "/" }}, "ask": [ {{ {choice}{more} }} ] }}"#);
        let study =
            format!(r#"{{ "study": "shop", "version": 1, "endpoint": {{ "url": "https://cx.example/" }}, "surveys": [ {survey} ] }}"#);
        Study::parse(&study).err().map(|error| (error.code(), String::from(error.path())))
    };
    assert_eq!(study(""), None);
    for more in [r#", "several": true"#, r#", "other": true"#] {
        assert_eq!(study(more), Some(("inconsistent", "surveys[0].ask[0].randomized".into())), "{more}");
    }
}
