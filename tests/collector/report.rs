//! The report is core's own, to the last bit, over exactly the answers that were sent.

use std::collections::BTreeMap;

use expectly_core::reading::Confidence;
use expectly_core::report::{Counts, Key, PairCounts, RatingCounts, Report};
use expectly_core::scale::ScaleId;
use serde_json::{Value, json};

use crate::http::Request;
use crate::program::{Collector, ORIGIN, OTHER_ORIGIN, TOKEN, run};
use crate::results::{batch, checkout, nps, promise, rated};

/// What some visitors say: every survey, several sources, populations and wordings, and every way not to answer.
fn sent() -> Vec<Value> {
    let mut results = Vec::new();
    for number in 0..60_u32 {
        let draw = i64::from(number * 7 % 13);
        let mut one = [
            nps(10_000 + number, draw % 11),
            rated(20_000 + number, "support", &[("satisfaction", "csat", "csat5", 1 + draw % 5)]),
            rated(30_000 + number, "returns", &[("ease", "ces", "ease7", 1 + draw % 7)]),
            promise(40_000 + number, 1 + (draw + 2) % 7, 1 + draw % 7),
        ];
        match number % 10 {
            0 => one[0]["source"] = "email".into(),
            1 => one[1]["population"] = "prospect".into(),
            2 => one[2]["wording"] = "fedcba9876543210".into(),
            3 => one[3]["promise"]["version"] = "2025-01".into(),
            digit @ 4..=6 => {
                let answer = one[2]["answers"][0].as_object_mut().unwrap();
                answer.remove("value");
                answer.insert("state".into(), ["skipped", "dont-know", "not-shown"][digit as usize - 4].into());
            }
            _ => {}
        }
        let [before, after] = checkout(number, 1 + draw % 7, 1 + (draw * 3) % 7);
        results.extend(one);
        results.push(before);
        // Two in three come back.
        results.extend((number % 3 > 0).then_some(after));
    }
    results
}

/// The same counts by another road: straight from what was sent, without a store.
fn counted(results: &[Value]) -> Counts {
    let text = |value: &Value| value.as_str().map(String::from);
    let mut ratings: BTreeMap<(Key, String, String), RatingCounts> = BTreeMap::new();
    let mut pairs: BTreeMap<(Key, String, String, String), PairCounts> = BTreeMap::new();
    for result in results {
        let promise = &result["promise"];
        let key = |scale: &Value| Key {
            survey: text(&result["survey"]).unwrap(),
            touchpoint: text(&result["touchpoint"]),
            stage: text(&result["stage"]),
            facet: text(&result["facet"]),
            promise: promise.is_object().then(|| format!("{}@{}", promise["id"].as_str().unwrap(), promise["version"].as_str().unwrap())),
            scale: text(scale).unwrap(),
            wording: text(&result["wording"]).unwrap(),
            population: text(&result["population"]).unwrap(),
            ..Key::default()
        };
        let source = text(&result["source"]).unwrap();
        for answer in result["answers"].as_array().unwrap().iter().filter(|answer| answer["state"] != "not-shown") {
            let (key, question) = (key(&answer["scale"]), text(&answer["question"]).unwrap());
            let scale = ScaleId::named(&key.scale).unwrap();
            let row = ratings.entry((key.clone(), question.clone(), source.clone())).or_insert_with(|| RatingCounts {
                key,
                question,
                expected: false,
                source: source.clone(),
                counts: vec![0; scale.levels()],
                skipped: 0,
                dont_know: 0,
            });
            match answer["state"].as_str().unwrap() {
                "answered" => row.counts[answer["value"].as_u64().unwrap() as usize - scale.min() as usize] += 1,
                "skipped" => row.skipped += 1,
                _ => row.dont_know += 1,
            }
        }
        if let Some(gap) = result["gap"].as_object() {
            let (key, kind) = (key(&gap["scale"]), text(&gap["kind"]).unwrap());
            let (first, second, timing) = match kind.as_str() {
                "sacrifice" => (&result["pair"]["expected"], &result["pair"]["experienced"], "before"),
                _ => (&result["answers"][0]["value"], &result["answers"][1]["value"], "concurrent"),
            };
            let margin = (key.promise.as_deref() == Some("two-days@2026-10")).then_some(0.75);
            let row = pairs.entry((key.clone(), kind.clone(), timing.into(), source.clone())).or_insert_with(|| PairCounts {
                key,
                question: String::new(),
                gap: kind,
                timing: timing.into(),
                source,
                joint: vec![vec![0; 7]; 7],
                margin,
            });
            row.joint[first.as_u64().unwrap() as usize - 1][second.as_u64().unwrap() as usize - 1] += 1;
        }
    }
    Counts { ratings: ratings.into_values().collect(), pairs: pairs.into_values().collect(), choices: Vec::new() }
}

