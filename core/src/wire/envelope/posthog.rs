//! Owns a result as PostHog's event `survey sent`, as posthog-js 1.449 sends it; nobody is made a person of.

pub(super) const BATCH: &str = concat!(
    r#"{"api_key":~key~,"batch":[|{"event":"survey sent","uuid":~id~,"timestamp":~time~,"properties":{"distinct_id":~person~,"#,
    r#""$process_person_profile":false,"$geoip_disable":true,"$lib":"expectly","$survey_id":~survey~,"#,
    r#""$survey_name":~survey~,"$survey_submission_id":~id~,"$survey_completed":~complete~,"$survey_language":~locale~,"#,
    r#""$survey_questions":[~questions~]~responses~~facts~}}|],"sent_at":~now~}"#
);
