//! The report in a terminal says what the dashboard's says: no number without how many answered, its interval and its method.

use std::process::Command;

use serde_json::{Value, json};

use crate::program::{Collector, Folder, STUDY, TOKEN, run};
use crate::results::{ASKING, batch, checkout, chose, nps, promise, service};

/// What is printed on the tests' studies.
fn printed(collector: &Collector, more: &[&str]) -> String {
    let (store, studies) = (collector.store(), collector.folder.path("studies"));
    let output = run(&[&["report", "--store", store.to_str().unwrap(), "--studies", studies.to_str().unwrap()], more].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The tests' study with the surveys of both its forms.
fn study() -> String {
    let [mut study, asking]: [Value; 2] = [STUDY, ASKING].map(|text| serde_json::from_str(text).unwrap());
    let known: Vec<Value> = study["surveys"].as_array().unwrap().iter().map(|survey| survey["id"].clone()).collect();
    for part in ["touchpoints", "surveys"] {
        let there: Vec<Value> = study[part].as_array().unwrap().iter().map(|one| one["id"].clone()).collect();
        let more = asking[part].as_array().unwrap().iter().filter(|one| !there.contains(&one["id"]) && !known.contains(&one["id"]));
        study[part].as_array_mut().unwrap().extend(more.cloned());
    }
    study.to_string()
}

/// A collector with answers to a survey of each kind.
fn filled() -> Collector {
    let collector = Collector::start_for(&study(), Folder::new(), &["--token", TOKEN]);
    let study = collector.get("/v1/studies/corner-shop").json();
    let mut results = Vec::new();
    for number in 0..12 {
        let draw = i64::from(number) % 5;
        results.extend(checkout(number, 7 - draw % 3, 2 + draw));
        results.extend([nps(1000 + number, 2 * draw), promise(2000 + number, 6, 3 + draw % 3), service(3000 + number, "after")]);
        results.push(chose(4000 + number, "channel", &[["mail", "phone"][number as usize % 2]], json!({})));
    }
    for result in &mut results {
        let survey = study["surveys"].as_array().unwrap().iter().find(|survey| survey["id"] == result["survey"]).unwrap();
        let moment = survey["moments"].as_array().unwrap().iter().find(|moment| moment["moment"] == result["moment"]).unwrap();
        result["wording"] = moment["wording"].clone();
    }
    let reply = collector.post(batch(results));
    assert!(reply.statuses().iter().all(|status| status == "stored"), "{}", reply.text());
    collector
}

#[test]
fn every_number_of_the_report_is_printed_with_its_people_interval_and_method() {
    let collector = filled();
    let text = printed(&collector, &["--study", "corner-shop"]);
    let report = &collector.report()["report"];
    let rows = |name: &str| report[name].as_array().unwrap().clone();
    let gaps = rows("gaps").into_iter().flat_map(|gap| ["first", "second", "difference", "netMet"].map(|side| gap[side].clone()));
    let scores = rows("scores").into_iter().flat_map(|score| score["readings"].as_array().unwrap().clone());
    let shares =
        rows("choices").into_iter().flat_map(|choice| choice["options"].as_array().unwrap().clone()).map(|option| option["share"].clone());
    let mut readings: Vec<Value> = gaps.chain(scores).chain(shares).collect();
    let lines: Vec<&str> = text.lines().skip(4).collect();
    assert_eq!(lines.len(), readings.len(), "{text}");
    assert!(
        readings.iter().any(|reading| reading["status"] == "estimate") && readings.iter().any(|reading| reading["status"] != "estimate")
    );
    for (line, reading) in lines.iter().zip(&mut readings) {
        let sentence = reading["text"].as_str().unwrap();
        let (name, rest) = sentence.split_once(": ").unwrap();
        assert!(line.contains(name), "{line}\n{sentence}");
        // What stands between the commas, brackets and blanks of the sentence stands in the line, in its order.
        let mut at = line.find(name).unwrap() + name.len();
        let n = format!("n = {}", reading["n"]);
        let expected = match reading["status"] == "estimate" {
            false => vec![reading["n"].to_string(), rest.into()],
            true => {
                let (value, interval) = rest.split_once(" (95 % interval ").unwrap();
                let (interval, method) = interval.split_once(&format!(", {n}, ")).unwrap();
                vec![reading["n"].to_string(), value.into(), interval.into(), method.trim_end_matches(')').into()]
            }
        };
        for part in expected {
            at += line[at..].find(&part).unwrap_or_else(|| panic!("{part} is missing in {line}"));
        }
    }
    assert!(!text.contains('\u{1b}'), "no colours");
    for called in ["Checkout (checkout-ease)", "“Delivered in two days” (delivery-promise)"] {
        assert!(text.contains(called), "{called}:\n{text}");
    }
}

#[test]
fn a_report_can_be_printed_of_one_study_and_of_a_part() {
    let collector = filled();
    let both = printed(&collector, &[]);
    assert!(both.contains("corner-shop, version") && both.contains("other-shop, version"));
    let one = printed(&collector, &["--study", "other-shop"]);
    assert!(!one.contains("corner-shop, version") && one.contains("no answers yet"), "{one}");
    let score =
        |text: &str| text.lines().find(|line| line.contains("relationship")).unwrap().split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(!score(&both).contains("no answers yet"));
    assert!(
        score(&printed(&collector, &["--study", "corner-shop", "--from", "2000-01-01", "--to", "2000-01-02"])).contains("no answers yet")
    );
    let store = collector.store();
    let output = run(&[
        "report",
        "--store",
        store.to_str().unwrap(),
        "--studies",
        collector.folder.path("studies").to_str().unwrap(),
        "--study",
        "no",
    ]);
    assert_eq!(output.status.code(), Some(1));
}

#[test]
fn a_narrow_terminal_gets_a_table_that_fits() {
    let collector = filled();
    let (store, studies) = (collector.store(), collector.folder.path("studies"));
    let line = format!(
        "stty cols 80 rows 24; exec '{}' report --study corner-shop --store '{}' --studies '{}'",
        crate::program::binary().display(),
        store.display(),
        studies.display()
    );
    // `script` gives the program a terminal, as a person has one.
    let output = Command::new("script").args(["--quiet", "--return", "--command", &line, "/dev/null"]).output().unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && text.contains("Sacrifice") && text.contains("+2.50"), "{text}");
    let widest = text.lines().map(|line| line.trim_end().chars().count()).max().unwrap();
    assert!(widest <= 80, "{widest}:\n{text}");
}
