//! Owns the end of expectations whose experience never came: each is told of as unpaired, once, and forgotten on the device.

use std::rc::Rc;

use expectly_core::study::Moment;

use crate::context::{self, Context, Request};
use crate::conversation::Conversation;
use crate::outbox::{self, Record};
use crate::page;

const DAY_MS: f64 = 86_400_000.0;

/// Ends every pair of the study that waited longer than its survey lets it.
pub async fn all(study: &str) {
    // A wrong study is complained about where it is shown.
    let Ok(read) = context::study(study) else { return };
    for survey in &read.surveys {
        if survey.ask(Moment::After).is_none() {
            continue;
        }
        let request = Request {
            study: study.to_owned(),
            survey: survey.id.as_str().to_owned(),
            moment: Moment::After.id().to_owned(),
            words: "{}".to_owned(),
            ..Request::default()
        };
        let now = page::now();
        let Ok(context) = Context::load(&request).await else { continue };
        let waited = context.pair.as_ref().map_or(0, |pair| now.saturating_sub(pair.since)) as f64;
        if waited > survey.expires_days * DAY_MS {
            let unseen = Conversation::unseen(Rc::new(context), now);
            let record = Record::new(&unseen.result(), &read.endpoint, now, false);
            outbox::put(&record, survey.id.as_str(), unseen.pair_change(now)).await;
        }
    }
}
