//! Owns which errors which kind of request may be answered with. Their codes and statuses are the errors' own.

use std::collections::BTreeMap;
use std::time::Duration;

use expectly_core::error::Error as Wrong;
use utoipa::IntoResponses;
use utoipa::openapi::content::ContentBuilder;
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::{Ref, RefOr};

use crate::error::Error;

/// What any request may be answered with.
pub struct Always;
/// Requests that read a study.
pub struct Reading;
/// Requests that take a study's results away.
pub struct Exporting;
/// Requests that begin or end a session.
pub struct SigningIn;
/// Requests that send results.
pub struct Sending;

impl IntoResponses for Always {
    fn responses() -> Responses {
        responses(always())
    }
}

impl IntoResponses for Reading {
    fn responses() -> Responses {
        responses(reading())
    }
}

impl IntoResponses for Exporting {
    fn responses() -> Responses {
        responses(reading().chain([Error::Cursor, Error::NotFound]))
    }
}

impl IntoResponses for SigningIn {
    fn responses() -> Responses {
        responses(always().chain([Error::TokenRequired, Error::TokenWrong, Error::OtherPage]))
    }
}

impl IntoResponses for Sending {
    fn responses() -> Responses {
        let malformed = Error::Malformed(Wrong::NotJson { detail: "and where".into() });
        let sending = [malformed, Error::OriginNotAllowed, Error::TooSlow, Error::TooLong, Error::Encoded];
        responses(always().chain(sending))
    }
}

type Responses = BTreeMap<String, RefOr<Response>>;

fn always() -> impl Iterator<Item = Error> {
    [Error::Query(""), Error::TooMany { wait: Duration::ZERO }, Error::Busy, Error::Full].into_iter()
}

fn reading() -> impl Iterator<Item = Error> {
    always().chain([Error::TokenRequired, Error::TokenWrong, Error::SessionOver, Error::TokenElsewhere, Error::UnknownStudy])
}

/// By status, each with its codes and what they mean.
fn responses(errors: impl Iterator<Item = Error>) -> Responses {
    let mut meanings: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for error in errors {
        meanings.entry(error.status().as_u16().to_string()).or_default().push(format!("`{}`: {error}", error.code()));
    }
    let response = |lines: Vec<String>| {
        let content = ContentBuilder::new().schema(Some(Ref::from_schema_name("Error"))).build();
        RefOr::T(ResponseBuilder::new().description(lines.join("; ")).content("application/json", content).build())
    };
    meanings.into_iter().map(|(status, lines)| (status, response(lines))).collect()
}
