//! Owns the collector's word on each result, as both sides read it; does not decide when to retry.

use alloc::string::String;
use alloc::vec::Vec;

use crate::error::Error;
use crate::json::{Json, ObjectBuilder};
use crate::read::{Node, Read, document};

/// What became of one result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is on disk.
    Stored,
    /// It was on disk already.
    Duplicate,
    /// Another result with this id is on disk; the first one stays.
    Conflict,
    /// It is wrong and was kept aside.
    Rejected,
}

impl Status {
    /// Every status with its name in receipts.
    pub const NAMES: &[(&str, Status)] =
        &[("stored", Status::Stored), ("duplicate", Status::Duplicate), ("conflict", Status::Conflict), ("rejected", Status::Rejected)];

    /// The name in receipts.
    pub fn id(self) -> &'static str {
        super::answered::name_of(Status::NAMES, self)
    }
}

/// The word on one result. Receipts come in the order of the results sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// The result's id, if it could be read.
    pub id: Option<String>,
    /// What became of it.
    pub status: Status,
    /// Why it was rejected, and where: the code and path of an [`Error`].
    pub reason: Option<(String, String)>,
}

impl Receipt {
    /// Reads `{ "receipts": [ … ] }`; whatever else the body says is left alone. Errors: any of [`Error`] but `Overflow`.
    pub fn read_all(json: &Json) -> Result<Vec<Receipt>, Error> {
        document(json, |root| root.open()?.required("receipts")?.each(usize::MAX, Receipt::read))
    }

    fn read<'a>(node: Node<'a>) -> Read<'a, Receipt> {
        let object = node.open()?;
        let text = |node: Node<'a>| node.text(usize::MAX).map(String::from);
        let code = object.maybe("code", text)?;
        let path = object.maybe("path", text)?.unwrap_or_default();
        Ok(Receipt {
            id: object.maybe("id", text)?,
            status: object.required("status")?.choice(Status::NAMES)?,
            reason: code.map(|code| (code, path)),
        })
    }

    /// The receipt as it is sent.
    pub fn to_json(&self) -> Json {
        ObjectBuilder::new()
            .with_some("id", self.id.as_deref())
            .with("status", self.status.id())
            .with_some("code", self.reason.as_ref().map(|(code, _)| code.as_str()))
            .with_some("path", self.reason.as_ref().map(|(_, path)| path.as_str()))
            .build()
    }
}
