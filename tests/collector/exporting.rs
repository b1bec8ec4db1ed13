//! Taking everything away in pieces: what broke off goes on where it was, in any format, and no answer is left out or there twice.

use std::collections::HashMap;
use std::fs;
use std::process::Output;

use serde_json::Value;

use crate::export::table;
use crate::http::Request;
use crate::outsiders;
use crate::program::{Collector, Folder, OTHER_ORIGIN, TOKEN, run};
use crate::results::{batch, checkout, chose, nps, service};

/// A collector with more results than fit a page, of both studies.
fn filled(store: &[&str]) -> Collector {
    let collector = Collector::start_in(Folder::new(), &[&["--token", TOKEN], store].concat());
    let results: Vec<Value> = (0..600).flat_map(|number| checkout(number, 6, i64::from(number) % 7 + 1)).collect();
    for some in results.chunks(100) {
        assert!(collector.post(batch(some.to_vec())).statuses().iter().all(|status| status == "stored"));
    }
    let mut other = nps(1, 9);
    other["study"] = "other-shop".into();
    let request = Request::post("/v1/results").header("origin", OTHER_ORIGIN).body(other.to_string());
    assert_eq!(collector.send(&request).statuses(), ["stored"]);
    collector
}

fn export(store: &str, more: &[&str]) -> Output {
    run(&[&["export", "--store", store, "--study", "corner-shop"], more].concat())
}

fn said(output: &Output) -> String {
    let said = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(output.status.success(), "{said}");
    said
}

fn ids(lines: &str) -> Vec<String> {
    let id = |line: &str| serde_json::from_str::<Value>(line).unwrap()["id"].as_str().unwrap().into();
    lines.lines().map(id).collect()
}

fn assert_each_once(mut ids: Vec<String>, many: usize) {
    let all = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!((all, ids.len()), (many, many));
}

#[test]
fn a_download_that_broke_off_goes_on_after_its_last_whole_line_on_sqlite() {
    assert_goes_on(&filled(&[]));
}

#[test]
fn a_download_that_broke_off_goes_on_after_its_last_whole_line_on_postgres() {
    assert_goes_on(&filled(&["--store", &crate::postgres::new_database()]));
}

#[test]
fn a_download_that_broke_off_goes_on_after_its_last_whole_line_on_clickhouse() {
    assert_goes_on(&filled(&["--store", &crate::clickhouse::new_database()]));
}

fn assert_goes_on(collector: &Collector) {
    let whole = collector.get("/v1/export/corner-shop.ndjson");
    assert_each_once(ids(whole.text()), 1200);
    let lines: Vec<&str> = whole.text().split_inclusive('\n').collect();
    let cursor = |line: &str| String::from(serde_json::from_str::<Value>(line).unwrap()["cursor"].as_str().unwrap());
    for kept in [1, 499, 500, 501, 1199] {
        let rest = collector.get(&format!("/v1/export/corner-shop.ndjson?after={}", cursor(lines[kept - 1])));
        assert_eq!(ids(rest.text()), ids(&lines[kept..].concat()), "after {kept}");
    }
    let last = cursor(lines[1199]);
    let none = collector.get(&format!("/v1/export/corner-shop.csv?after={last}"));
    assert_eq!((none.status, none.text()), (200, ""), "what goes on has no headings");
    assert_eq!(none.header("content-type"), Some("text/csv; charset=utf-8; header=absent"));
    let of_other = collector.get("/v1/export/other-shop.ndjson");
    for wrong in [
        "",
        "corner-shop:",
        "corner-shop:x",
        "corner-shop:1/x",
        "other-shop:1",
        &last.replace("corner-shop:", ""),
        &cursor(of_other.text()),
    ] {
        let reply = collector.get(&format!("/v1/export/corner-shop.ndjson?after={wrong}"));
        assert_eq!((reply.status, &reply.json()["code"]), (400, &"unknown_cursor".into()), "{wrong}");
    }
}

#[test]
fn a_file_goes_on_where_it_was_cut_off_at_whatever_byte() {
    let collector = filled(&[]);
    let (store, file) = (collector.store(), collector.folder.path("out"));
    let (store, path) = (store.to_str().unwrap(), file.to_str().unwrap());
    for format in ["ndjson", "csv"] {
        let _ = fs::remove_file(&file);
        let progress = said(&export(store, &["--format", format, "--out", path]));
        assert!(progress.contains("exported 1200 results"), "{progress}");
        let whole = fs::read(&file).unwrap();
        assert_eq!(whole, collector.get(&format!("/v1/export/corner-shop.{format}")).body, "the same as over HTTP");
        assert_eq!(whole, export(store, &["--format", format]).stdout);
        for cut in [0, 1, 10, 600, 12_345, whole.len() / 2, whole.len() - 1, whole.len()] {
            fs::write(&file, &whole[..cut]).unwrap();
            said(&export(store, &["--format", format, "--out", path]));
            assert!(fs::read(&file).unwrap() == whole, "{format} cut at {cut}");
        }
        let cursor = progress.lines().find_map(|line| line.strip_prefix("cursor: ")).unwrap();
        assert!(export(store, &["--format", format, "--after", cursor]).stdout.is_empty());
        assert_eq!(export(store, &["--format", format, "--out", path, "--after", cursor]).status.code(), Some(1), "two beginnings");
    }
    let few = said(&run(&["export", "--store", store, "--study", "other-shop", "--format", "csv"]));
    assert_eq!(few.matches("exported 1 results").count(), 1, "{few}");
}

