//! Whoever signs in to the dashboard is let in by a cookie that no script reads and no other site can use, until it ends.

use std::time::{Duration, Instant};

use crate::http::{Reply, Request};
use crate::program::{Collector, Folder, TOKEN, run};

const REPORT: &str = "/v1/report/corner-shop";

fn sign_in(collector: &Collector, token: &str, more: &[(&str, &str)]) -> Reply {
    let request = Request::post("/v1/session").header("authorization", &format!("Bearer {token}")).body("");
    collector.send(&more.iter().fold(request, |request, (name, value)| request.header(name, value)))
}

/// The name and value of the cookie that an answer sets.
fn cookie(reply: &Reply) -> String {
    assert_eq!(reply.status, 204);
    reply.header("set-cookie").unwrap().split(';').next().unwrap().into()
}

fn read(collector: &Collector, cookie: &str) -> (u16, Option<String>) {
    let reply = collector.send(&Request::get(REPORT).header("cookie", &format!("theme=dark; {cookie}; x=y")));
    (reply.status, (reply.status >= 400).then(|| reply.json()["code"].as_str().unwrap().into()))
}

const OWN: (&str, &str) = ("sec-fetch-site", "same-origin");

/// K23
#[test]
fn k23_a_cookie_stands_for_the_token_until_somebody_signs_out_or_it_is_revoked() {
    let collector = Collector::start();
    let store = collector.store();
    let made = run(&["token", "create", "--store", store.to_str().unwrap(), "--name", "Anna", "--study", "corner-shop"]);
    let token = String::from_utf8(made.stdout).unwrap().trim_end().to_owned();
    let start = Instant::now();
    let signed_in = loop {
        let reply = sign_in(&collector, &token, &[OWN]);
        assert!(reply.status == 204 || start.elapsed() < Duration::from_secs(20));
        if reply.status == 204 {
            break reply;
        }
    };
    let anna = cookie(&signed_in);
    assert!(!anna.contains(&token) && anna.starts_with("expectly="), "{anna}");
    assert_eq!(read(&collector, &anna).0, 200);
    let elsewhere = collector.send(&Request::get("/v1/export/other-shop.csv").header("cookie", &anna));
    assert_eq!((elsewhere.status, elsewhere.json()["code"].as_str()), (403, Some("token_elsewhere")));
    for changed in [anna.replace("expectly=1", "expectly=2"), format!("{anna}0"), "expectly=".into(), "expectly=a.b.c".into()] {
        assert_eq!(read(&collector, &changed), (401, Some("session_over".into())), "{changed}");
    }
    let out = collector.send(&Request::new("DELETE", "/v1/session").header("cookie", &anna).header(OWN.0, OWN.1));
    assert!(out.status == 204 && out.header("set-cookie").unwrap().starts_with("expectly=; Path=/; Max-Age=0;"));
    run(&["token", "revoke", "--store", store.to_str().unwrap(), "--name", "Anna"]);
    while read(&collector, &anna).0 == 200 {
        assert!(start.elapsed() < Duration::from_secs(40), "a revoked token ends its sessions");
    }
    let own = cookie(&sign_in(&collector, TOKEN, &[OWN]));
    let again = Collector::start_in(collector.kill(), &["--token", TOKEN]);
    assert_eq!(read(&again, &own).0, 200, "a restart, or another collector of the same store, knows it");
    let other = Collector::start_in(again.kill(), &["--token", "another-token"]);
    assert_eq!(read(&other, &own), (401, Some("session_over".into())));
    assert!(!other.log().contains(&own[9..]) && !other.log().contains(TOKEN));
}

/// K23
#[test]
fn k23_no_other_site_signs_anybody_in_or_out_and_no_script_reads_the_cookie() {
    let collector = Collector::start_in(Folder::new(), &["--token", TOKEN]);
    let attributes = |reply: &Reply| String::from(reply.header("set-cookie").unwrap().split_once("; ").unwrap().1);
    let plain = sign_in(&collector, TOKEN, &[("origin", "http://collector")]);
    assert_eq!(attributes(&plain), "Path=/; Max-Age=43200; HttpOnly; SameSite=Strict");
    let secure = sign_in(&collector, TOKEN, &[OWN, ("origin", "https://cx.example")]);
    assert_eq!(attributes(&secure), "Path=/; Max-Age=43200; HttpOnly; SameSite=Strict; Secure");
    assert!(cookie(&secure).starts_with("__Host-expectly=") && read(&collector, &cookie(&secure)).0 == 200);
    for foreign in [&[("sec-fetch-site", "cross-site")][..], &[("sec-fetch-site", "same-site")], &[("origin", "https://evil.example")], &[]]
    {
        let reply = sign_in(&collector, TOKEN, foreign);
        assert_eq!((reply.status, reply.json()["code"].as_str()), (403, Some("other_page")), "{foreign:?}");
        assert_eq!(reply.header("set-cookie"), None);
        let request = Request::new("DELETE", "/v1/session").header("cookie", &cookie(&plain));
        let reply = collector.send(&foreign.iter().fold(request, |request, (name, value)| request.header(name, value)));
        assert_eq!((reply.status, reply.header("set-cookie")), (403, None), "{foreign:?}");
    }
    for (token, code) in [("wrong", "token_wrong"), ("", "token_required")] {
        let reply = sign_in(&collector, token, &[OWN]);
        assert_eq!((reply.status, reply.json()["code"].as_str(), reply.header("set-cookie")), (401, Some(code), None));
    }
    let reply = collector.send(&Request::get(REPORT).header("cookie", &cookie(&plain)).header("authorization", "Bearer wrong"));
    assert_eq!(reply.json()["code"], "token_wrong", "a token that was sent is the one that counts");
}
