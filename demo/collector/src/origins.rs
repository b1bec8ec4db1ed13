//! Owns which origin may send results for which study: exact bytes, nothing matched, nothing guessed. Sets no headers (`cors`).

use axum::http::HeaderMap;
use axum::http::header::ORIGIN;

use crate::error::Error;
use crate::studies::Studies;

/// One `--origin STUDY=ORIGIN` of the command line.
#[derive(Clone, Debug)]
pub struct Listed {
    study: String,
    origin: String,
}

impl Listed {
    /// Reads `shop=https://shop.example`. Errors: a sentence about what a browser would never send, and so never match.
    pub fn parse(text: &str) -> Result<Listed, String> {
        let (study, origin) = text.split_once('=').ok_or("expected STUDY=ORIGIN, such as shop=https://shop.example")?;
        let host = origin
            .strip_prefix("https://")
            .or_else(|| origin.strip_prefix("http://"))
            .ok_or("an origin starts with https:// or http://")?;
        let plain = |byte: u8| byte.is_ascii_graphic() && !byte.is_ascii_uppercase() && !b"/?#@*\\".contains(&byte);
        if host.is_empty() || !host.bytes().all(plain) {
            return Err("an origin is scheme, host and port in lower case, without a path or a final slash".into());
        }
        Ok(Listed { study: study.into(), origin: origin.into() })
    }

    /// Whether a header `Origin` names it: the same bytes and nothing else.
    pub fn is(&self, origin: &[u8]) -> bool {
        self.origin.as_bytes() == origin
    }
}

/// Every origin that is listed, with its study.
pub struct Origins(Vec<Listed>);

impl Origins {
    /// Errors: [`Error::OriginOfUnknownStudy`].
    pub fn of(listed: Vec<Listed>, studies: &Studies) -> Result<Origins, Error> {
        match listed.iter().find(|listed| studies.get(&listed.study).is_none()) {
            Some(stray) => Err(Error::OriginOfUnknownStudy(stray.study.clone())),
            None => Ok(Origins(listed)),
        }
    }

    /// The origin that a request comes from, if it is listed for any study at all. A request with several `Origin` headers has none.
    pub fn sender(&self, headers: &HeaderMap) -> Option<&str> {
        let mut origins = headers.get_all(ORIGIN).iter();
        let (Some(origin), None) = (origins.next(), origins.next()) else { return None };
        self.0.iter().find(|listed| listed.is(origin.as_bytes())).map(|listed| listed.origin.as_str())
    }

    /// Whether the origin may send for the study.
    pub fn allow(&self, origin: &str, study: &str) -> bool {
        self.0.iter().any(|listed| listed.origin == origin && listed.study == study)
    }

    /// The one study that the origin may send for; none if there are several. What cannot be read is put down to it.
    pub fn only_study(&self, origin: &str) -> Option<&str> {
        let mut studies = self.0.iter().filter(|listed| listed.origin == origin).map(|listed| listed.study.as_str());
        let first = studies.next()?;
        studies.all(|study| study == first).then_some(first)
    }

    /// Whether any origin may send for the study.
    pub fn has_any(&self, study: &str) -> bool {
        self.0.iter().any(|listed| listed.study == study)
    }
}
