//! Tokens and keys that are made and revoked while a collector is at work.

use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::http::Request;
use crate::program::{Collector, ORIGIN, OTHER_ORIGIN, run};
use crate::results::{batch, nps};

/// When a change must have reached a collector, on a machine with much else to do.
const SOON: Duration = Duration::from_secs(20);

/// Runs `expectly token …` on a collector's store and gives back its standard output.
fn token(collector: &Collector, words: &[&str]) -> String {
    let store = collector.store();
    let output = run(&[&["token"], &words[..1], &["--store", store.to_str().unwrap()], &words[1..]].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().trim_end().into()
}

fn read(collector: &Collector, token: &str, path: &str) -> (u16, Option<String>) {
    let reply = collector.send(&Request::get(path).header("authorization", &format!("Bearer {token}")));
    let code = (reply.status >= 400).then(|| reply.json()["code"].as_str().unwrap().into());
    (reply.status, code)
}

fn eventually(what: &str, mut is: impl FnMut() -> bool) {
    let start = Instant::now();
    while !is() {
        assert!(start.elapsed() < SOON, "{what}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// K23
#[test]
fn k23_a_token_reads_the_studies_that_it_was_given_for_until_it_is_revoked() {
    let collector = Collector::start();
    let [ours, theirs] = ["/v1/report/corner-shop", "/v1/report/other-shop"];
    let one = token(&collector, &["create", "--name", "Anna", "--study", "corner-shop"]);
    let all = token(&collector, &["create", "--name", "agency"]);
    assert!(one.starts_with("expectly_") && one.len() == 9 + 48 && one != all, "{one}");
    eventually("a new token is honoured", || read(&collector, &one, ours).0 == 200 && read(&collector, &all, theirs).0 == 200);
    let elsewhere = (403, Some("token_elsewhere".into()));
    assert_eq!(read(&collector, &one, theirs), elsewhere);
    assert_eq!(read(&collector, &one, "/v1/export/other-shop.csv"), elsewhere);
    assert_eq!(read(&collector, &one, "/v1/report/no-such-shop"), elsewhere, "it does not tell which studies there are");
    let listed = token(&collector, &["list"]);
    let lines: Vec<Vec<&str>> = listed.lines().map(|line| line.split('\t').collect()).collect();
    assert_eq!([&lines[0][..3], &lines[1][..3]], [["Anna", "reads", "corner-shop"], ["agency", "reads", "all studies"]]);
    token(&collector, &["revoke", "--name", "Anna"]);
    eventually("a revoked token is refused", || read(&collector, &one, ours) == (401, Some("token_wrong".into())));
    assert_eq!(read(&collector, &all, ours).0, 200, "the other one stays");
    let told = collector.said.join("\n") + &collector.log() + &listed;
    assert!(!told.contains(&one[9..]) && !told.contains(&all[9..]), "{told}");
    let store = Connection::open(collector.store()).unwrap();
    let notes: Vec<String> =
        store.prepare("SELECT name || text FROM notes").unwrap().query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(notes.len() > 1 && notes.iter().all(|note| !note.contains(&one[9..]) && !note.contains(&all[9..])), "{notes:?}");
    let history = run(&["history", "--store", collector.store().to_str().unwrap()]);
    let history = String::from_utf8(history.stdout).unwrap();
    let acts: Vec<&str> = history.lines().map(|line| line.split('\t').nth(1).unwrap()).collect();
    let made = ["made the token Anna, which reads corner-shop", "made the token agency, which reads all studies", "revoked the token Anna"];
    assert_eq!(acts, made);
}

#[test]
fn a_name_stands_for_one_token_so_that_revoking_it_revokes_the_right_one() {
    let collector = Collector::start();
    token(&collector, &["create", "--name", "Anna"]);
    let store = collector.store();
    for (words, says) in [(["create", "--name", "Anna"], "revoke it first"), (["revoke", "--name", "Ana"], "no token is called Ana")] {
        let output = run(&[&["token"], &words[..1], &["--store", store.to_str().unwrap()], &words[1..]].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(1) && said.contains(says), "{said}");
    }
    let wrong = run(&["token", "create", "--write", "--name", "x", "--store", store.to_str().unwrap()]);
    assert_eq!(wrong.status.code(), Some(2), "a write key is for some study");
}

/// K23
#[test]
fn k23_a_study_with_a_write_key_takes_results_only_with_it_and_keeps_the_others_aside() {
    let collector = Collector::start();
    let send = |from: &str, path: &str, body: String| collector.send(&Request::post(path).header("origin", from).body(body));
    let post = |path: &str, number: u32| send(ORIGIN, path, nps(number, 9).to_string());
    assert_eq!(post("/v1/results", 1).statuses(), ["stored"], "without a key, all is as it was");
    let key = token(&collector, &["create", "--write", "--name", "shop", "--study", "corner-shop"]);
    assert!(key.starts_with("pk_") && key.len() == 3 + 48, "{key}");
    eventually("a new key is asked for", || post("/v1/results", 2).status == 401);
    let none = post("/v1/results", 3);
    assert_eq!((none.json()["code"].as_str(), none.json()["path"].as_str()), (Some("key_required"), Some("study")));
    assert_eq!(none.header("access-control-allow-origin"), Some(ORIGIN), "the page may read why");
    for wrong in ["/v1/results?key=", &format!("/v1/results?key={key}0"), "/v1/results?key=pk_%00"] {
        let reply = post(wrong, 4);
        assert_eq!((reply.status, reply.json()["code"].as_str()), (401, Some("key_wrong")), "{wrong}");
    }
    let right = format!("/v1/results?a=b&key={key}");
    assert_eq!(post(&right, 5).statuses(), ["stored"]);
    let mut foreign = nps(6, 9);
    foreign["study"] = "other-shop".into();
    assert_eq!(send(OTHER_ORIGIN, "/v1/results", foreign.to_string()).statuses(), ["stored"], "another study asks for no key");
    assert_eq!(send(ORIGIN, "/v1/results", batch([nps(7, 9), nps(8, 9)])).status, 401);
    assert_eq!(read(&collector, &key, "/v1/report/corner-shop"), (401, Some("token_wrong".into())), "a public key reads nothing");
    let aside = run(&["rejects", "list", "--store", collector.store().to_str().unwrap()]);
    let aside = String::from_utf8(aside.stdout).unwrap();
    assert!(aside.lines().filter(|line| line.contains("\tkey_required\tstudy\t")).count() >= 3, "{aside}");
    token(&collector, &["revoke", "--name", "shop"]);
    eventually("without keys, all is as it was", || post("/v1/results", 9).status == 200);
}
