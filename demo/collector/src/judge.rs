//! Owns judging the text of a result: whether core, the study that it names and the keys of that find it right. Who may send it is the intake's.

use std::sync::Arc;

use expectly_core::error::Error as Wrong;
use expectly_core::study::Study;
use expectly_core::wire::{SurveyResult, Uuid};
use jiff::Timestamp;
use serde::Deserialize;
use serde_json::value::RawValue;

use crate::signed::Signing;
use crate::store::{Entry, MOST_CELLS, most_cells};
use crate::studies::Studies;

/// What was found.
pub struct Judged<'a> {
    /// The result's id, as far as it can be read.
    pub id: Option<String>,
    /// The study that it names, if that is served.
    pub study: Option<&'a Arc<Study>>,
    /// The result, if it is right; otherwise the code and path of what is wrong.
    pub entry: Result<Entry, (&'static str, String)>,
}

impl<'a> Judged<'a> {
    /// Judges a text that came then.
    pub fn of((studies, signing): (&'a Studies, &Signing), text: &str, received_at: Timestamp) -> Judged<'a> {
        let parsed = SurveyResult::parse(text);
        let head = match &parsed {
            Ok(result) => Head { id: Some(result.id.clone()), study: Some(result.study.as_str().into()) },
            Err(_) => Head::read(text),
        };
        let study = head.study.as_deref().and_then(|id| studies.get(id));
        let result = parsed.and_then(|mut result| {
            let study = study.ok_or_else(|| Wrong::UnknownReference { path: "study".into() })?;
            result.check(study)?;
            if most_cells(&result) > MOST_CELLS {
                return Err(Wrong::TooLong { path: "answers".into(), most: MOST_CELLS });
            }
            // An earlier version of the study may have listed others, which is no reason to lose the answer.
            result.attributes.retain(|(name, _)| study.attributes.contains(name));
            Ok(result)
        });
        let entry = result.map_err(|wrong| (wrong.code(), wrong.path().into())).and_then(|mut result| {
            let ticket = signing.look(&mut result, received_at).map_err(|wrong| (wrong.code(), wrong.path().into()))?;
            Ok(Entry::Result(Box::new(result), ticket))
        });
        Judged { id: head.id.map(|id| id.as_str().into()), study, entry }
    }
}

/// What can be read of a result that is wrong elsewhere.
struct Head {
    id: Option<Uuid>,
    study: Option<String>,
}

impl Head {
    fn read(text: &str) -> Head {
        #[derive(Default, Deserialize)]
        struct Raw<'a> {
            #[serde(borrow, default)]
            id: Option<&'a RawValue>,
            #[serde(borrow, default)]
            study: Option<&'a RawValue>,
        }
        let raw: Raw<'_> = serde_json::from_str(text).unwrap_or_default();
        let text = |raw: Option<&RawValue>| raw.and_then(|raw| serde_json::from_str::<String>(raw.get()).ok());
        Head { id: text(raw.id).and_then(|id| Uuid::parse(&id)), study: text(raw.study) }
    }
}
