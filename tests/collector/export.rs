//! The owner can take every answer away, raw or into a spreadsheet, and a visitor's words stay words there.

use serde_json::{Value, json};

use crate::program::Collector;
use crate::results::{batch, checkout, nps};

/// What visitors may write, and what a spreadsheet must read.
const WORDS: &[(&str, &str)] = &[
    ("=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"),
    ("+1", "'+1"),
    ("-2+3", "'-2+3"),
    ("@SUM(A1)", "'@SUM(A1)"),
    ("\t=1", "'\t'=1"),
    ("\r=1", "'\r'=1"),
    ("\n=1", "'\n'=1"),
    ("well;=1+1", "well;'=1+1"),
    ("plain, with \"quotes\"\r\nand lines", "plain, with \"quotes\"\r\nand lines"),
    ("1 = 1", "1 = 1"),
    ("", ""),
    ("مرحبا 👋🏽 − ok", "مرحبا 👋🏽 − ok"),
];

/// A result in which somebody says why.
fn with_words(number: u32, words: &str) -> Value {
    let [_, mut after] = checkout(number, 5, 7);
    after["answers"].as_array_mut().unwrap().push(json!({ "question": "why", "state": "answered", "text": words }));
    after["locale"] = "=1+1".into();
    after["page"] = json!({ "path": "=HYPERLINK(\"https://evil.example\")" });
    after
}

/// RFC 4180, read as a spreadsheet does.
pub fn table(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match (character, quoted) {
            ('"', true) if characters.peek() == Some(&'"') => cell.push(characters.next().unwrap()),
            ('"', _) => quoted = !quoted,
            (',', false) => row.push(std::mem::take(&mut cell)),
            ('\r', false) if characters.peek() == Some(&'\n') => {
                characters.next();
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (character, _) => cell.push(character),
        }
    }
    assert!(row.is_empty() && cell.is_empty() && !quoted, "the last line ends like the others");
    rows
}

/// K20
#[test]
fn k20_a_visitors_words_never_run_as_a_formula_and_numbers_stay_numbers() {
    let collector = Collector::start();
    for (number, (words, _)) in (0..).zip(WORDS) {
        assert_eq!(collector.post(with_words(number, words).to_string()).statuses(), ["stored"], "{words:?}");
    }
    let reply = collector.get("/v1/export/corner-shop.csv");
    assert_eq!(reply.status, 200);
    assert!(reply.header("content-type").unwrap().starts_with("text/csv"));
    let rows = table(reply.text());
    let column = |name: &str| rows[0].iter().position(|known| known == name).unwrap();
    assert_eq!(rows.len(), 1 + 2 * WORDS.len(), "a row an answer");
    assert!(rows.iter().all(|row| row.len() == rows[0].len()));
    for (pair, (words, expected)) in rows[1..].chunks(2).zip(WORDS) {
        let (rating, why) = (&pair[0], &pair[1]);
        assert_eq!(why[column("text")], *expected, "{words:?}");
        assert_eq!((why[column("question")].as_str(), why[column("value")].as_str()), ("why", ""));
        assert_eq!((rating[column("value")].as_str(), rating[column("gap")].as_str()), ("7", "-2"), "a negative number is no formula");
        assert_eq!((rating[column("first")].as_str(), rating[column("second")].as_str()), ("5", "7"));
        assert_eq!(rating[column("sample")], "0.25");
        for row in pair {
            assert_eq!(row[column("locale")], "'=1+1");
            assert_eq!(row[column("page")], "'=HYPERLINK(\"https://evil.example\")");
            for (cell, name) in row.iter().zip(&rows[0]) {
                let number = cell.parse::<f64>().is_ok();
                assert!(number || !cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']), "{name}: {cell:?}");
            }
        }
    }
}

#[test]
fn the_raw_export_gives_back_every_result_as_it_was_sent_in_order_of_arrival() {
    let collector = Collector::start();
    // Ids that are not in the order in which they are sent.
    let sent: Vec<Value> =
        (0..1200).map(|number| nps(number * 7919 % 10_007, i64::from(number) % 11)).chain([with_words(50_000, WORDS[0].0)]).collect();
    for results in sent.chunks(100) {
        assert_eq!(collector.post(batch(results.to_vec())).status, 200);
    }
    let reply = collector.get("/v1/export/corner-shop.ndjson");
    assert_eq!(reply.header("content-disposition"), Some("attachment; filename=\"corner-shop.ndjson\""));
    let lines: Vec<Value> = reply.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.len(), sent.len());
    let mut last = String::new();
    for (mut line, sent) in lines.into_iter().zip(sent) {
        let mut taken = |name: &str| String::from(line.as_object_mut().unwrap().remove(name).unwrap().as_str().unwrap());
        let (received, cursor) = (taken("receivedAt"), taken("cursor"));
        assert!(cursor.starts_with("corner-shop:"), "{cursor}");
        assert!(received.len() == 24 && received.ends_with('Z') && received >= last, "{received}");
        last = received;
        assert_eq!(line, sent);
    }
}

#[test]
fn an_export_without_answers_is_an_empty_table_not_an_error() {
    let collector = Collector::start();
    assert_eq!(table(collector.get("/v1/export/corner-shop.csv").text()).len(), 1);
    assert_eq!(collector.get("/v1/export/corner-shop.ndjson").text(), "");
    assert_eq!(collector.get("/v1/export/corner-shop.pdf").status, 404);
    assert_eq!(collector.get("/v1/export/no-such-shop.csv").status, 404);
}
