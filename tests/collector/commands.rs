//! The program as whoever runs it meets it: exit codes, messages, the list of what was refused, and its end.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use crate::http::{Reply, connect};
use crate::program::{Collector, Folder, ORIGIN, STUDY, TOKEN, command, run};
use crate::results::{batch, id, nps};

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

#[test]
fn a_wrong_command_line_exits_with_2_and_says_how_it_is_meant() {
    let lines: &[&[&str]] = &[
        &[],
        &["serve"],
        &["server"],
        &["serve", "--studies", "x.json", "--store", "y", "--origin", "https://shop.example"],
        &["serve", "--studies", "x.json", "--store", "y", "--origin", "shop=shop.example"],
        &["serve", "--studies", "x.json", "--store", "y", "--origin", "shop=https://shop.example/"],
        &["serve", "--studies", "x.json", "--store", "y", "--origin", "shop=https://*.example"],
        &["serve", "--studies", "x.json", "--store", "y", "--listen", "nowhere"],
        &["serve", "--studies", "x.json", "--store", "y", "--token", ""],
        &["rejects", "list"],
    ];
    for line in lines {
        let output = run(line);
        assert_eq!(output.status.code(), Some(2), "{line:?}");
        assert!(text(&output.stderr).contains("Usage") || text(&output.stderr).contains("--help"), "{line:?}: {}", text(&output.stderr));
    }
}

#[test]
fn a_wrong_study_exits_with_1_and_one_line_that_names_the_file_and_the_place() {
    let folder = Folder::new();
    let store = folder.path("data.sqlite");
    let wrong = [
        ("kind.json", STUDY.replace("\"csat\"", "\"csta\""), "unknown_value at surveys[1].kind"),
        ("key.json", STUDY.replace("\"margin\"", "\"marign\""), "unknown_key at promises[0].marign"),
        ("text.json", STUDY.replace('{', "["), "not_json"),
    ];
    for (name, content, says) in wrong {
        let file = folder.write(name, content);
        let output = run(&["serve", "--studies", file.to_str().unwrap(), "--store", store.to_str().unwrap()]);
        let error = text(&output.stderr);
        assert_eq!((output.status.code(), error.lines().count()), (Some(1), 1), "{error}");
        assert!(error.contains(file.to_str().unwrap()) && error.contains(says), "{error}");
        assert!(!store.exists(), "nothing is made before the studies are right");
    }
}

#[test]
fn what_cannot_be_served_is_said_before_anything_is_served() {
    let folder = Folder::new();
    let study = folder.write("both/a.json", STUDY);
    folder.write("both/b.json", STUDY);
    folder.write("none/readme.txt", "");
    let store = folder.path("data.sqlite");
    let fails = |studies: &str, more: &[&str], says: &str| {
        let studies = folder.path(studies);
        let store = if more.contains(&"--store") { &[][..] } else { &["--store", store.to_str().unwrap()] };
        let line = [&["serve", "--studies", studies.to_str().unwrap()], store, more].concat();
        let output = run(&line);
        assert_eq!(output.status.code(), Some(1));
        assert!(text(&output.stderr).contains(says), "{}", text(&output.stderr));
    };
    fails("both", &[], "duplicate_id at study");
    fails("none", &[], "no study found");
    fails("missing.json", &[], "missing.json");
    fails("both/a.json", &["--origin", "corner-shpo=https://shop.example"], "corner-shpo");
    fails("both/a.json", &["--dist", folder.path("dits").to_str().unwrap()], "dits");
    fails("both/a.json", &["--webhooks", folder.path("hoks.json").to_str().unwrap()], "hoks.json: No such file");
    fails(
        "both/a.json",
        &["--store", folder.path("away/x.sqlite").to_str().unwrap()],
        &format!("there is no folder {}", folder.path("away").display()),
    );
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    fails("both/a.json", &["--listen", &address], &format!("cannot listen on {address}"));
    assert!(study.exists());
}

