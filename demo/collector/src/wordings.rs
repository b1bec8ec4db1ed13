//! Owns what anybody may know of a study: which moments it has, and the fingerprints of what they ask, for those who send results
//! without a widget. Does not compute fingerprints (core does).

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use axum::response::{IntoResponse, Response};
use expectly_core::json::{Json, ObjectBuilder};
use expectly_core::study::{Study, Survey};

use crate::collector::Shared;
use crate::error::{Error, json};

/// `GET /v1/studies/{study}`
pub async fn show(State(collector): State<Shared>, Path(id): Path<String>) -> Response {
    let mut answer = match collector.studies.get(&id) {
        Some(study) => json(StatusCode::OK, &of(study)),
        None => Error::UnknownStudy.into_response(),
    };
    answer.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, axum::http::HeaderValue::from_static("*"));
    answer
}

fn of(study: &Study) -> Json {
    let moments = |survey: &Survey| {
        let moment = |moment| {
            let wording = study.wording(survey, moment);
            ObjectBuilder::new().with("moment", moment.id()).with("wording", wording.as_str()).build()
        };
        Json::List(survey.moments().map(moment).collect())
    };
    let survey = |survey: &Survey| ObjectBuilder::new().with("id", survey.id.as_str()).with("moments", moments(survey)).build();
    ObjectBuilder::new()
        .with("study", study.id.as_str())
        .with("version", u64::from(study.version))
        .with("surveys", Json::List(study.surveys.iter().map(survey).collect()))
        .build()
}