#[test]
fn the_report_is_what_core_makes_of_the_same_answers_to_the_last_bit() {
    let collector = Collector::start();
    let results = sent();
    for some in results.chunks(100) {
        assert_eq!(collector.post(batch(some.to_vec())).status, 200);
    }
    let counts = counted(&results);
    let report = Report::of(&counts, Confidence::DEFAULT).unwrap();
    assert!(report.gaps.len() >= 3 && report.scores.len() >= 5, "the answers cover the ground");
    let reply = collector.get("/v1/report/corner-shop");
    let body = reply.json();
    assert_eq!(serde_json::from_value::<Counts>(body["counts"].clone()).unwrap(), counts);
    // Compared as text: reading numbers back could round them.
    let expected = serde_json::to_string(&report).unwrap();
    assert!(reply.text().contains(&format!("\"report\":{expected}")), "expected {expected}\nin {}", reply.text());
    assert_eq!((&body["study"], &body["version"], &body["refused"]), (&json!("corner-shop"), &json!(3), &json!(0)));
}

#[test]
fn a_study_without_answers_gives_no_number_at_all_rather_than_a_zero() {
    let collector = Collector::start();
    let report = collector.report()["report"].clone();
    assert_eq!(report["scores"].as_array().unwrap().len(), 3, "each survey says that it has no answers yet");
    assert_eq!(report["gaps"].as_array().unwrap().len(), 2);
    let rows = report["scores"].as_array().unwrap().iter().flat_map(|score| score["readings"].as_array().unwrap().clone());
    let sides = report["gaps"].as_array().unwrap().iter().flat_map(|gap| ["first", "second", "difference"].map(|side| gap[side].clone()));
    for reading in rows.chain(sides) {
        assert_eq!((&reading["status"], &reading["reason"]), (&json!("insufficient"), &json!("no-answers")));
        assert_eq!(reading["n"], 0);
        for number in ["point", "low", "high"] {
            assert!(reading.get(number).is_none(), "{reading}");
        }
    }
}

#[test]
fn an_expectation_without_its_experience_is_shown_as_such_and_gives_no_gap() {
    let collector = Collector::start();
    let [before, _] = checkout(1, 6, 4);
    assert_eq!(collector.post(before.to_string()).status, 200);
    let report = collector.report();
    let gap = report["report"]["gaps"].as_array().unwrap().iter().find(|gap| gap["survey"] == "checkout-ease").unwrap().clone();
    assert_eq!((&gap["n"], &gap["unpaired"], &gap["difference"]["status"]), (&json!(0), &json!(1), &json!("insufficient")));
}

#[test]
fn a_report_that_has_not_changed_is_not_sent_again_and_one_that_has_is() {
    let collector = Collector::start();
    let ask = |known: &str| {
        let request = Request::get("/v1/report/corner-shop").header("authorization", &format!("Bearer {TOKEN}"));
        collector.send(&request.header("if-none-match", known))
    };
    let first = collector.get("/v1/report/corner-shop");
    let tag = String::from(first.header("etag").unwrap());
    assert!(tag.ends_with(&format!("-{}\"", first.json()["revision"])), "{tag}");
    let same = ask(&tag);
    assert_eq!((same.status, same.body.len(), same.header("etag")), (304, 0, Some(tag.as_str())));

    collector.post(nps(1, 9).to_string());
    let changed = ask(&tag);
    assert_eq!(changed.status, 200);
    let tag = String::from(changed.header("etag").unwrap());

    collector.post(nps(1, 9).to_string());
    assert_eq!(ask(&tag).status, 304, "a duplicate changes nothing");

    let mut other = nps(2, 9);
    other["study"] = "other-shop".into();
    let request = Request::post("/v1/results").header("origin", OTHER_ORIGIN).body(other.to_string());
    assert_eq!(collector.send(&request).status, 200);
    assert_eq!(ask(&tag).status, 304, "another study's answers change nothing");

    collector.post("not json");
    assert_eq!(ask(&tag).status, 200, "what is refused is counted");
}

