//! Owns what an endpoint may say, and what the results that go there look like in each format.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test that cannot go on should stop")]

#[allow(dead_code, reason = "much in it is for other tests")]
mod documents;

use documents::{EXPERIENCE, PROMISE, STUDY, UNANSWERED, with};
use expectly_core::json::{Json, ObjectBuilder};
use expectly_core::study::{Endpoint, Format, Study};
use expectly_core::wire::envelope::Body;

const URL: &str = "https://in.example/take";
const ANSWERED_AT: &str = "2026-11-22T09:00:00.000Z";
const SENT_AT: &str = "2026-11-22T09:00:05.000Z";

fn endpoint(written: &str) -> (Endpoint, Json) {
    let json = Json::parse(written).unwrap();
    (Endpoint::of(&json).unwrap(), json)
}

fn said(more: &str) -> Option<(&'static str, String)> {
    let written = format!(r#"{{ "url": "{URL}"{more} }}"#);
    let study = with(STUDY, r#"{ "url": "https://cx.example/v1/results" }"#, &written);
    Study::parse(&study).err().map(|error| (error.code(), error.path().into()))
}

fn sent((endpoint, json): &(Endpoint, Json), results: &[&str]) -> Json {
    let mut body = Body::new(endpoint.format, json, SENT_AT, |number| number.to_string());
    for said in results {
        body.add(&Json::parse(said).unwrap(), ANSWERED_AT);
    }
    Json::parse(&body.end()).unwrap()
}

fn webhook(template: &str, result: &str) -> Json {
    let fields = ObjectBuilder::new().with("said", template).build().to_text();
    sent(&endpoint(&format!(r#"{{ "url": "{URL}", "format": "webhook", "fields": {fields} }}"#)), &[result]).get("said").unwrap().clone()
}

#[test]
fn an_endpoint_that_lacks_what_its_format_needs_is_refused_by_path() {
    let missing = |path: &str| Some(("missing", String::from(path)));
    let unknown = |path: &str| Some(("unknown_key", String::from(path)));
    for (more, wrong) in [
        ("", None),
        (r#", "format": "expectly""#, None),
        (r#", "format": "cloudevents""#, None),
        (r#", "format": "posthog", "key": "phc_1""#, None),
        (r#", "format": "segment", "key": "k""#, None),
        (r#", "format": "webhook", "fields": { "text": "{survey}: {score}" }"#, None),
        (r#", "format": "xml""#, Some(("unknown_value", "endpoint.format".into()))),
        (r#", "format": "posthog""#, missing("endpoint.key")),
        (r#", "format": "segment", "key": """#, Some(("unknown_value", "endpoint.key".into()))),
        (r#", "format": "webhook""#, missing("endpoint.fields")),
        (r#", "format": "webhook", "fields": {}"#, missing("endpoint.fields")),
        (r#", "key": "phc_1""#, unknown("endpoint.key")),
        (r#", "format": "cloudevents", "key": "k""#, unknown("endpoint.key")),
        (r#", "format": "segment", "key": "k", "fields": {}"#, unknown("endpoint.fields")),
        (r#", "format": "webhook", "fields": { "text": 1 }"#, Some(("wrong_type", "endpoint.fields.text".into()))),
    ] {
        assert_eq!(said(more), wrong, "{more}");
    }
}

#[test]
fn an_endpoint_survives_being_kept_with_a_result() {
    for written in [
        r#"{"url":"https://in.example/take","format":"cloudevents"}"#,
        r#"{"url":"https://in.example/take","format":"posthog","key":"phc_1"}"#,
        r#"{"url":"https://in.example/take","format":"webhook","fields":{"text":"{survey}","1":"\"{"}}"#,
    ] {
        assert_eq!(endpoint(written).0.written, written);
    }
}

#[test]
fn a_slot_alone_keeps_its_type_and_among_words_is_read_as_a_person_would() {
    let choices = with(EXPERIENCE, r#""text": "Too many fields""#, r#""choices": ["price", "other"], "text": "Queue""#);
    for (template, result, filled) in [
        ("{score}", EXPERIENCE, "4"),
        ("{gap} {verdict}", EXPERIENCE, "\"2 fell-short\""),
        ("Got {score} of {expected}: {why}.", EXPERIENCE, "\"Got 4 of 6: Too many fields.\""),
        ("{why}", &choices, r#"["price","other"]"#),
        ("{survey}: {why}", &choices, "\"checkout-ease: price, other\""),
        ("{path} {locale} {stage}", EXPERIENCE, "\"/thanks de purchase\""),
        ("{sample}", EXPERIENCE, "0.25"),
        ("{sample} {complete}", EXPERIENCE, "\"0.25 true\""),
        ("{gap.scale}", EXPERIENCE, "\"ease7\""),
        // What frames of other formats are made of is none of a webhook's.
        ("{fields}{key}", EXPERIENCE, "\"\""),
        ("at {time}", EXPERIENCE, "\"at 2026-11-22T09:00:00.000Z\""),
        ("{time}", EXPERIENCE, "\"2026-11-22T09:00:00.000Z\""),
        // What is not known of this result: null alone, nothing among words.
        ("{gap}", UNANSWERED, "null"),
        ("Gap {gap}!", UNANSWERED, "\"Gap !\""),
        ("{score}", UNANSWERED, "null"),
        // What they got, not what they were promised.
        ("{score} {promise} {verdict}", PROMISE, "\"7 two-days under-sold\""),
        // No slots
        ("", EXPERIENCE, "\"\""),
        ("a } b { c", EXPERIENCE, "\"a } b { c\""),
    ] {
        assert_eq!(webhook(template, result).to_text(), filled, "{template}");
    }
}

#[test]
fn words_of_a_visitor_that_look_like_a_slot_stay_words() {
    let sly = with(EXPERIENCE, "Too many fields", "{study} \\\"}{");
    assert_eq!(webhook("{why}{survey}", &sly).to_text(), r#""{study} \"}{checkout-ease""#);
}

#[test]
fn both_halves_of_a_pair_come_from_one_person_where_they_may_be_joined_and_from_two_where_not() {
    let pair = "5d1f0e9c-2b7a-4c3d-8e6f-0a1b2c3d4e5f";
    assert_eq!(webhook("{person}", EXPERIENCE), Json::from(pair));
    let apart = with(EXPERIENCE, &format!(r#""id": "{pair}", "#), "");
    assert_eq!(webhook("{person}", &apart), Json::from("0b8e7a52-6f0c-4f6e-9a51-3f2d1c0b9a88"));
}

#[test]
fn a_batch_holds_every_result_and_the_time_of_sending_and_a_webhook_one() {
    let two = &[EXPERIENCE, UNANSWERED];
    for (format, more, list, time) in [
        ("posthog", r#", "key": "k""#, "batch", Some("sent_at")),
        ("segment", r#", "key": "k""#, "batch", Some("sentAt")),
        ("cloudevents", "", "", None),
    ] {
        let endpoint = endpoint(&format!(r#"{{ "url": "{URL}", "format": "{format}"{more} }}"#));
        let body = sent(&endpoint, two);
        let Some(Json::List(events)) = (if list.is_empty() { Some(&body) } else { body.get(list) }) else { panic!("{format}") };
        assert_eq!(events.len(), 2, "{format}");
        assert_eq!(time.and_then(|key| body.get(key)), time.map(|_| SENT_AT.into()).as_ref(), "{format}");
        // Every result of a batch stays within what a leaving page may send.
        let most = two.iter().map(|result| endpoint.0.format.size(result.len())).sum::<usize>();
        assert!(body.to_text().len() <= most, "{format}: {} of {most}", body.to_text().len());
    }
    assert_eq!(Format::Webhook.most_together(), 1);
}

#[test]
fn what_a_cloud_event_carries_is_our_own_result_unchanged() {
    let endpoint = endpoint(&format!(r#"{{ "url": "{URL}", "format": "cloudevents" }}"#));
    let Json::List(events) = sent(&endpoint, &[EXPERIENCE]) else { panic!("no batch") };
    assert_eq!(events[0].get("data"), Some(&Json::parse(EXPERIENCE).unwrap()));
}
