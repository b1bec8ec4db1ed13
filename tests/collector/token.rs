//! Reports and exports are for whoever has the token, and the collector tells it to nobody.

use crate::http::Request;
use crate::program::{Collector, Folder, TOKEN};

const SECRETS: [&str; 3] = ["/v1/report/corner-shop", "/v1/export/corner-shop.csv", "/v1/export/corner-shop.ndjson"];

/// K23
#[test]
fn k23_without_the_right_token_nobody_reads_what_visitors_said() {
    let collector = Collector::start();
    let wrong =
        ["wrong", &TOKEN[1..], &TOKEN[..TOKEN.len() - 1], &TOKEN.to_uppercase(), &format!("{TOKEN}x"), &format!("{TOKEN}, {TOKEN}")];
    for path in SECRETS {
        let without = collector.send(&Request::get(path));
        assert_eq!((without.status, without.json()["code"].as_str()), (401, Some("token_required")), "{path}");
        assert_eq!(without.header("www-authenticate"), Some("Bearer"));
        let basic = collector.send(&Request::get(path).header("authorization", &format!("Basic {TOKEN}")));
        assert_eq!((basic.status, basic.json()["code"].as_str()), (401, Some("token_required")), "{path}");
        for token in wrong {
            let reply = collector.send(&Request::get(path).header("authorization", &format!("Bearer {token}")));
            assert_eq!((reply.status, reply.json()["code"].as_str()), (401, Some("token_wrong")), "{path} with {token}");
        }
        assert_eq!(collector.send(&Request::get(&format!("{path}?token={TOKEN}"))).status, 401, "addresses end up in logs");
        assert_eq!(collector.get(path).status, 200, "{path}");
    }
    assert_eq!(collector.send(&Request::get("/v1/report/no-such-shop")).status, 401, "not even which studies there are");
    assert_eq!(collector.get("/v1/report/no-such-shop").status, 404);
    let told = collector.said.join("\n") + &collector.log();
    assert!(!told.contains(TOKEN), "the token stands in what the collector prints: {told}");
}

#[test]
fn without_a_token_of_ones_own_a_new_one_is_made_at_each_start_and_printed() {
    let made = |collector: &Collector| {
        let token = collector.said.iter().find_map(|line| line.strip_prefix("token for reports: ")).unwrap();
        let request = Request::get("/v1/report/corner-shop").header("authorization", &format!("Bearer {token}"));
        assert_eq!(collector.send(&request).status, 200);
        String::from(token)
    };
    let first = Collector::start_in(Folder::new(), &[]);
    let second = Collector::start_in(Folder::new(), &[]);
    assert_eq!(made(&first).len(), 48);
    assert_ne!(made(&first), made(&second));
}
