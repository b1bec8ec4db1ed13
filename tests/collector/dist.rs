//! Built files reach pages of other origins, the dashboard only its own, and no file stands in the way of the API.

use crate::http::{Reply, Request};
use crate::program::{Collector, Folder, TOKEN};

fn collector() -> Collector {
    let folder = Folder::new();
    folder.write("secret.txt", "secret");
    folder.write("dist/v1/expectly.js", "loader");
    folder.write("dist/v1/widget-1a2b3c4d.js", "glue");
    folder.write("dist/v1/widget-1a2b3c4d.wasm", "wasm");
    folder.write("dist/v1/widget-1a2b3c4d.wasm.br", "wasm in brotli");
    folder.write("dist/v1/widget-1a2b3c4d.wasm.gz", "wasm in gzip");
    folder.write("dist/1.2.3/expectly.js", "this version's loader");
    folder.write("dist/1.2.3-beta.1/expectly.js", "a trial's loader");
    folder.write("dist/npm/expectly.js", "for nobody");
    folder.write("dist/v1/expectly-dashboard.js", "a word, not a hash");
    folder.write("dist/v1/results", "in the way");
    folder.write("dist/v1/report/corner-shop", "in the way");
    folder.write("dist/dashboard/index.html", "<title>Dashboard</title>");
    folder.write("dist/dashboard/main.js", "script");
    folder.write("dist/playground/index.html", "<title>Playground</title>");
    let dist = folder.path("dist");
    let dist = dist.to_str().unwrap().to_owned();
    Collector::start_in(folder, &["--token", TOKEN, "--dist", &dist])
}

fn get(collector: &Collector, path: &str) -> Reply {
    collector.send(&Request::get(path))
}

#[test]
fn the_widget_reaches_pages_of_other_origins_small_and_cached_as_long_as_its_name_lasts() {
    let collector = collector();
    let files = [
        ("/v1/expectly.js", "text/javascript", "public, max-age=300"),
        ("/v1/expectly-dashboard.js", "text/javascript", "public, max-age=300"),
        ("/v1/widget-1a2b3c4d.js", "text/javascript", "public, max-age=31536000, immutable"),
        ("/v1/widget-1a2b3c4d.wasm", "application/wasm", "public, max-age=31536000, immutable"),
    ];
    for (path, kind, caching) in files {
        let reply = get(&collector, path);
        assert_eq!((reply.status, reply.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!(reply.header("cache-control"), Some(caching), "{path}");
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"), "{path}");
        assert_eq!(reply.header("cross-origin-resource-policy"), Some("cross-origin"), "{path}");
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"), "{path}");
    }
    for (accepts, encoding, content) in
        [("gzip, br", Some("br"), "wasm in brotli"), ("gzip", Some("gzip"), "wasm in gzip"), ("", None, "wasm")]
    {
        let reply = collector.send(&Request::get("/v1/widget-1a2b3c4d.wasm").header("accept-encoding", accepts));
        assert_eq!((reply.header("content-encoding"), reply.text()), (encoding, content));
        assert_eq!(reply.header("content-type"), Some("application/wasm"), "compressed or not");
    }
    let missing = get(&collector, "/v1/widget-00000000.wasm");
    assert_eq!((missing.status, missing.header("cache-control")), (404, Some("no-cache")), "it may be there after the next build");
}

#[test]
fn a_version_of_the_widget_never_changes_where_it_is_or_its_hash_would_lock_pages_out() {
    let collector = collector();
    for (path, content) in [("/1.2.3/expectly.js", "this version's loader"), ("/1.2.3-beta.1/expectly.js", "a trial's loader")] {
        let reply = get(&collector, path);
        assert_eq!((reply.status, reply.text()), (200, content), "{path}");
        assert_eq!(reply.header("cache-control"), Some("public, max-age=31536000, immutable"), "{path}");
        assert_eq!(reply.header("access-control-allow-origin"), Some("*"), "a hash is compared only where reading is allowed");
    }
    for path in ["/1.2.4/expectly.js", "/npm/expectly.js", "/1.2/expectly.js"] {
        let reply = get(&collector, path);
        assert_eq!(reply.status, 404, "{path}");
        assert!(!reply.header("cache-control").unwrap().contains("immutable"), "{path} may be there after the next release");
    }
}

/// K21
#[test]
fn k21_dashboard_and_playground_run_their_own_files_only_and_cannot_be_framed_by_others() {
    let collector = collector();
    for path in ["/dashboard/", "/dashboard/main.js"] {
        let reply = get(&collector, path);
        assert_eq!(reply.status, 200, "{path}");
        let policy = reply.header("content-security-policy").unwrap();
        for rule in [
            "default-src 'none'",
            "script-src 'self' 'wasm-unsafe-eval'",
            "connect-src 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        ] {
            assert!(policy.split("; ").any(|known| known == rule), "{rule} in {policy}");
        }
        assert_eq!(reply.header("x-content-type-options"), Some("nosniff"));
        assert_eq!(reply.header("referrer-policy"), Some("no-referrer"));
        assert_eq!(reply.header("access-control-allow-origin"), None, "other pages have no business here");
    }
    // It shows a page of its own in a frame, and nobody else shows it in one.
    let playground = get(&collector, "/playground/");
    let policy = playground.header("content-security-policy").unwrap();
    for rule in ["default-src 'none'", "frame-src 'self'", "frame-ancestors 'self'"] {
        assert!(policy.split("; ").any(|known| known == rule), "{rule} in {policy}");
    }
    assert_eq!(get(&collector, "/playground").header("location"), Some("/playground/"));
    for path in ["/", "/dashboard"] {
        let reply = get(&collector, path);
        assert_eq!((reply.status, reply.header("location")), (307, Some("/dashboard/")), "{path}");
    }
}

#[test]
fn a_file_that_is_called_like_an_api_does_not_replace_it() {
    let collector = collector();
    assert_eq!(collector.post(crate::results::nps(1, 9).to_string()).statuses(), ["stored"]);
    assert_eq!(collector.report()["study"], "corner-shop");
    assert_eq!(get(&collector, "/v1/report/corner-shop").status, 401);
}

/// K22
#[test]
fn k22_no_path_climbs_out_of_the_folder() {
    let collector = collector();
    let climbing =
        ["/v1/../../secret.txt", "/v1/%2e%2e/%2e%2e/secret.txt", "/dashboard/..%2f..%2fsecret.txt", "/v1//../../secret.txt", "/secret.txt"];
    for path in climbing {
        let reply = get(&collector, path);
        assert!((400..500).contains(&reply.status), "{path}: {}", reply.status);
        assert!(!reply.text().contains("secret"), "{path}");
    }
}

#[test]
fn without_built_files_the_api_works_alone() {
    let collector = Collector::start();
    assert_eq!(get(&collector, "/").json()["code"], "not_found");
    assert_eq!(get(&collector, "/v1/expectly.js").status, 404);
}
