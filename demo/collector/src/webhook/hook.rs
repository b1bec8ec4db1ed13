//! Owns who is told of what: the file in which the operator says so. Tells nobody.

use std::fs;
use std::path::Path;

use expectly_core::wire::SurveyResult;
use serde::Deserialize;
use ureq::http::Uri;

use super::event::Event;
use super::secret::Secrets;
use crate::error::Error;
use crate::store::Call;
use crate::studies::Studies;

/// A receiver.
pub struct Hook {
    pub name: String,
    pub url: Uri,
    pub secrets: Secrets,
    events: Vec<Event>,
    /// Those that it is told of; empty for all.
    studies: Vec<String>,
}

/// All receivers.
#[derive(Default)]
pub struct Hooks(pub Vec<Hook>);

/// A receiver as the file has it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Written {
    name: String,
    url: String,
    events: Vec<String>,
    #[serde(default)]
    studies: Vec<String>,
    secret_file: String,
}

/// The longest name of a receiver.
const MOST_NAME: usize = 32;

impl Hooks {
    /// Reads the file, and beside it the secrets. Errors: [`Error::Unreadable`], [`Error::Webhooks`].
    pub fn read(file: &Path, studies: &Studies) -> Result<Hooks, Error> {
        let text = read(file)?;
        let wrong = |said: String| Error::Webhooks { file: file.into(), said };
        let written: Vec<Written> = serde_json::from_str(&text).map_err(|error| wrong(error.to_string()))?;
        let mut hooks: Vec<Hook> = Vec::new();
        for written in written {
            let name = written.name.clone();
            let wrong = |said: String| wrong(format!("{name}: {said}"));
            if hooks.iter().any(|hook| hook.name == name) {
                return Err(wrong("there are two of that name".into()));
            }
            if let Some(study) = written.studies.iter().find(|study| studies.get(study).is_none()) {
                return Err(wrong(format!("no study is called {study}")));
            }
            let beside = file.parent().unwrap_or(Path::new("")).join(&written.secret_file);
            let secrets = Secrets::parse(&read(&beside)?).map_err(|said| Error::Webhooks { file: beside, said })?;
            hooks.push(Hook::of(written, secrets).map_err(wrong)?);
        }
        Ok(Hooks(hooks))
    }

    /// What is to be told of a new result, and to whom.
    pub fn calls(&self, result: &SurveyResult) -> Vec<Call> {
        let (study, id) = (result.study.as_str(), result.id.as_str());
        let concerned = self.0.iter().filter(|hook| hook.studies.is_empty() || hook.studies.iter().any(|known| known == study));
        let calls = concerned.flat_map(|hook| {
            let events = Event::NAMES.iter().filter(|(_, event)| hook.events.contains(event) && event.is(result));
            events.map(|(event, _)| Call { hook: hook.name.clone(), event: (*event).into(), study: study.into(), id: id.into() })
        });
        calls.collect()
    }
}

impl Hook {
    fn of(written: Written, secrets: Secrets) -> Result<Hook, String> {
        let Written { name, url, events, studies, .. } = written;
        let is_name = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if name.is_empty() || name.len() > MOST_NAME || !name.bytes().all(is_name) {
            return Err("a name has small letters, digits and hyphens".into());
        }
        let known = Event::NAMES.map(|(name, _)| name).join(", ");
        let event = |name: &String| Event::NAMES.iter().find(|(known, _)| known == name).map(|(_, event)| *event);
        let events: Vec<Event> = events.iter().map(event).collect::<Option<_>>().ok_or_else(|| format!("the events are {known}"))?;
        if events.is_empty() {
            return Err(format!("it names none of the events {known}"));
        }
        Ok(Hook { name, url: address(&url)?, secrets, events, studies })
    }
}

/// Reads an address. What is told is personal, so that it goes encrypted unless it stays on this machine.
fn address(text: &str) -> Result<Uri, String> {
    let url: Uri = text.parse().map_err(|error| format!("its url is none: {error}"))?;
    let host = url.host().ok_or("its url names no host")?;
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let is_here = host == "localhost" || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback());
    match url.scheme_str() {
        _ if url.authority().is_some_and(|authority| authority.as_str().contains('@')) => Err("its url holds a password".into()),
        Some("https") => Ok(url),
        Some("http") if is_here => Ok(url),
        _ => Err("its url begins with https://, or with http:// on this machine".into()),
    }
}

fn read(file: &Path) -> Result<String, Error> {
    fs::read_to_string(file).map_err(|source| Error::Unreadable { file: file.into(), source })
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn answers_leave_this_machine_encrypted_or_not_at_all() {
        for good in ["https://crm.example/x?y=z", "http://127.0.0.1:8080/", "http://localhost/", "http://[::1]:8080/"] {
            assert!(address(good).is_ok(), "{good}");
        }
        let wrong = [
            "http://crm.example/",
            "http://127.0.0.1.evil.example/",
            "http://10.0.0.1/",
            "ftp://localhost/",
            "/x",
            "https://a:b@crm.example/",
        ];
        for wrong in wrong {
            assert!(address(wrong).is_err(), "{wrong}");
        }
    }
}
