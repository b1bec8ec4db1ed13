//! What authors ask in their own words is counted and shown as well: items of batteries, options, blurred options, what the page said.

use serde_json::{Value, json};

use crate::program::{Collector, Folder, TOKEN};
use crate::results::{ASKING, batch, chose, rated, service};

fn start() -> Collector {
    Collector::start_for(ASKING, Folder::new(), &["--token", TOKEN])
}

/// Posts results under the wordings that the study has now.
fn post(collector: &Collector, results: impl IntoIterator<Item = Value>) {
    let study = collector.get("/v1/studies/corner-shop").json();
    let wording = |result: &Value| {
        let survey = study["surveys"].as_array().unwrap().iter().find(|survey| survey["id"] == result["survey"]).unwrap();
        let moments = survey["moments"].as_array().unwrap();
        moments.iter().find(|moment| moment["moment"] == result["moment"]).unwrap()["wording"].clone()
    };
    let results: Vec<Value> = results
        .into_iter()
        .map(|mut result| {
            result["wording"] = wording(&result);
            result
        })
        .collect();
    for some in results.chunks(100) {
        let reply = collector.post(batch(some.to_vec()));
        assert!(reply.statuses().iter().all(|status| *status == "stored"), "{}", reply.text());
    }
}

fn rows(collector: &Collector, list: &str) -> Vec<Value> {
    collector.report()["report"][list].as_array().unwrap().clone()
}

fn of<'a>(rows: &'a [Value], question: &str) -> &'a Value {
    let mut found = rows.iter().filter(|row| row["question"] == question);
    let row = found.next().unwrap();
    assert!(found.next().is_none(), "one row for {question}");
    row
}

#[test]
fn an_item_expected_before_and_rated_after_is_a_gap_and_those_who_never_came_back_stand_beside_it() {
    let collector = start();
    let before = (0..5).map(|number| service(number, "before"));
    let after = (100..103).map(|number| service(number, "after"));
    post(&collector, before.chain(after));
    let gaps = rows(&collector, "gaps");
    let [prompt, friendly] = ["item-prompt", "item-friendly"].map(|question| of(&gaps, question));
    assert_eq!(
        (&prompt["gap"], &prompt["timing"], &prompt["n"], &prompt["unpaired"]),
        (&json!("servqual"), &json!("before"), &json!(3), &json!(2))
    );
    assert_eq!((&friendly["n"], &friendly["unpaired"]), (&json!(0), &json!(5)), "who passed an item over has given one side of it");
    assert!(rows(&collector, "scores").iter().all(|row| row["survey"] != "service"), "items with two sides are no scores besides");
}

#[test]
fn what_nobody_has_answered_yet_is_named_with_every_item_and_option() {
    let collector = start();
    let report = collector.report();
    let questions = |list: &str| {
        let rows = report["report"][list].as_array().unwrap().iter();
        rows.map(|row| String::from(row["question"].as_str().unwrap_or_default())).collect::<Vec<_>>()
    };
    assert_eq!(questions("gaps"), ["", "store-near", "store-tidy", "item-friendly", "item-prompt"]);
    assert_eq!(questions("scores"), ["parking", "recommend"]);
    assert_eq!(questions("choices"), ["channel", "returned", "told"]);
    let options = |row: &Value| row["options"].as_array().unwrap().iter().map(|option| option["option"].clone()).collect::<Vec<_>>();
    assert_eq!(options(&report["report"]["choices"][0]), ["mail", "other", "phone", "shop"]);
    assert_eq!(options(&report["report"]["choices"][2]), ["no", "not-sure", "yes"]);
}

#[test]
fn shares_are_of_people_and_options_that_nobody_chose_are_there() {
    let collector = start();
    let skipped = {
        let mut result = rated(40, "habits", &[]);
        result["answers"] = json!([{ "question": "channel", "state": "skipped" }, { "question": "why", "state": "skipped" }]);
        result
    };
    let many = (0..20).map(|number| chose(number, "channel", if number < 5 { &["mail", "phone"] } else { &["phone"] }, json!({})));
    post(&collector, many.chain([skipped]));
    let choices = rows(&collector, "choices");
    let channel = of(&choices, "channel");
    assert_eq!((&channel["n"], &channel["skipped"]), (&json!(20), &json!(1)));
    let counts: Vec<_> = channel["options"].as_array().unwrap().iter().map(|option| option["count"].as_u64().unwrap()).collect();
    assert_eq!(counts, [5, 0, 20, 0]);
    assert_eq!((&channel["options"][0]["share"]["point"], &channel["options"][2]["share"]["point"]), (&json!(0.25), &json!(1.0)));
    assert!(choices.iter().all(|row| row["question"] != "why"), "words are no choice");
}

