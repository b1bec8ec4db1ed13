//! Owns whether a survey still takes answers: holds the complete ones against the limit that the study sets. Stores nothing, refuses
//! nothing: what was answered before the limit was seen is stored like anything else.

use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use expectly_core::json::{Json, ObjectBuilder};
use expectly_core::study::Moment;

use crate::collector::Shared;
use crate::error::{Error, json};
use crate::openapi::Always;

/// `GET /v1/open?study=ID&survey=ID`, and `&moment=` for a survey with two.
#[utoipa::path(
    get,
    path = "/v1/open",
    operation_id = "open",
    params(
        ("study" = String, Query),
        ("survey" = String, Query),
        ("moment" = Option<String>, Query, description = "Of a survey with two"),
    ),
    responses(
        (status = 200, description = "Whether it still takes answers", body = ref("#/components/schemas/Open"), content_type = "application/json"),
        (status = 403, description = "`origin_not_allowed`", body = ref("#/components/schemas/Error"), content_type = "application/json"),
        (status = 404, description = "`unknown_reference`: no such study or survey", body = ref("#/components/schemas/Error"), content_type = "application/json"),
        Always,
    ),
)]
pub async fn show(State(collector): State<Shared>, RawQuery(query): RawQuery) -> Result<Response, Error> {
    let query = query.unwrap_or_default();
    // Ids have no characters that a query would encode.
    let asked = |name| query.split('&').filter_map(|part| part.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value);
    let study = asked("study").and_then(|id| collector.studies.get(id)).ok_or(Error::UnknownStudy)?;
    let survey = study.surveys.iter().find(|survey| asked("survey") == Some(survey.id.as_str())).ok_or(Error::UnknownStudy)?;
    let moment = asked("moment").and_then(Moment::named);
    let ask = survey.asks.iter().find(|ask| moment.is_none_or(|moment| moment == ask.moment));
    let open = match ask.and_then(|ask| Some((ask.moment, ask.limit?))) {
        Some((moment, limit)) => {
            let (study, survey) = (study.id.as_str().to_owned(), survey.id.as_str().to_owned());
            collector.reader.read(move |store| store.complete(&study, &survey, moment.id())).await? < u64::from(limit)
        }
        None => true,
    };
    Ok(json(StatusCode::OK, &ObjectBuilder::new().with("open", Json::Bool(open)).build()))
}
