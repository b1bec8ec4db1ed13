//! An origin that is listed is matched by its own bytes and by no others, and no header of a browser's attacker can be listed by mistake.
#![no_main]

use expectly_collector::edge::Listed;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let (listed, origin) = text.split_once('\n').unwrap_or((text, ""));
    let Ok(parsed) = Listed::parse(listed) else { return };
    let (_, written) = listed.split_once('=').expect("STUDY=ORIGIN");
    assert!(parsed.is(written.as_bytes()));
    assert_eq!(parsed.is(origin.as_bytes()), origin == written);
    // What browsers send has a scheme and no path, user, wildcard, blank or capital.
    assert!(written.starts_with("https://") || written.starts_with("http://"), "{written}");
    let host = written.split_once("://").expect("a scheme").1;
    assert!(!host.is_empty() && !host.contains(['/', '?', '#', '@', '*', '\\']), "{written}");
    assert!(written.bytes().all(|byte| byte.is_ascii_graphic() && !byte.is_ascii_uppercase()), "{written}");
});
