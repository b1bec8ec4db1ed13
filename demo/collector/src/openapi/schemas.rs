//! Owns the form of what is sent and answered, as JSON Schema. Which names there are is asked of core; what a schema cannot say (that the sides
//! of a gap agree, that a study asks for an answer) core checks alone.

use expectly_core::answer::State;
use expectly_core::gap::personal::GapKind;
use expectly_core::study::{Facet, Id, Measure, Moment, Population, Stage};
use expectly_core::wire::{Source, Status, SurveyResult, Timing, Uuid};
use serde_json::{Value, json};

/// What the addresses refer to, by name.
pub fn all() -> [(&'static str, Value); 7] {
    [
        (
            "Sent",
            json!({ "oneOf": [{ "$ref": "#/components/schemas/Result" }, { "type": "array", "minItems": 1, "maxItems": crate::batch::MOST_ITEMS, "items": { "$ref": "#/components/schemas/Result" } }] }),
        ),
        ("Result", result()),
        ("Receipts", receipts(&["receipts"])),
        ("Error", receipts(&["code", "path"])),
        ("Open", object(json!({ "open": { "type": "boolean" } }), &["open"])),
        ("Wordings", wordings()),
        ("Report", report()),
    ]
}

fn result() -> Value {
    let pair = json!({
        "id": uuid(), "timing": one_of(Timing::NAMES), "expected": value(), "experienced": value(), "elapsedMs": milliseconds(),
    });
    let gap = json!({ "kind": one_of(GapKind::NAMES), "value": { "type": "integer" }, "scale": id(), "verdict": { "type": "string" } });
    let promise = json!({ "id": id(), "version": { "type": "string" } });
    let properties = json!({
        "v": { "const": 1 }, "id": uuid(), "study": id(), "studyVersion": { "type": "integer", "minimum": 1, "maximum": u32::MAX },
        "survey": id(), "moment": one_of(Moment::NAMES), "wording": { "type": "string", "pattern": "^[0-9a-f]{16}$" },
        "touchpoint": id(), "stage": one_of(Stage::NAMES), "facet": one_of(Facet::NAMES),
        "population": one_of(Population::NAMES), "source": one_of(Source::NAMES), "locale": { "type": "string" },
        "answers": { "type": "array", "items": answer() },
        "pair": object(pair, &["timing"]),
        "promise": object(promise, &["id", "version"]),
        "gap": object(gap, &["kind", "value", "scale", "verdict"]),
        "complete": { "type": "boolean" },
        "sample": { "type": "number", "exclusiveMinimum": 0, "maximum": 1 },
        "ageMs": { "type": "number", "description": "Milliseconds since it was answered." },
        "clockSuspect": { "type": "boolean" }, "token": { "type": "string" }, "signed": { "type": "boolean" },
        "page": object(json!({ "path": { "type": "string", "maxLength": SurveyResult::MOST_PATH } }), &["path"]),
        "attributes": { "type": "object", "additionalProperties": { "type": "string" } },
    });
    let required =
        ["v", "id", "study", "studyVersion", "survey", "moment", "wording", "population", "source", "locale", "answers", "complete"];
    object(properties, &required)
}

fn answer() -> Value {
    let properties = json!({
        "question": id(), "measure": one_of(Measure::NAMES), "scale": id(), "state": one_of(State::NAMES), "value": value(),
        "text": { "type": "string" }, "choices": { "type": "array", "items": id(), "minItems": 1, "uniqueItems": true },
        "expected": value(), "randomized": { "type": "number", "exclusiveMinimum": 0 }, "tookMs": milliseconds(),
    });
    object(properties, &["question", "state"])
}

/// What a refusal and a receipt have in common: a request that was looked at item by item has a receipt for each.
fn receipts(required: &[&str]) -> Value {
    let reason = || json!({ "type": "string" });
    let receipt =
        object(json!({ "id": { "type": "string" }, "status": one_of(Status::NAMES), "code": reason(), "path": reason() }), &["status"]);
    object(json!({ "code": reason(), "path": reason(), "receipts": { "type": "array", "items": receipt } }), required)
}

fn wordings() -> Value {
    let moment = object(json!({ "moment": one_of(Moment::NAMES), "wording": { "type": "string" } }), &["moment", "wording"]);
    let survey = object(json!({ "id": id(), "moments": { "type": "array", "items": moment } }), &["id", "moments"]);
    let properties = json!({ "study": id(), "version": { "type": "integer" }, "surveys": { "type": "array", "items": survey } });
    object(properties, &["study", "version", "surveys"])
}

/// Counts and what core makes of them, whose keys are core's (`@expectly/core` has their types).
fn report() -> Value {
    json!({
        "type": "object",
        "properties": {
            "study": id(), "version": { "type": "integer" }, "revision": { "type": "integer" }, "names": { "type": "object" },
            "counts": { "type": "object" }, "report": { "type": "object" }, "refused": { "type": "integer" },
        },
        "required": ["study", "version", "revision", "names", "counts", "report", "refused"],
    })
}

fn object(properties: Value, required: &[&str]) -> Value {
    json!({ "type": "object", "properties": properties, "required": required, "additionalProperties": false })
}

fn one_of<T>(names: &[(&str, T)]) -> Value {
    json!({ "enum": names.iter().map(|(name, _)| *name).collect::<Vec<_>>() })
}

fn id() -> Value {
    json!({ "type": "string", "pattern": "^[a-z0-9][a-z0-9-]*$", "maxLength": Id::MOST })
}

fn uuid() -> Value {
    json!({ "type": "string", "pattern": "^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$", "maxLength": Uuid::LENGTH })
}

fn value() -> Value {
    json!({ "type": "integer" })
}

fn milliseconds() -> Value {
    json!({ "type": "integer", "minimum": 0, "maximum": SurveyResult::MOST_MS })
}
