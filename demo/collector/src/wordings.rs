//! Owns what anybody may know of a study: which moments it has, and the fingerprints of what they ask, for those who send results
//! without a widget. Does not compute fingerprints (core does).

use axum::extract::rejection::PathRejection;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::http::header::ACCESS_CONTROL_ALLOW_ORIGIN;
use axum::response::{IntoResponse, Response};
use expectly_core::json::{Json, ObjectBuilder};
use expectly_core::study::{Study, Survey};

use crate::collector::Shared;
use crate::error::{Error, json};
use crate::openapi::Always;

/// `GET /v1/studies/{study}`
#[utoipa::path(
    get,
    path = "/v1/studies/{study}",
    operation_id = "wordings",
    params(("study" = String, Path)),
    responses(
        (status = 200, description = "Its moments, and the fingerprints of what they ask", body = ref("#/components/schemas/Wordings"), content_type = "application/json"),
        (status = 404, description = "`unknown_reference`: no such study", body = ref("#/components/schemas/Error"), content_type = "application/json"),
        Always,
    ),
)]
pub async fn show(State(collector): State<Shared>, id: Result<Path<String>, PathRejection>) -> Response {
    let mut answer = match id.ok().and_then(|Path(id)| collector.studies.get(&id)) {
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