#[test]
fn a_file_that_is_no_export_is_not_written_into() {
    let collector = filled(&[]);
    let (store, file) = (collector.store(), collector.folder.write("letter.txt", "Dear all,\nit was nice.\n"));
    for format in ["ndjson", "csv"] {
        let output = export(store.to_str().unwrap(), &["--format", format, "--out", file.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(fs::read_to_string(&file).unwrap(), "Dear all,\nit was nice.\n");
    }
    let misspelt = run(&["export", "--store", store.to_str().unwrap(), "--study", "corner-shpo", "--format", "csv"]);
    assert_eq!(misspelt.status.code(), Some(1), "a study that was never there is no empty one");
}

/// What pyarrow reads: the line about the file, then the rows.
fn read_by_others(file: &str) -> (Value, Vec<Value>) {
    let output = outsiders::python(include_str!("../outsiders/parquet.py"), &[file], "");
    let text = String::from_utf8(output.stdout).unwrap();
    let mut lines = text.lines().map(|line| serde_json::from_str(line).unwrap());
    (lines.next().unwrap_or_else(|| panic!("{}", String::from_utf8_lossy(&output.stderr))), lines.collect())
}

#[test]
fn a_parquet_file_says_to_others_what_the_lines_and_the_table_say() {
    let collector = Collector::start_for(crate::results::ASKING, Folder::new(), &["--token", TOKEN]);
    let study = collector.get("/v1/studies/corner-shop").json();
    let wording = |result: &Value| {
        let survey = study["surveys"].as_array().unwrap().iter().find(|survey| survey["id"] == result["survey"]).unwrap().clone();
        survey["moments"].as_array().unwrap().iter().find(|moment| moment["moment"] == result["moment"]).unwrap()["wording"].clone()
    };
    let more = serde_json::json!({ "randomized": 3_f64.ln() });
    let mut results = vec![service(1, "before"), service(2, "after"), chose(3, "returned", &["often"], more), nps(4, 0)];
    results.extend(checkout(50, 5, 7));
    results[0]["attributes"] = serde_json::json!({ "plan": "pro; =1\n\0 👋🏽" });
    for result in &mut results {
        result["wording"] = wording(result);
    }
    assert!(collector.post(batch(results)).statuses().iter().all(|status| status == "stored"));
    let (store, file) = (collector.store(), collector.folder.path("all.parquet"));
    said(&export(store.to_str().unwrap(), &["--format", "parquet", "--out", file.to_str().unwrap()]));
    assert_eq!(fs::read(&file).unwrap(), collector.get("/v1/export/corner-shop.parquet").body);

    let (about, rows) = read_by_others(file.to_str().unwrap());
    let kinds = ["receivedAt", "text", "value", "sample", "complete"].map(|name| about["kinds"][name].as_str().unwrap());
    assert_eq!(kinds, ["timestamp[ms, tz=UTC]", "string", "int64", "double", "bool"]);
    let csv = collector.get("/v1/export/corner-shop.csv");
    let lines = table(csv.text());
    let (names, lines) = lines.split_first().unwrap();
    assert_eq!(rows.len(), lines.len());
    let plain =
        |value: &Value| value.as_str().map_or_else(|| if value.is_null() { String::new() } else { value.to_string() }, String::from);
    for (row, line) in rows.iter().zip(lines) {
        for (name, cell) in names.iter().zip(line).filter(|(name, _)| *name != "attributes") {
            assert_eq!(&plain(&row[name]), cell, "{name}");
        }
    }
    // And against the results themselves, which no table has disarmed.
    let exported = collector.get("/v1/export/corner-shop.ndjson");
    let by_id: HashMap<String, Value> =
        ids(exported.text()).into_iter().zip(exported.text().lines().map(|line| serde_json::from_str(line).unwrap())).collect();
    for row in &rows {
        let result = &by_id[row["id"].as_str().unwrap()];
        let answer = result["answers"].as_array().unwrap().iter().find(|answer| answer["question"] == row["question"]).unwrap();
        for name in ["state", "value", "expected", "text", "tookMs", "randomized", "scale"] {
            assert_eq!(row[name], answer[name], "{name}");
        }
        for name in ["receivedAt", "survey", "moment", "wording", "complete", "sample", "ageMs", "locale", "stage"] {
            assert_eq!(row[name], result[name], "{name}");
        }
        let attributes = row["attributes"].as_str().map(|text| serde_json::from_str::<Value>(text).unwrap()).unwrap_or(Value::Null);
        assert_eq!((attributes, &row["gap"]), (result["attributes"].clone(), &result["gap"]["value"]));
    }
}
