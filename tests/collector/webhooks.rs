//! Whoever is to be told of results is told, at least once, and can tell that it was us.

use std::net::SocketAddr;

use serde_json::{Value, json};

use crate::outsiders;
use crate::program::{Collector, Folder, TOKEN, run};
use crate::receiver::{Called, Receiver};
use crate::results::{batch, checkout, id, nps, promise};

const SECRET: &str = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const OTHER_SECRET: &str = "whsec_bm90IHRoZSBzYW1lIHNlY3JldCBhdCBhbGw=";

/// Writes down who is told of what, and says where.
fn hooks(folder: &Folder, receivers: &[(&str, SocketAddr, &[&str])]) -> String {
    folder.write("secrets/new-and-old", format!("{SECRET}\n{OTHER_SECRET}\n"));
    let hook = |(name, address, events): &(&str, SocketAddr, &[&str])| json!({ "name": name, "url": format!("http://{address}/told?of=it"), "events": events, "secretFile": "secrets/new-and-old" });
    let file = folder.write("webhooks.json", Value::Array(receivers.iter().map(hook).collect()).to_string());
    file.to_str().unwrap().into()
}

fn start(receivers: &[(&str, SocketAddr, &[&str])]) -> Collector {
    let folder = Folder::new();
    let file = hooks(&folder, receivers);
    Collector::start_in(folder, &["--token", TOKEN, "--webhooks", &file])
}

/// What the specification's own library says of calls.
fn checked(calls: &[(Called, &str)]) -> Vec<String> {
    let line =
        |(called, secret): &(Called, &str)| json!({ "headers": called.headers, "body": called.body, "secret": secret }).to_string() + "\n";
    let output = outsiders::python(include_str!("../outsiders/webhook.py"), &[], &calls.iter().map(line).collect::<String>());
    String::from_utf8(output.stdout).unwrap().lines().map(String::from).collect()
}

fn listed(collector: &Collector, more: &[&str]) -> Vec<Vec<String>> {
    let store = collector.store();
    let output = run(&[&["webhooks", "list", "--store", store.to_str().unwrap()], more].concat());
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap().lines().map(|line| line.split('\t').map(String::from).collect()).collect()
}

/// Waits until it is noted what the last try of the only call came to.
fn wait_for_said(collector: &Collector, said: &str) -> Vec<String> {
    loop {
        if let [line] = &listed(collector, &["--all"])[..]
            && line.last().is_some_and(|last| last == said)
        {
            return line.clone();
        }
        std::thread::yield_now();
    }
}

/// Waits until the list of what waits or was given up on has that many lines.
fn wait_for(collector: &Collector, more: &[&str], lines: usize) -> Vec<Vec<String>> {
    loop {
        let found = listed(collector, more);
        if found.len() == lines {
            return found;
        }
        std::thread::yield_now();
    }
}

#[test]
fn a_receiver_learns_of_each_result_once_and_anybodys_library_finds_it_genuine() {
    let receiver = Receiver::start(&["204 No Content"]);
    let collector = start(&[("crm", receiver.address, &["result.stored"])]);
    let sent = nps(1, 9);
    assert_eq!(collector.post(batch([sent.clone(), sent.clone()])).statuses(), ["stored", "duplicate"]);
    let called = receiver.next();
    let told = called.json();
    assert_eq!((&told["type"], &told["data"]["study"], &told["data"]["result"]), (&json!("result.stored"), &json!("corner-shop"), &sent));
    assert_eq!(told["timestamp"], told["data"]["receivedAt"]);
    assert_eq!(called.id(), format!("result-stored_corner-shop_{}", id(1)));
    assert_eq!(called.headers["content-type"], "application/json");

    let mut changed = called.clone();
    changed.body = changed.body.replace("\"value\":9", "\"value\":0");
    let mut renamed = called.clone();
    renamed.headers.insert("webhook-id".into(), "another".into());
    let mut late = called.clone();
    late.headers.insert("webhook-timestamp".into(), "1700000000".into());
    let said = checked(&[(called.clone(), SECRET), (called, OTHER_SECRET), (changed, SECRET), (renamed, SECRET), (late, SECRET)]);
    assert_eq!(said[..2], ["genuine", "genuine"], "by the old secret as by the new one");
    assert!(said[2..].len() == 3 && said[2..].iter().all(|said| said != "genuine"), "{said:?}");

    assert_eq!(collector.post(sent.to_string()).statuses(), ["duplicate"]);
    assert_eq!(collector.post(nps(2, 9).to_string()).statuses(), ["stored"]);
    assert!(receiver.next().id().ends_with(&id(2)), "the duplicate is not told of");
    wait_for(&collector, &["--all"], 0);
}

