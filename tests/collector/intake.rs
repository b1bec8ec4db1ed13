//! What is right is stored, what is wrong is refused with a reason and kept aside, and neither touches the other.

use expectly_core::study::{Moment, Study, Survey};
use serde_json::{Value, json};

use crate::http::Request;
use crate::program::{Collector, ORIGIN, STUDY};
use crate::results::{batch, checkout, id, nps, promise};

/// K03
#[test]
fn k03_bytes_that_are_no_json_get_a_code_and_are_kept_aside_so_that_no_answer_vanishes_silently() {
    let collector = Collector::start();
    let good = nps(1, 9).to_string();
    let bodies: Vec<(&str, Vec<u8>)> = vec![
        ("empty", Vec::new()),
        ("truncated", good.as_bytes()[..good.len() - 9].to_vec()),
        ("with a byte order mark", format!("\u{feff}{good}").into_bytes()),
        ("not a number", good.replace("\"value\":9", "\"value\":NaN").into_bytes()),
        ("two documents", format!("{good}{good}").into_bytes()),
        ("trailing comma", format!("[{good},]").into_bytes()),
        ("not UTF-8", [good.as_bytes(), &[0xff]].concat()),
        ("nested 30 000 deep", "[".repeat(30_000).into_bytes()),
        ("nested 30 000 deep and closed", ["[".repeat(30_000), "]".repeat(30_000)].concat().into_bytes()),
        ("objects nested 10 000 deep", [r#"{"a":"#.repeat(10_000), "1".into(), "}".repeat(10_000)].concat().into_bytes()),
    ];
    for (name, body) in &bodies {
        let reply = collector.post(body.clone());
        assert_eq!(reply.status, 400, "{name}");
        assert_eq!(reply.json(), json!({ "code": "not_json", "path": "", "receipts": [] }), "{name}");
    }
    let report = collector.report();
    assert_eq!(report["refused"], bodies.len(), "each is counted");
    assert_eq!(collector.post(good).status, 200, "the collector still takes what is right");
}

/// K03
#[test]
fn k03_a_broken_item_is_refused_alone_even_where_only_its_own_text_is_broken() {
    let collector = Collector::start();
    let good = nps(1, 9).to_string();
    let items = [
        nps(2, 9).to_string().replacen('{', r#"{"v":1,"#, 1),
        nps(3, 9).to_string().replace("/thanks", r"\ud800"),
        "5".into(),
        "null".into(),
        good.clone(),
    ];
    let reply = collector.post(format!("[{}]", items.join(",")));
    let receipts = reply.json()["receipts"].clone();
    assert_eq!(reply.status, 200);
    assert_eq!(receipts[0], json!({ "id": id(2), "status": "rejected", "code": "not_json", "path": "" }), "the same key twice");
    assert_eq!(receipts[1], json!({ "id": id(3), "status": "rejected", "code": "not_json", "path": "" }), "half a surrogate pair");
    assert_eq!(receipts[2], json!({ "status": "rejected", "code": "wrong_type", "path": "" }));
    assert_eq!(receipts[3], json!({ "status": "rejected", "code": "wrong_type", "path": "" }));
    assert_eq!(receipts[4], json!({ "id": id(1), "status": "stored" }));
}

/// K04
#[test]
fn k04_a_value_off_its_scale_never_reaches_a_score() {
    let collector = Collector::start();
    let wrong = [
        ("11", "out_of_range"),
        ("-1", "out_of_range"),
        ("7.5", "out_of_range"),
        ("1e400", "out_of_range"),
        ("\"7\"", "wrong_type"),
        ("null", "wrong_type"),
        ("[7]", "wrong_type"),
    ];
    for (value, code) in wrong {
        let text = nps(1, 7).to_string().replace("\"value\":7", &format!("\"value\":{value}"));
        let reply = collector.post(text.clone());
        assert_eq!(reply.status, 400, "{value}");
        assert_eq!(reply.json()["code"], code, "{value}");
        assert_eq!(reply.json()["receipts"][0]["code"], code, "{value}");
        assert_eq!(reply.json()["receipts"][0]["id"], id(1), "{value}");
        if value != "1e400" {
            assert_eq!(reply.json()["path"], "answers[0].value", "{value}");
        }
        let mixed = collector.post(format!("[{text},{}]", nps(2, 10)));
        assert_eq!((mixed.status, mixed.json()["receipts"][0]["code"].as_str()), (200, Some(code)), "{value} within a batch");
    }
    let score = &collector.report()["report"]["scores"][0];
    assert_eq!(score["n"], 1);
    assert_eq!(score["histogram"], json!([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1]));
}

/// K05
#[test]
fn k05_one_bad_answer_does_not_cost_the_nine_good_ones_sent_with_it() {
    let collector = Collector::start();
    let mut items: Vec<Value> = (0..10).map(|number| nps(number, 8)).collect();
    items[4]["survey"] = "no-such-survey".into();
    let reply = collector.post(batch(items));
    assert_eq!(reply.status, 200);
    let expected: Vec<_> = (0..10).map(|number| if number == 4 { "rejected" } else { "stored" }).collect();
    assert_eq!(reply.statuses(), expected);
    assert_eq!(reply.json()["receipts"][4], json!({ "id": id(4), "status": "rejected", "code": "unknown_reference", "path": "survey" }));
    let report = collector.report();
    assert_eq!(report["report"]["scores"][0]["n"], 9);
    assert_eq!(report["refused"], 1);
}

#[test]
fn a_result_for_a_study_that_nobody_serves_is_refused_by_name() {
    let collector = Collector::start();
    let mut stray = nps(1, 9);
    stray["study"] = "no-such-shop".into();
    let reply = collector.post(stray.to_string());
    assert_eq!(reply.status, 400);
    assert_eq!((reply.json()["code"].as_str(), reply.json()["path"].as_str()), (Some("unknown_reference"), Some("study")));
}

#[test]
fn a_result_that_contradicts_its_survey_is_refused() {
    let collector = Collector::start();
    let mut moved = nps(1, 9);
    moved["moment"] = "before".into();
    let [_, mut lying] = checkout(2, 6, 4);
    lying["gap"]["value"] = 1.into();
    for (wrong, path) in [(moved, "moment"), (lying, "gap.value")] {
        let reply = collector.post(wrong.to_string());
        assert_eq!((reply.status, reply.json()["code"].as_str(), reply.json()["path"].as_str()), (400, Some("inconsistent"), Some(path)));
    }
    assert_eq!(collector.post(promise(3, 6, 5).to_string()).status, 200);
}

/// The code and path for which a result alone in its request is refused, none if it is stored.
fn refusal(collector: &Collector, result: &Value) -> Option<(String, String)> {
    let reply = collector.post(result.to_string()).json();
    let text = |name: &str| reply[name].as_str().map(String::from);
    text("code").zip(text("path"))
}

#[test]
fn k13_one_invented_result_cannot_fill_the_disk_with_counts_by_naming_a_version_that_nobody_can_check() {
    let collector = Collector::start();
    let asked = |questions: usize, options: usize| {
        let chosen: Vec<String> = (0..options).map(|option| format!("o{option}")).collect();
        let answer = |question| json!({ "question": format!("q{question}"), "state": "answered", "choices": chosen });
        (0..questions).map(answer).collect::<Vec<_>>()
    };
    let mut flood = nps(1, 9);
    (flood["answers"], flood["studyVersion"]) = (asked(100, 60).into(), 99.into());
    assert_eq!(refusal(&collector, &flood), Some(("out_of_range".into(), "studyVersion".into())), "yet to come");
    flood["studyVersion"] = 2.into();
    assert_eq!(refusal(&collector, &flood), Some(("too_long".into(), "answers".into())));
    flood["answers"] = asked(10, 32).into();
    assert_eq!(refusal(&collector, &flood), Some(("too_long".into(), "answers".into())));
    flood["answers"] = asked(10, 31).into();
    assert_eq!(refusal(&collector, &flood), None, "what an earlier version may have asked is stored");
    assert_eq!(collector.report()["refused"], 3, "and nothing of it is lost");
}

#[test]
fn an_attribute_that_the_study_does_not_list_is_not_kept_and_costs_no_answer_of_an_earlier_version() {
    let collector = Collector::start();
    let mut current = nps(1, 9);
    current["attributes"] = json!({ "plan": "pro", "mood": "good" });
    assert_eq!(refusal(&collector, &current), Some(("unknown_key".into(), "attributes.mood".into())));
    let mut earlier = current;
    (earlier["id"], earlier["studyVersion"]) = (id(2).into(), 2.into());
    assert_eq!(refusal(&collector, &earlier), None);
    let kept = collector.get("/v1/export/corner-shop.ndjson");
    assert_eq!(serde_json::from_str::<Value>(kept.text().trim()).unwrap()["attributes"], json!({ "plan": "pro" }));
}

#[test]
fn a_batch_of_a_hundred_is_taken_and_one_more_is_asked_to_be_split() {
    let collector = Collector::start();
    let small = |count: usize| format!("[{}]", vec!["0"; count].join(","));
    assert_eq!(collector.post(small(100)).statuses().len(), 100);
    let reply = collector.post(small(101));
    assert_eq!(reply.status, 413);
    assert_eq!(reply.json(), json!({ "code": "too_long", "path": "", "receipts": [] }));
    let none = collector.post("[]");
    assert_eq!((none.status, none.json()["code"].as_str()), (400, Some("missing")));
}

#[test]
fn a_result_is_taken_by_its_content_whatever_its_type_is_called() {
    let collector = Collector::start();
    for (number, kind) in (1..).zip(["text/plain;charset=UTF-8", "application/json", "application/x-www-form-urlencoded", "nonsense"]) {
        let request = Request::post("/v1/results").header("origin", ORIGIN).header("content-type", kind).body(nps(number, 9).to_string());
        assert_eq!(collector.send(&request).statuses(), ["stored"], "{kind}");
    }
}

/// K02
#[test]
fn k02_a_compressed_body_is_refused_so_that_it_cannot_unpack_to_more_than_was_sent() {
    let collector = Collector::start();
    let request = |encoding| Request::post("/v1/results").header("origin", ORIGIN).header("content-encoding", encoding).body("x");
    let reply = collector.send(&request("gzip"));
    assert_eq!((reply.status, reply.json()["code"].as_str()), (415, Some("content_encoding")));
    assert_eq!(collector.send(&request("identity, br")).status, 415);
    assert_eq!(collector.send(&request("identity")).status, 400, "identity is no encoding; the body is still wrong");
}

#[test]
fn everybody_may_learn_what_a_study_asks_and_nothing_else_of_it() {
    let collector = Collector::start();
    let reply = collector.send(&Request::get("/v1/studies/corner-shop"));
    assert_eq!((reply.status, reply.header("access-control-allow-origin")), (200, Some("*")));
    let study = Study::parse(STUDY).unwrap();
    let moment = |survey: &Survey, moment: Moment| json!({ "moment": moment.id(), "wording": study.wording(survey, moment).as_str() });
    let moments = |survey: &Survey| Value::Array(survey.moments().map(|at| moment(survey, at)).collect());
    let surveys: Vec<_> = study.surveys.iter().map(|one| json!({ "id": one.id.as_str(), "moments": moments(one) })).collect();
    assert_eq!(reply.json(), json!({ "study": "corner-shop", "version": 3, "surveys": surveys }));
    assert_eq!(collector.send(&Request::get("/v1/studies/no-such-shop")).status, 404);
}
