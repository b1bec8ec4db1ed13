//! A visitor's clock can say anything; that costs no answer, and whoever evaluates it is told.

use serde_json::{Value, json};

use crate::program::Collector;
use crate::results::nps;

/// A year, in milliseconds.
const YEAR: f64 = 31_557_600_000.0;

/// K16
#[test]
fn k16_an_age_that_no_clock_gives_is_brought_into_bounds_and_marked_and_the_answer_counts() {
    let collector = Collector::start();
    let most = 8_640_000_000_u64;
    let ages = [
        (json!(0), 0, false),
        (json!(86_400_000), 86_400_000, false),
        (json!(most), most, false),
        (json!(most + 1), most, true),
        (json!(10.0 * YEAR), most, true),
        (json!(56.0 * YEAR), most, true),
        (json!(-1), 0, true),
        (json!(-10.0 * YEAR), 0, true),
        (json!(-3_600_000), 0, true),
        (json!(i64::MAX), most, true),
        (json!(1e300), most, true),
        (json!(1000.5), 1000, false),
    ];
    for (number, (age, ..)) in (1..).zip(&ages) {
        let mut result = nps(number, 9);
        result["ageMs"] = age.clone();
        assert_eq!(collector.post(result.to_string()).statuses(), ["stored"], "{age}");
    }
    let mut wrong = nps(99, 9);
    wrong["ageMs"] = "yesterday".into();
    assert_eq!(collector.post(wrong.to_string()).status, 400, "what is no number is no clock's");
    let export = collector.get("/v1/export/corner-shop.ndjson");
    let found: Vec<(Value, Value)> = export.text().lines().map(|line| serde_json::from_str(line).unwrap()).map(marks).collect();
    let expected: Vec<(Value, Value)> =
        ages.iter().map(|(_, age, suspect)| (json!(age), if *suspect { json!(true) } else { Value::Null })).collect();
    assert_eq!(found, expected);
    assert_eq!(collector.report()["report"]["scores"][0]["n"], ages.len());
    let table = collector.get("/v1/export/corner-shop.csv");
    let column = table.text().lines().next().unwrap().split(',').position(|name| name == "clockSuspect").unwrap();
    let marked = table.text().lines().skip(1).filter(|line| line.split(',').nth(column) == Some("true")).count();
    assert_eq!(marked, ages.iter().filter(|(.., suspect)| *suspect).count());
}

fn marks(result: Value) -> (Value, Value) {
    // The time of arrival is the collector's own, whatever the visitor's clock says.
    assert!(result["receivedAt"].as_str().unwrap() > "2026");
    (result["ageMs"].clone(), result["clockSuspect"].clone())
}