#[test]
fn what_keeps_a_collector_from_starting_is_an_error_to_those_who_read_its_log_by_program() {
    let output = run(&["serve", "--studies", "no-such-study.json", "--store", "x.sqlite", "--log", "json"]);
    let line: serde_json::Value = serde_json::from_slice(&output.stderr).unwrap();
    assert_eq!((output.status.code(), &line["level"]), (Some(1), &"error".into()));
    assert!(line["message"].as_str().unwrap().starts_with("no-such-study.json: No such file"), "{line}");
}

#[test]
fn an_empty_variable_is_named_when_it_is_what_is_wrong() {
    let output = command(&["serve", "--studies", "x.json", "--store", "y"]).env("EXPECTLY_TOKEN", "").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("EXPECTLY_TOKEN"), "{}", text(&output.stderr));
}

#[test]
fn rejects_list_shows_what_was_kept_aside_without_obeying_it() {
    let collector = Collector::start();
    collector.post(nps(1, 9).to_string());
    collector.post(batch([nps(1, 2), nps(2, 11)]));
    collector.post([b"\x1b[2J\xe2\x80\xaegnp.exe\t\r\n\xff".to_vec()].concat());
    let store = collector.store();
    let list = |more: &[&str]| {
        let output = run(&[&["rejects", "list", "--store", store.to_str().unwrap()], more].concat());
        assert!(output.status.success(), "{}", text(&output.stderr));
        text(&output.stdout).lines().map(|line| line.split('\t').map(String::from).collect::<Vec<_>>()).collect::<Vec<_>>()
    };
    let rows = list(&[]);
    let columns = |column: usize| rows.iter().map(|row| row[column].as_str()).collect::<Vec<_>>();
    assert!(rows.iter().all(|row| row.len() == 5), "time, study, code, path, text");
    assert!(columns(0).iter().all(|time| time.len() == 24 && time.ends_with('Z')));
    assert_eq!(columns(1), ["corner-shop"; 3]);
    assert_eq!(columns(2), ["conflict", "out_of_range", "not_json"]);
    assert_eq!(columns(3), ["id", "answers[0].value", ""]);
    assert!(columns(4)[0].contains(&id(1)) && columns(4)[1].contains(&id(2)));
    assert_eq!(columns(4)[2], "\\u{1b}[2J\\u{202e}gnp.exe\\u{9}\\u{d}\\u{a}\u{fffd}");
    assert_eq!(list(&["--study", "corner-shop"]), rows);
    assert_eq!(list(&["--study", "other-shop"]).len(), 0);

    let folder = collector.kill();
    assert_eq!(list(&[]), rows, "also when nobody serves");
    drop(folder);
    assert_eq!(run(&["rejects", "list", "--store", store.to_str().unwrap()]).status.code(), Some(1), "a store that is not there");
}

/// K18
#[test]
fn k18_a_collector_that_is_told_to_stop_finishes_what_it_has_begun_and_exits_with_0() {
    let mut collector = Collector::start_in(Folder::new(), &["--token", TOKEN]);
    let body = nps(1, 9).to_string();
    let mut stream = connect(collector.address).unwrap();
    let length = body.len();
    let head = format!(
        "POST /v1/results HTTP/1.1\r\nhost: collector\r\norigin: {ORIGIN}\r\nexpect: 100-continue\r\ncontent-length: {length}\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    // "Continue" says that the request is under way.
    let mut go_on = [0; 25];
    stream.read_exact(&mut go_on).unwrap();
    assert_eq!(text(&go_on), "HTTP/1.1 100 Continue\r\n\r\n");
    collector.terminate();
    while TcpStream::connect(collector.address).is_ok() {
        std::thread::yield_now();
    }
    stream.write_all(body.as_bytes()).unwrap();
    let reply = Reply::read(&mut stream).unwrap();
    assert_eq!((reply.status, reply.statuses()), (200, vec!["stored".into()]));
    assert_eq!(collector.wait().code(), Some(0));
    assert!(!collector.folder.path("data.sqlite-wal").exists(), "everything is in the file itself");
    assert!(fs::metadata(collector.store()).unwrap().len() > 0);
}