#[test]
fn each_receiver_is_told_of_what_it_asked_for_and_of_no_employee() {
    let [sad, short] = [(); 2].map(|()| Receiver::start(&["200 OK"]));
    let collector = start(&[("sad", sad.address, &["detractor"]), ("short", short.address, &["gap.fell-short", "gap.over-promised"])]);
    let mut of_an_employee = nps(1, 0);
    of_an_employee["population"] = "internal".into();
    let mut results = vec![of_an_employee, nps(2, 6), nps(3, 7), promise(40, 7, 3), promise(41, 3, 3)];
    results.extend(checkout(10, 6, 4));
    results.extend(checkout(20, 4, 6));
    assert_eq!(collector.post(batch(results)).status, 200);
    assert_eq!(sad.next().id(), format!("detractor_corner-shop_{}", id(2)));
    let mut told = [short.next(), short.next()].map(|called| String::from(called.id()));
    told.sort();
    assert_eq!(told, [format!("gap-fell-short_corner-shop_{}", id(21)), format!("gap-over-promised_corner-shop_{}", id(40))]);
    wait_for(&collector, &["--all"], 0);
    assert!(sad.rest().is_empty() && short.rest().is_empty());
}

#[test]
fn a_receiver_that_fails_is_told_again_under_the_same_id_and_a_new_signature() {
    let receiver = Receiver::start(&["500 Oh", "200 OK"]);
    let collector = start(&[("crm", receiver.address, &["result.stored"])]);
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["stored"]);
    let first = receiver.next();
    let waiting = wait_for_said(&collector, "status 500");
    assert_eq!(waiting[1..], ["crm", "result.stored", "corner-shop", &id(1), "1", "status 500"].map(String::from));
    let second = receiver.next();
    assert_eq!((first.id(), &first.body), (second.id(), &second.body));
    assert!(first.headers["webhook-timestamp"] < second.headers["webhook-timestamp"]);
    assert_eq!(checked(&[(second, SECRET)]), ["genuine"]);
    wait_for(&collector, &["--all"], 0);
    let log = collector.log();
    assert_eq!(log.matches("webhook crm fails, and is tried again: status 500").count(), 1, "{log}");
    assert_eq!((log.matches("webhook crm answers again").count(), log.contains(&id(1))), (1, false), "{log}");
    let metrics = String::from(collector.get("/metrics").text());
    assert!(metrics.contains("expectly_webhook_failures_total{hook=\"crm\"} 1\n"), "{metrics}");
}

#[test]
fn what_was_to_be_told_when_the_collector_was_killed_is_told_by_the_next_one() {
    let down = Receiver::start(&["200 OK"]).address;
    let unused = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let collector = start(&[("up", down, &["detractor"]), ("crm", unused, &["result.stored"])]);
    assert!(collector.post(batch((0..20).map(|number| nps(number, 9)))).statuses().iter().all(|status| status == "stored"));
    let folder = collector.kill();
    let file = hooks(&folder, &[("crm", unused, &["result.stored"])]);
    let receiver = Receiver::at(unused, &["200 OK"]);
    // Those that were just being told when it was killed stay taken for a minute.
    let store = rusqlite::Connection::open(folder.path("data.sqlite")).unwrap();
    store.execute("UPDATE calls SET due = 0", []).unwrap();
    drop(store);
    let collector = Collector::start_in(folder, &["--token", TOKEN, "--webhooks", &file]);
    let mut ids: Vec<String> = (0..20).map(|_| receiver.next().id().into()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 20);
    wait_for(&collector, &["--all"], 0);
}

