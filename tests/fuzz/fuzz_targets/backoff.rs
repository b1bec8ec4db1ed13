//! Whatever a server asks for, the wait is at most an hour.
#![no_main]
#![allow(dead_code, reason = "a file of the widget's is taken as it is: it is built for pages alone")]

#[path = "../../../widget/src/delivery/backoff.rs"]
mod backoff;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|given: (&str, u64, Option<u64>, u32, f64)| {
    let (retry_after, now, date, failures, chance) = given;
    assert!(backoff::asked(retry_after, now, |_| date).unwrap_or_default() <= backoff::LONGEST);
    assert!(backoff::wait(failures, chance) <= backoff::LONGEST);
});
