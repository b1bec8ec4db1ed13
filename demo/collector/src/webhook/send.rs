//! Owns one call over HTTP: what it says, how it is signed, what the answer means. Does not decide when it is tried again.

use std::time::Duration;

use expectly_core::json::{Json, ObjectBuilder};
use jiff::Timestamp;
use ureq::Agent;
use ureq::http::{HeaderMap, StatusCode};

use super::hook::Hook;
use super::tries::Answer;
use crate::error::Error;
use crate::store::{Call, Stored, written};

/// How long a receiver may take: what the specification recommends at least.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// A way to call. Redirects are not followed: an address is the operator's to choose, never a receiver's. What is not encrypted stays on this
/// machine, so it goes through no proxy.
pub fn agent(hook: &Hook) -> Agent {
    let mut agent = Agent::config_builder().timeout_global(Some(PATIENCE)).max_redirects(0).max_redirects_will_error(false);
    if hook.url.scheme_str() == Some("http") {
        agent = agent.proxy(None);
    }
    agent.http_status_as_error(false).user_agent(concat!("expectly/", env!("CARGO_PKG_VERSION"))).build().into()
}

/// What a receiver knows a call by: the same in each try, whoever calls.
fn id(call: &Call) -> String {
    // A full stop parts what is signed.
    format!("{}_{}_{}", call.event.replace('.', "-"), call.study, call.id)
}

/// What is told. Errors: [`Error::Damaged`].
fn body(call: &Call, stored: &Stored) -> Result<String, Error> {
    let result = Json::parse(&stored.body).map_err(Error::Damaged)?;
    let at = written(stored.received_at);
    let data = ObjectBuilder::new().with("study", call.study.as_str()).with("receivedAt", at.as_str()).with("result", result);
    Ok(ObjectBuilder::new().with("type", call.event.as_str()).with("timestamp", at.as_str()).with("data", data.build()).build().to_text())
}

/// Tells a receiver. Errors: [`Error::Damaged`] for a result that cannot be told.
pub fn send(agent: &Agent, hook: &Hook, call: &Call, stored: &Stored) -> Result<Answer, Error> {
    let (id, body, seconds) = (id(call), body(call, stored)?, Timestamp::now().as_second());
    let signature = hook.secrets.sign(&id, seconds, &body);
    let request = agent.post(hook.url.clone()).content_type("application/json").header("webhook-id", id);
    let request = request.header("webhook-timestamp", seconds.to_string()).header("webhook-signature", signature);
    Ok(match request.send(body) {
        Ok(answer) => meaning(answer.status(), answer.headers()),
        Err(error) => Answer::Failed { said: error.to_string(), wait: None },
    })
}

fn meaning(status: StatusCode, headers: &HeaderMap) -> Answer {
    match status {
        status if status.is_success() => Answer::Taken,
        StatusCode::GONE => Answer::Gone,
        status => {
            let wait = headers.get("retry-after").and_then(|seconds| seconds.to_str().ok()?.parse().ok());
            Answer::Failed { said: format!("status {}", status.as_u16()), wait: wait.map(Duration::from_secs) }
        }
    }
}