#[test]
fn whoever_never_wants_a_call_has_it_kept_for_the_operator_to_send_again() {
    let receiver = Receiver::start(&["410 Gone", "200 OK"]);
    let collector = start(&[("crm", receiver.address, &["result.stored"])]);
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["stored"]);
    receiver.next();
    let dead = wait_for(&collector, &[], 1);
    assert_eq!(dead[0], ["given up", "crm", "result.stored", "corner-shop", &id(1), "1", "status 410, which means never"]);
    let log = collector.log();
    assert!(log.contains("webhook crm gave up on result.stored of corner-shop") && !log.contains(&id(1)), "{log}");
    let store = collector.store();
    let retry = |more: &[&str]| {
        let output = run(&[&["webhooks", "retry", "--store", store.to_str().unwrap()], more].concat());
        String::from_utf8(output.stdout).unwrap()
    };
    assert_eq!(retry(&["--hook", "another"]), "0 will be tried again: nothing that was given up on matched\n");
    assert_eq!(retry(&[]), "1 will be tried again\n");
    receiver.next();
    wait_for(&collector, &["--all"], 0);
}

#[test]
fn a_redirect_leads_nowhere_the_operator_did_not_choose() {
    let inside = Receiver::start(&["200 OK"]);
    let location: &'static str = format!("307 Over There\r\nlocation: http://{}/", inside.address).leak();
    let receiver = Receiver::start(vec![location].leak());
    let collector = start(&[("crm", receiver.address, &["result.stored"])]);
    assert_eq!(collector.post(nps(1, 9).to_string()).statuses(), ["stored"]);
    receiver.next();
    wait_for_said(&collector, "status 307");
    assert!(inside.rest().is_empty());
}

#[test]
fn two_collectors_on_one_postgres_tell_of_each_result_once_between_them() {
    let receiver = Receiver::start(&["200 OK"]);
    let database = crate::postgres::new_database();
    let [one, other] = [(); 2].map(|()| {
        let folder = Folder::new();
        let file = hooks(&folder, &[("crm", receiver.address, &["result.stored"])]);
        Collector::start_in(folder, &["--token", TOKEN, "--store", &database, "--webhooks", &file])
    });
    for number in 0..40 {
        let sent = batch([nps(number, 9)]);
        assert_eq!([&one, &other][number as usize % 2].post(sent.clone()).statuses(), ["stored"]);
        assert_eq!(one.post(sent).statuses(), ["duplicate"]);
    }
    let mut ids: Vec<String> = (0..40).map(|_| receiver.next().id().into()).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), 40);
    assert!(receiver.rest().is_empty());
}

#[test]
fn a_mistake_in_the_list_of_receivers_is_said_at_the_start_without_its_secret() {
    let folder = Folder::new();
    folder.write("good", SECRET);
    folder.write("bad", "whsec_c2hvcnQ=");
    let study = folder.write("study.json", crate::program::STUDY);
    let right = json!({ "name": "crm", "url": "https://crm.example/", "events": ["detractor"], "secretFile": "good" });
    let wrong = [
        ("url", json!("http://crm.example/"), "https://"),
        ("events", json!(["detractors"]), "gap.fell-short"),
        ("events", json!([]), "none of the events"),
        ("studies", json!(["corner-shpo"]), "corner-shpo"),
        ("secretFile", json!("bad"), "24 to 64 bytes"),
        ("secretFile", json!("none"), "none"),
        ("name", json!("The CRM"), "small letters"),
        ("secret", json!(SECRET), "unknown field"),
    ];
    for (key, value, says) in wrong {
        let mut hook = right.clone();
        hook[key] = value;
        let file = folder.write("webhooks.json", json!([hook]).to_string());
        let store = folder.path("data.sqlite");
        let [study, store, file] = [&study, &store, &file].map(|path| path.to_str().unwrap());
        let output = run(&["serve", "--listen", "127.0.0.1:0", "--studies", study, "--store", store, "--webhooks", file]);
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(said.contains(says) && !said.contains("c2hvcnQ"), "{says}: {said}");
    }
}
