//! The description of the API is true: whoever builds on it meets nothing that it does not say.

use serde_json::{Value, json};

use crate::http::Request;
use crate::outsiders;
use crate::program::{Collector, Folder, ORIGIN, TOKEN, run};
use crate::results::{batch, checkout, nps, promise};

/// The description, with what there is to ask about put in place of any text.
fn described(collector: &Collector) -> Value {
    let mut document = collector.send(&Request::get("/v1/openapi.json")).json();
    let there = [
        ("study", json!(["corner-shop", "other-shop", "no-such-shop"])),
        ("survey", json!(["relationship", "checkout-ease"])),
        ("file", json!(["corner-shop.csv", "corner-shop.ndjson", "corner-shop.parquet", "other-shop.csv", "corner-shop.pdf"])),
    ];
    for operations in document["paths"].as_object_mut().unwrap().values_mut() {
        for operation in operations.as_object_mut().unwrap().values_mut() {
            for parameter in operation.get_mut("parameters").and_then(Value::as_array_mut).into_iter().flatten() {
                if let Some((_, values)) = there.iter().find(|(name, _)| parameter["name"] == *name) {
                    parameter["schema"]["enum"] = values.clone();
                }
            }
        }
    }
    document["paths"]["/v1/results"]["post"]["requestBody"]["content"]["application/json"]["example"] = nps(4, 5);
    document
}

#[test]
fn a_stranger_who_reads_only_the_description_finds_no_answer_that_it_does_not_announce() {
    let collector = Collector::start_in(Folder::new(), &["--token", TOKEN, "--per-address", "0", "--per-study", "0"]);
    let results = checkout(10, 6, 4).into_iter().chain([nps(1, 3), nps(2, 9), promise(3, 6, 4)]);
    assert_eq!(collector.post(batch(results)).status, 200);
    let file = collector.folder.write("openapi.json", described(&collector).to_string());
    let (url, origin, token) =
        (format!("http://{}", collector.address), format!("Origin: {ORIGIN}"), format!("Authorization: Bearer {TOKEN}"));
    let output = outsiders::run(
        "schemathesis",
        &[
            ["run", file.to_str().unwrap(), "--url", &url, "--header", &origin, "--header", &token].as_slice(),
            &["--max-examples", "25", "--max-time", "60", "--generation-deterministic", "--no-color"],
            // Which results a study can have led to, no schema can say.
            &["--exclude-checks", "positive_data_acceptance"],
        ]
        .concat(),
        file.parent().unwrap(),
    );
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("Selected: 11/11") && said.contains("Tested: 11"), "{said}");
    assert_eq!(collector.send(&Request::get("/healthz")).status, 200);
}

#[test]
fn the_description_can_be_had_without_a_collector_and_names_the_codes_that_are_answered() {
    let collector = Collector::start();
    let printed: Value = serde_json::from_slice(&run(&["openapi"]).stdout).unwrap();
    assert_eq!(printed, collector.send(&Request::get("/v1/openapi.json")).json());
    let of =
        |path: &str, method: &str, status: u16| printed["paths"][path][method]["responses"][status.to_string()]["description"].to_string();
    let refused = [
        (Request::get("/v1/report/corner-shop"), of("/v1/report/{study}", "get", 401)),
        (Request::get("/v1/export/corner-shop.csv").header("authorization", "Bearer no"), of("/v1/export/{file}", "get", 401)),
        (Request::get("/v1/export/corner-shop.csv?after=1&after=2"), of("/v1/export/{file}", "get", 400)),
        (Request::get("/v1/open?study=no&survey=no"), of("/v1/open", "get", 404)),
        (Request::get("/v1/studies/no"), of("/v1/studies/{study}", "get", 404)),
        (Request::post("/v1/results").body("{}"), of("/v1/results", "post", 403)),
        (Request::post("/v1/results").header("origin", ORIGIN).body("{"), of("/v1/results", "post", 400)),
        (Request::post("/v1/results").header("origin", ORIGIN).body(vec![b' '; 70_000]), of("/v1/results", "post", 413)),
    ];
    for (request, description) in refused {
        let code = collector.send(&request).json()["code"].as_str().unwrap().to_owned();
        assert!(description.contains(&format!("`{code}`")), "{code}: {description}");
    }
}