#[test]
fn blurred_answers_are_told_back_among_all_options_that_were_offered_even_one_that_nobody_sent() {
    let collector = start();
    let sent = |number: u32| if number < 60 { "often" } else { "never" };
    post(&collector, (0..100).map(|number| chose(number, "returned", &[sent(number)], json!({ "randomized": 3_f64.ln() }))));
    let choices = rows(&collector, "choices");
    let returned = of(&choices, "returned");
    // Wang et al. 2017 with k = 3 and e^ε = 3: (c/n − 1/5) / (2/5), so (0.4 − 0.2) / 0.4, (0.6 − 0.2) / 0.4 and (0 − 0.2) / 0.4.
    for (option, (name, share)) in returned["options"].as_array().unwrap().iter().zip([("never", 0.5), ("often", 1.0), ("once", -0.5)]) {
        assert_eq!(option["option"], name);
        assert!((option["share"]["point"].as_f64().unwrap() - share).abs() < 1e-9, "{option}");
    }
    assert_eq!((&returned["randomized"], &returned["n"]), (&json!(3_f64.ln()), &json!(100)));
}

#[test]
fn somebody_elses_option_or_blur_is_refused_before_it_changes_a_share() {
    let collector = start();
    for wrong in [chose(1, "returned", &["often"], json!({})), chose(2, "channel", &["pigeon"], json!({}))] {
        let reply = collector.post(wrong.to_string());
        assert_eq!((reply.status, reply.json()["path"].as_str()), (400, Some("answers[0]")));
    }
}

#[test]
fn a_report_names_items_and_options_in_the_authors_words_and_order() {
    let names = start().report()["names"].clone();
    let survey = |id: &str| names["surveys"].as_array().unwrap().iter().find(|survey| survey["id"] == id).unwrap().clone();
    assert_eq!(survey("relationship").get("questions"), None);
    let items = &survey("service")["questions"][0]["items"];
    assert_eq!(items[0], json!({ "id": "item-prompt", "text": { "en": "Prompt help", "de": "Rasche Hilfe" } }));
    let habits = survey("habits")["questions"].clone();
    assert_eq!((&habits[0]["text"]["en"], &habits[1]["text"]["en"]), (&json!("Our stores"), &json!("How was parking?")));
    let options: Vec<_> = habits[2]["options"].as_array().unwrap().iter().map(|option| option["id"].as_str().unwrap()).collect();
    assert_eq!(options, ["mail", "phone", "shop", "other"]);
    assert_eq!(habits[4], json!({ "id": "told", "role": "told", "options": [{ "id": "yes" }, { "id": "no" }, { "id": "not-sure" }] }));
}

/// K20
#[test]
fn k20_a_table_holds_expectations_options_and_what_the_page_said_and_none_of_it_runs() {
    let collector = start();
    let mut other = chose(1, "channel", &["mail", "other"], json!({ "text": "=1+1" }));
    other["attributes"] = json!({ "plan": "pro, \"yearly\"", "formula": "=1+1" });
    let blurred = chose(2, "returned", &["often"], json!({ "randomized": 3_f64.ln() }));
    post(&collector, [other.clone(), blurred, service(3, "after")]);
    let reply = collector.get("/v1/export/corner-shop.csv");
    let rows = crate::export::table(reply.text());
    let column = |name: &str| rows[0].iter().position(|known| known == name).unwrap();
    let cells = |row: usize, names: [&str; 3]| names.map(|name| rows[row][column(name)].clone());
    assert_eq!(cells(1, ["choices", "text", "randomized"]), ["mail other", "'=1+1", ""]);
    assert_eq!(serde_json::from_str::<Value>(&rows[1][column("attributes")]).unwrap(), other["attributes"]);
    assert_eq!(cells(2, ["choices", "randomized", "attributes"]), ["often", &3_f64.ln().to_string(), ""]);
    assert_eq!(cells(3, ["question", "value", "expected"]), ["item-prompt", "4", "6"]);
    assert_eq!(cells(4, ["question", "value", "expected"]), ["item-friendly", "", "7"]);
    assert!(rows.iter().flatten().all(|cell| cell.parse::<f64>().is_ok() || !cell.starts_with(['=', '+', '-', '@'])));
    let line: Value = serde_json::from_str(collector.get("/v1/export/corner-shop.ndjson").text().lines().next().unwrap()).unwrap();
    assert_eq!(line["attributes"], other["attributes"]);
}
