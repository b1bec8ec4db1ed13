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
        assert!(code == Some(1) && said.contains("are not those of its results"), "{said}");
        assert!(!collector.folder.path("wrong").exists());
        store.execute(&spoilt.replace("+ 1", "- 1"), []).unwrap();
    }
    store.execute("UPDATE results SET received_at = '2099-01-01T00:00:00.000Z' WHERE seq = 1", []).unwrap();
    let (code, said) = doctor(&collector.store());
    assert!(code == Some(1) && said.contains("bad  clock: ") && said.contains("2099-01-01"), "{said}");
}
