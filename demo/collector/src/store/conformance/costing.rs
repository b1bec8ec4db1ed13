//! What a report costs as answers grow: a measurement, run by hand.
//! `EXPECTLY_BENCH=10000,1000000 cargo test --release -p expectly-collector costing -- --ignored --nocapture`

use std::time::{Duration, Instant};

use expectly_core::reading::Confidence;
use expectly_core::report::Report;
use expectly_core::wire::{SurveyResult, Uuid};
use jiff::Timestamp;

use super::engine::{self, Engine};
use super::given::{parsed, study, visitors};
use crate::counts;
use crate::store::{Arrival, Entry, Slice, Store};

/// The most that a report may take (issue: 10 M results).
const BUDGET: Duration = Duration::from_millis(50);
/// Results in one step, as a copy writes them.
const TOGETHER: u32 = 5_000;
const DAYS: i64 = 90;

/// An engine's name and how it is had.
type Named = (&'static str, fn() -> Engine);

#[test]
#[ignore = "takes minutes: EXPECTLY_BENCH says for how many results"]
fn the_report_costs_the_same_however_many_answers_there_are() {
    let sizes = std::env::var("EXPECTLY_BENCH").unwrap_or("10000".into());
    let wanted = std::env::var("EXPECTLY_BENCH_ENGINE").unwrap_or_default();
    let templates: Vec<SurveyResult> = visitors(130).iter().map(parsed).collect();
    let mut slow = Vec::new();
    let engines: [Named; 3] = [("sqlite", engine::sqlite), ("postgres", engine::postgres), ("clickhouse", engine::clickhouse)];
    for (name, start) in engines.into_iter().filter(|(name, _)| name.contains(&wanted)) {
        let engine = start();
        let store = engine.open();
        let mut stored = 0;
        for size in sizes.split(',').map(|size| size.parse::<u32>().unwrap()) {
            let (began, before) = (Instant::now(), stored);
            while stored < size {
                let many = TOGETHER.min(size - stored);
                let arrivals: Vec<Arrival> = (stored..stored + many).map(|number| arrival(&templates, number, size)).collect();
                store.write(&arrivals).unwrap();
                stored += many;
            }
            let rate = f64::from(stored - before) / began.elapsed().as_secs_f64();
            engine.settle();
            let mut times: Vec<Duration> = (0..11).map(|_| report(store.as_ref())).collect();
            times.sort();
            let cells = store.tally("corner-shop", &Slice::everything()).unwrap().cells.len();
            let days = Slice::of("", Some("2026-09-01"), None);
            let began = Instant::now();
            store.tally("corner-shop", &days).unwrap();
            println!(
                "{}: {size} results of {} bytes each on disk, written at {rate:.0}/s; report of {cells} cells {:.1?} (median of 11, worst {:.1?}); by days {:.1?}",
                name,
                engine.size() / u64::from(size),
                times[5],
                times[10],
                began.elapsed()
            );
            slow.extend((times[5] > BUDGET).then(|| format!("{} at {size}: {:.1?}", name, times[5])));
        }
    }
    assert!(slow.is_empty(), "over {BUDGET:?}: {slow:?}");
}

fn arrival(templates: &[SurveyResult], number: u32, size: u32) -> Arrival {
    let mut result = templates[number as usize % templates.len()].clone();
    // Scattered as random ids are, and the same in every run.
    let scattered = u128::from(number).wrapping_mul(0x9e37_79b9_7f4a_7c15_f39c_c060_5ced_c835);
    result.id = Uuid::from_random(scattered.to_be_bytes());
    let start: Timestamp = "2026-08-01T00:00:00Z".parse().unwrap();
    let offset = i64::from(number) * DAYS * 86_400_000 / i64::from(size);
    let received_at = Timestamp::from_millisecond(start.as_millisecond() + offset).unwrap();
    Arrival { received_at, entry: Entry::Result(Box::new(result), None) }
}

/// How long it takes to count and to compute, without HTTP.
fn report(store: &dyn Store) -> Duration {
    let began = Instant::now();
    let tally = store.tally("corner-shop", &Slice::everything()).unwrap();
    let counts = counts::of(&tally.cells, &study()).unwrap();
    let text = serde_json::to_string(&(Report::of(&counts, Confidence::DEFAULT).unwrap(), counts)).unwrap();
    assert!(text.len() > 1000);
    began.elapsed()
}
