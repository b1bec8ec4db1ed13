//! What is saved can be restored, and whoever looks after a store learns how it is before a visitor does.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use rusqlite::Connection;

use crate::program::{Collector, Folder, TOKEN, run};
use crate::results::{batch, checkout, nps};

/// Runs a command and gives back its exit code and all that it says.
fn command(words: &[&str]) -> (Option<i32>, String) {
    let output = run(words);
    (output.status.code(), String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr))
}

fn backup(store: &Path, to: &Path) -> (Option<i32>, String) {
    command(&["backup", "--store", store.to_str().unwrap(), "--to", to.to_str().unwrap()])
}

fn doctor(store: &Path) -> (Option<i32>, String) {
    command(&["doctor", "--store", store.to_str().unwrap()])
}

/// K28
#[test]
fn k28_a_backup_that_is_made_while_answers_come_is_a_whole_moment_and_restores_to_the_same_report() {
    let collector = Collector::start();
    collector.post(batch((0..50).map(|number| nps(100_000 + number, 9))));
    collector.post(nps(100_000, 2).to_string());
    let stop = AtomicBool::new(false);
    let to = collector.folder.path("backups/one.sqlite");
    fs::create_dir(to.parent().unwrap()).unwrap();
    let made = thread::scope(|scope| {
        scope.spawn(|| {
            for number in 0.. {
                assert_eq!(collector.post(batch(checkout(number, 6, 4))).status, 200);
                if stop.load(Ordering::Relaxed) {
                    return;
                }
            }
        });
        while collector.get("/v1/export/corner-shop.ndjson").text().lines().count() < 60 {}
        let made = backup(&collector.store(), &to);
        stop.store(true, Ordering::Relaxed);
        made
    });
    assert!(made.0 == Some(0) && made.1.contains("whole, and counted right"), "{made:?}");
    assert_eq!(fs::read_dir(to.parent().unwrap()).unwrap().count(), 1, "one file, without any beside it");
    let nowhere = backup(&collector.store(), &collector.folder.path("no-such-folder/one.sqlite"));
    assert!(nowhere.0 == Some(1) && nowhere.1.contains("cannot write") && nowhere.1.contains("no-such-folder"), "{nowhere:?}");
    assert!(!nowhere.1.contains("the store"), "the store is well: {nowhere:?}");
    // A quiet moment: the very report comes back.
    let quiet = collector.folder.path("backups/two.sqlite");
    assert_eq!(backup(&collector.store(), &quiet).0, Some(0));
    let restore = |saved: &Path| {
        let folder = Folder::new();
        fs::copy(saved, folder.path("data.sqlite")).unwrap();
        Collector::start_in(folder, &["--token", TOKEN])
    };
    let (moment, whole) = (restore(&to), restore(&quiet));
    for part in ["counts", "report", "refused"] {
        assert_eq!(whole.report()[part], collector.report()[part]);
    }
    // What comes after it has the places of what came to the other one: neither a cursor nor a tag may take the one for the other.
    let export = collector.get("/v1/export/corner-shop.ndjson");
    let last: serde_json::Value = serde_json::from_str(export.text().lines().last().unwrap()).unwrap();
    let rest = whole.get(&format!("/v1/export/corner-shop.ndjson?after={}", last["cursor"].as_str().unwrap()));
    assert_eq!((rest.status, &rest.json()["code"]), (400, &"unknown_cursor".into()));
    let tags = [&whole, &collector].map(|store| String::from(store.get("/v1/report/corner-shop").header("etag").unwrap()));
    assert_ne!(tags[0].split('-').next(), tags[1].split('-').next());
    let results = moment.get("/v1/export/corner-shop.ndjson").text().lines().count();
    assert!(results >= 60 && results.is_multiple_of(2), "no batch is there by half: {results}");
    let (code, said) = doctor(&moment.store());
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = doctor(&collector.store());
    assert!(code == Some(0) && !said.contains("last: never"), "{said}");
}

#[test]
fn a_backup_never_takes_the_place_of_another_file_and_says_what_else_to_use() {
    let collector = Collector::start();
    let taken = collector.folder.write("taken", "somebody's");
    let (code, said) = backup(&collector.store(), &taken);
    assert!(code == Some(1) && said.contains("is there already"), "{said}");
    assert_eq!(fs::read_to_string(&taken).unwrap(), "somebody's");
    let (code, said) = backup(Path::new("postgres://anna:secret@127.0.0.1:1/x"), &collector.folder.path("x"));
    assert!(code == Some(1) && said.contains("pg_dump") && !said.contains("secret"), "{said}");
    let (code, _) = backup(&collector.folder.path("none.sqlite"), &collector.folder.path("x"));
    assert_eq!((code, collector.folder.path("x").exists(), collector.folder.path("x.part").exists()), (Some(1), false, false));
}