#[test]
fn a_report_names_what_its_rows_are_about_in_the_order_of_the_study() {
    let collector = Collector::start();
    let names = collector.report()["names"].clone();
    let ids: Vec<_> = names["surveys"].as_array().unwrap().iter().map(|survey| survey["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["relationship", "support", "returns", "checkout-ease", "delivery-promise"]);
    assert_eq!(
        names["surveys"][0],
        json!({ "id": "relationship", "kind": "nps", "questions": [{ "id": "why", "text": { "en": "Why?" } }] })
    );
    let checkout = &names["surveys"][3];
    assert_eq!((&checkout["kind"], &checkout["touchpoint"]), (&json!("expectation"), &json!("checkout")));
    assert_eq!(checkout["name"], json!({ "en": "Checkout", "de": "Kasse" }));
    assert_eq!(checkout["action"], json!({ "en": "check out", "de": "bezahlen" }));
    assert_eq!(names["surveys"][4]["promiseText"], json!({ "en": "Delivered in two days" }));
    let reply = collector.get("/v1/report/corner-shop");
    assert!(reply.text().contains(r#""name":{"en":"Checkout","de":"Kasse"}"#), "English first, whatever the study's order");
}

/// K19
#[test]
fn k19_a_report_during_a_burst_is_a_whole_moment_of_it() {
    let collector = Collector::start();
    std::thread::scope(|scope| {
        let sender = scope.spawn(|| {
            for number in 0..150 {
                let request = Request::post("/v1/results").header("origin", ORIGIN).body(batch(checkout(number, 6, 4)));
                assert_eq!(collector.send(&request).status, 200);
            }
        });
        while !sender.is_finished() {
            let counts: Counts = serde_json::from_value(collector.report()["counts"].clone()).unwrap();
            let given =
                |question: &str| counts.ratings.iter().filter(|row| row.question == question).flat_map(|row| &row.counts).sum::<u64>();
            let pairs: u64 = counts.pairs.iter().flat_map(|row| row.joint.iter().flatten()).sum();
            assert_eq!((given("expectation"), given("experience")), (pairs, pairs));
        }
    });
}

#[test]
fn a_report_can_be_of_a_segment_or_of_some_days_and_then_keeps_what_employees_said_to_itself() {
    let collector = Collector::start();
    let mut of_pro = nps(1, 9);
    of_pro["attributes"] = json!({ "plan": "pro", "email": "a@b.example", "customer": "8812345" });
    let mut of_an_employee = nps(2, 3);
    of_an_employee["population"] = "internal".into();
    of_an_employee["attributes"] = json!({ "plan": "pro" });
    let sent = [of_pro, of_an_employee, nps(3, 0)];
    assert_eq!(collector.post(batch(sent)).status, 200);
    let answers = |query: &str| {
        let reply = collector.get(&format!("/v1/report/corner-shop{query}"));
        let counts: Counts = serde_json::from_value(reply.json()["counts"].clone()).unwrap();
        counts.ratings.iter().flat_map(|row| &row.counts).sum::<u64>()
    };
    assert_eq!(answers(""), 3);
    assert_eq!(answers("?segment=plan%3Dpro"), 1);
    assert_eq!(answers("?segment=plan%3Dfree"), 0);
    assert_eq!((answers("?from=2020-01-01"), answers("?to=2020-01-01")), (2, 0));
    for nobody in ["?segment=email%3Da%40b.example", "?segment=customer%3D8812345"] {
        assert_eq!(answers(nobody), 0, "what names a person is no segment");
    }
}

#[test]
fn a_part_that_is_none_is_refused_rather_than_reported_on_as_if_nobody_had_answered() {
    let collector = Collector::start();
    let (store, studies) = (collector.store(), collector.folder.path("studies"));
    let wrong = [("from", "yesterday"), ("from", "2026-13-45"), ("to", "22.11.2026"), ("to", ""), ("segment", "plan"), ("segment", "=pro")];
    for (name, value) in wrong {
        let reply = collector.get(&format!("/v1/report/corner-shop?{name}={value}"));
        assert_eq!((reply.status, reply.json()), (400, json!({ "code": "malformed_query", "path": name })), "{name}={value}");
        let option = format!("--{name}");
        let output = run(&["report", "--store", store.to_str().unwrap(), "--studies", studies.to_str().unwrap(), &option, value]);
        assert_eq!(output.status.code(), Some(2), "{name} {value}");
    }
}
