//! Owns a result as a CloudEvent (1.0, JSON format, structured batch): our own result, wrapped.

pub(super) const BATCH: &str = concat!(
    r#"[|{"specversion":"1.0","type":"expectly.result.v1","source":~study~,"subject":~survey~,"id":~id~,"time":~time~,"#,
    r#""datacontenttype":"application/json","data":~result~}|]"#
);
