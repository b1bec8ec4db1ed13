//! Owns a result as Segment's `track` call, as its own libraries batch it.

pub(super) const BATCH: &str = concat!(
    r#"{"writeKey":~key~,"batch":[|{"type":"track","event":"Survey Answered","messageId":~id~,"timestamp":~time~,"anonymousId":~person~,"#,
    r#""context":{"library":{"name":"expectly","version":""#,
    env!("CARGO_PKG_VERSION"),
    r#""},"locale":~locale~,"page":{"path":~path~}},"properties":{"answers":{~answers~}~facts~}}|],"sentAt":~now~}"#
);
