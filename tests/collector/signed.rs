//! Answers that the site's own server has signed are told from those that anybody can send. The tokens are openssl's:
//! printf v1.STUDY.EXPIRY.NONCE | openssl dgst -sha256 -hmac "$KEY"

use serde_json::{Value, json};

use crate::http::Reply;
use crate::program::{Collector, Folder, STUDY, TOKEN, run};
use crate::results::{batch, checkout, id, nps};

const KEY: &str = "3f9a6c2e8b1d4f7091a5c3e7d9b2468013579bdf02468ace1122334455667788";
const OLD_KEY: &str = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
/// Until 2100.
const FIRST: &str = "v1.4102444800.visitor-one-0001.ca669d0c96746962e363b05a9dc66b42aebcdaac11bbe9b127301b33e1dd7a6e";
const SECOND: &str = "v1.4102444800.visitor-two-0002.8a83a41e332b693803808e651b8391e7d42cb7bdb5e7e72549246b1877b06962";
const OF_OLD_KEY: &str = "v1.4102444800.visitor-six-0006.e73901bbc4a600da0b19272e41389a13aa3aaf59857fa86e1084159512ec3dfd";
/// Until 2020.
const EXPIRED: &str = "v1.1600000000.visitor-old-0003.804b255cd4b019ba0e37a2c6162c20bd639fbb00935c521239cae8cca10bc9aa";
/// For the other study.
const ELSEWHERE: &str = "v1.4102444800.visitor-one-0001.bc24f3fecffe147e327cf349ff694a546b8ebe08f5db7af586903ad8b054a072";

fn signed(result: Value, token: &str) -> Value {
    let mut result = result;
    result["token"] = token.into();
    result
}

/// A collector whose study has these keys.
fn start(keys: &str, more: &[&str]) -> Collector {
    start_in(Folder::new(), keys, more)
}

fn start_in(folder: Folder, keys: &str, more: &[&str]) -> Collector {
    let file = folder.write("shop.key", keys);
    let key = format!("corner-shop={}", file.to_str().unwrap());
    Collector::start_in(folder, &[&["--token", TOKEN, "--signing-key", &key], more].concat())
}

fn refusal(reply: &Reply) -> (u16, Option<String>) {
    (reply.status, reply.json()["code"].as_str().map(String::from))
}

fn shares(collector: &Collector) -> [Value; 3] {
    let report = collector.report();
    [&report["signed"], &report["unsigned"], &report["refused"]].map(Clone::clone)
}

/// K24
#[test]
fn k24_signed_answers_are_stored_once_and_the_report_says_how_many_are_not_signed() {
    let collector = start(&format!("{KEY}\n{OLD_KEY}\n"), &[]);
    assert_eq!(collector.post(signed(nps(1, 9), FIRST).to_string()).statuses(), ["stored"]);
    assert_eq!(collector.post(signed(nps(2, 9), OF_OLD_KEY).to_string()).statuses(), ["stored"], "while keys are changed, both are right");
    assert_eq!(collector.post(batch([nps(3, 9), nps(4, 9)])).statuses(), ["stored", "stored"], "unsigned, which the study accepts");
    let again = collector.post(batch([signed(nps(1, 9), FIRST), nps(2, 9), signed(nps(3, 9), SECOND)]));
    assert_eq!(again.statuses(), ["duplicate"; 3], "the token is no part of what the answer says");
    assert_eq!(shares(&collector), [json!(2), json!(2), json!(0)]);
    let (store, study) = (collector.store(), collector.folder.path("studies/corner-shop.json"));
    let printed = run(&["report", "--store", store.to_str().unwrap(), "--studies", study.to_str().unwrap()]);
    assert!(String::from_utf8_lossy(&printed.stdout).contains("0 refused, 2 of 4 not signed\n"), "{printed:?}");
    let export = collector.get("/v1/export/corner-shop.ndjson");
    let lines: Vec<Value> = export.text().lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines.iter().map(|line| line["signed"].clone()).collect::<Vec<_>>(), [true, true, false, false]);
    assert!(!export.text().contains("visitor-one"), "the token itself is not kept");
    for file in ["data.sqlite", "data.sqlite-wal", "log"] {
        let bytes = std::fs::read(collector.folder.path(file)).unwrap();
        assert!(!bytes.windows(11).any(|window| window == b"visitor-one"), "{file}");
    }
}

/// K24
#[test]
fn k24_a_forged_expired_foreign_or_used_token_gets_401_with_its_code_and_is_kept_aside() {
    let collector = start(KEY, &[]);
    assert_eq!(collector.post(signed(nps(1, 9), FIRST).to_string()).status, 200);
    let wrong = [
        (FIRST.replace("visitor-one", "visitor-two"), "signature_wrong"),
        (FIRST.replace("4102444800", "4102444801"), "signature_wrong"),
        ("nonsense".into(), "signature_wrong"),
        (ELSEWHERE.into(), "signature_wrong"),
        (OF_OLD_KEY.into(), "signature_wrong"),
        (EXPIRED.into(), "signature_expired"),
        (FIRST.into(), "signature_used"),
    ];
    for (number, (token, code)) in (10..).zip(&wrong) {
        let reply = collector.post(signed(nps(number, 1), token).to_string());
        assert_eq!(refusal(&reply), (401, Some((*code).into())), "{token}");
        assert_eq!(reply.json()["receipts"], json!([{ "id": id(number), "status": "rejected", "code": code, "path": "token" }]));
    }
    let [_, mut gap] = checkout(20, 7, 1);
    let answer = gap["answers"][0].as_object_mut().unwrap();
    answer.retain(|name, _| name != "value" && name != "tookMs");
    answer.insert("state".into(), "not-shown".into());
    let made_up = collector.post(signed(gap, EXPIRED).to_string());
    assert_eq!(refusal(&made_up), (400, Some("inconsistent".into())), "a gap whose second side nobody gave");
    let mixed = collector.post(batch([signed(nps(30, 1), FIRST), signed(nps(31, 9), SECOND), signed(nps(32, 1), EXPIRED)]));
    assert_eq!((mixed.status, mixed.statuses()), (200, vec!["rejected".into(), "stored".into(), "rejected".into()]));
    assert_eq!(shares(&collector), [json!(2), json!(0), json!(10)]);
    assert_eq!(collector.report()["report"]["scores"][0]["n"], 2);
}

