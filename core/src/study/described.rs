//! Owns the study's description for editors and people, written from the tables by which studies are read. Ships with no page.

use alloc::format;
use alloc::string::String;

use super::{STUDY, Study};
use crate::json::Json;
use crate::shape::{schema, table, typescript};

/// What the TypeScript declarations begin with.
const DECLARATIONS: &str = "// Owns the types of a study. Written by `cargo xtask schema` from core's tables; changes belong there.\n";
/// What the documentation begins with.
const DOCUMENTATION: &str = "# The study, key by key\n
Written by `cargo xtask schema` from the tables by which core reads a study; changes belong there. The same tables make
`study.schema.json`, which editors complete and check by, and the TypeScript types. Keys that are not listed are refused.\n";

impl Study {
    /// The JSON Schema of a study, draft 2020-12. It accepts whatever [`Study::read`] accepts. It cannot know that an id stands twice,
    /// that a name refers to nothing, that two keys contradict each other, or that a text is missing because of other keys.
    pub fn schema() -> Json {
        schema::schema(&STUDY)
    }

    /// TypeScript declarations of a study: a module that exports `Study` and what it is made of.
    pub fn typescript() -> String {
        format!("{DECLARATIONS}{}", typescript::typescript(&STUDY))
    }

    /// Every key of a study in Markdown: what it may be, whether it must be there, and what it means.
    pub fn keys() -> String {
        format!("{DOCUMENTATION}{}", table::table(&STUDY))
    }
}