#[test]
fn a_doctor_finds_counts_that_are_not_those_of_the_results_and_no_backup_is_made_of_them() {
    let collector = Collector::start();
    collector.post(batch((0..50).map(|number| nps(number, 9))));
    let (code, said) = doctor(&collector.store());
    assert!(code == Some(0) && said.contains("ok   counts: those of 50 results") && said.contains("a collector is at work"), "{said}");
    let store = Connection::open(collector.store()).unwrap();
    for spoilt in ["UPDATE counts SET n = n + 1 WHERE day = ''", "UPDATE counts SET n = n + 1 WHERE day <> ''"] {
        store.execute(spoilt, []).unwrap();
        let (code, said) = doctor(&collector.store());
        assert!(code == Some(1) && said.contains("bad  counts: those of everybody in corner-shop"), "{said}");
        let (code, said) = backup(&collector.store(), &collector.folder.path("wrong"));
        assert!(code == Some(1) && said.contains("no backup was made, since the store"), "{said}");
        assert!(said.contains("are not those of its results") && !said.contains("copy is not"), "{said}");
        assert!(!collector.folder.path("wrong").exists());
        store.execute(&spoilt.replace("+ 1", "- 1"), []).unwrap();
    }
    let some = "INSERT INTO counts SELECT study, segment, day, survey, moment, touchpoint, question, said, n FROM counts WHERE day <> ''";
    let spoilt = [
        (some.replace("segment,", "'plan=ghost',"), "of plan=ghost in corner-shop", "0 are expected and"),
        (some.replace("study,", "'gone-shop',"), "of everybody in gone-shop", "0 are expected and"),
        ("UPDATE counts SET day = '2020-01-01' WHERE day <> ''".into(), "of everybody in corner-shop", "of 2020-01-01 0 are expected"),
    ];
    for (spoilt, part, numbers) in spoilt {
        store.execute_batch(&format!("BEGIN; CREATE TABLE kept AS SELECT * FROM counts; {spoilt}; COMMIT")).unwrap();
        let (code, said) = doctor(&collector.store());
        assert!(code == Some(1) && said.contains(&format!("bad  counts: those {part}")) && said.contains(numbers), "{said}");
        assert!(said.contains("`expectly copy` into a new store"), "{said}");
        store.execute_batch("BEGIN; DELETE FROM counts; INSERT INTO counts SELECT * FROM kept; DROP TABLE kept; COMMIT").unwrap();
    }
    assert_eq!(doctor(&collector.store()).0, Some(0));
    store.execute("UPDATE results SET received_at = '2099-01-01T00:00:00.000Z' WHERE seq = 1", []).unwrap();
    let (code, said) = doctor(&collector.store());
    assert!(code == Some(1) && said.contains("bad  clock: ") && said.contains("2099-01-01"), "{said}");
}

#[cfg(unix)]
#[test]
fn a_doctor_makes_no_lock_that_would_keep_the_collector_out_and_says_all_that_it_finds() {
    let collector = Collector::start();
    collector.post(nps(1, 9).to_string());
    let store = collector.store();
    let lock = store.with_extension("sqlite.lock");
    let folder = collector.kill();
    fs::remove_file(&lock).unwrap();
    let (code, said) = doctor(&store);
    assert!(code == Some(0) && said.contains("ok   lock: nobody writes") && !lock.exists(), "{said}");
    // A lock that nobody can open.
    std::os::unix::fs::symlink(&lock, &lock).unwrap();
    Connection::open(&store).unwrap().execute("UPDATE results SET body = 'broken'", []).unwrap();
    let (code, said) = doctor(&store);
    assert!(code == Some(1) && said.contains("ok   engine: ") && said.contains("ok   backup: "), "{said}");
    assert!(said.contains("bad  lock: ") && said.contains("data.sqlite.lock"), "{said}");
    assert!(said.contains("bad  counts: ") && said.contains("Put its last backup in its place"), "{said}");
    drop(folder);
}