/// K24
#[test]
fn k24_a_study_that_takes_signed_answers_only_refuses_the_others_and_others_studies_are_as_they_were() {
    let collector = start(KEY, &["--unsigned", "corner-shop=refuse"]);
    assert_eq!(refusal(&collector.post(nps(1, 9).to_string())), (401, Some("signature_required".into())));
    let mut claiming = nps(1, 9);
    claiming["signed"] = true.into();
    assert_eq!(refusal(&collector.post(claiming.to_string())), (401, Some("signature_required".into())), "saying so is not enough");
    assert_eq!(collector.post(signed(nps(1, 9), FIRST).to_string()).status, 200);
    let plain = Collector::start();
    claiming["token"] = FIRST.into();
    assert_eq!(plain.post(claiming.to_string()).statuses(), ["stored"], "a study without keys takes no notice of tokens");
    let report = plain.report();
    assert_eq!((report.get("signed"), report.get("unsigned")), (None, None));
}

/// K24
#[test]
fn k24_what_a_forgotten_key_refused_is_judged_again_with_it() {
    let folder = Folder::new();
    let collector = start(OLD_KEY, &[]);
    assert_eq!(collector.post(signed(nps(1, 9), FIRST).to_string()).status, 401);
    assert_eq!(collector.post(signed(nps(2, 9), FIRST).to_string()).status, 401);
    let (study, key) = (folder.write("right.json", STUDY), folder.write("right.key", KEY));
    let key = format!("corner-shop={}", key.to_str().unwrap());
    let store = collector.store();
    let line = ["rejects", "retry", "--store", store.to_str().unwrap(), "--studies", study.to_str().unwrap(), "--signing-key", &key];
    let output = run(&line);
    assert_eq!(String::from_utf8_lossy(&output.stdout), "1 stored, 0 stored before, 1 still refused\n1 signature_used\n");
    assert_eq!(String::from_utf8_lossy(&run(&line).stdout), "0 stored, 0 stored before, 0 still refused: nothing matched\n");
    assert_eq!(shares(&collector), [json!(1), Value::Null, json!(1)].map(|share| if share.is_null() { json!(0) } else { share }));
}

/// K24
#[test]
fn k24_a_forged_answer_is_not_stored_because_somebody_judged_again_without_the_key() {
    let collector = start(KEY, &["--unsigned", "corner-shop=refuse"]);
    for result in [nps(1, 1), signed(nps(2, 1), "forged"), signed(nps(3, 1), EXPIRED)] {
        assert_eq!(collector.post(result.to_string()).status, 401);
    }
    assert_eq!(collector.post(batch([signed(nps(4, 9), FIRST), signed(nps(5, 1), FIRST)])).statuses(), ["stored", "rejected"]);
    let (study, store) = (collector.folder.write("right.json", STUDY), collector.store());
    let line = ["rejects", "retry", "--store", store.to_str().unwrap(), "--studies", study.to_str().unwrap()];
    let retry = |more: &[&str]| String::from_utf8(run(&[&line[..], more].concat()).stdout).unwrap();
    assert!(retry(&[]).starts_with("0 stored, 0 stored before, 0 still refused: nothing matched\n"));
    assert_eq!(shares(&collector), [json!(1), json!(0), json!(4)]);
    assert!(retry(&["--code", "signature_used"]).starts_with("0 stored"), "what is used stays used");
    assert!(retry(&["--code", "signature_expired"]).starts_with("1 stored, 0 stored before, 0 still"), "whoever says so answers for it");
}

#[test]
fn a_key_that_can_be_guessed_or_is_for_nothing_is_refused_at_the_start() {
    let folder = Folder::new();
    let (study, store) = (folder.write("a.json", STUDY), folder.path("data.sqlite"));
    let (good, short, none) = (folder.write("good", KEY), folder.write("short", "secret\n"), folder.write("none", "\n"));
    let fails = |more: &[&str], says: &str| {
        let output = run(&[&["serve", "--studies", study.to_str().unwrap(), "--store", store.to_str().unwrap()], more].concat());
        let error = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.code() == Some(1) && error.contains(says) && !error.contains("secret"), "{error}");
    };
    for weak in [&short, &none] {
        fails(&["--signing-key", &format!("corner-shop={}", weak.to_str().unwrap())], "openssl rand -hex 32");
    }
    fails(&["--signing-key", &format!("no-shop={}", good.to_str().unwrap())], "no-shop");
    fails(&["--signing-key", "corner-shop=/no/such/file"], "/no/such/file");
    fails(&["--unsigned", "corner-shop=refuse"], "has no --signing-key");
}
